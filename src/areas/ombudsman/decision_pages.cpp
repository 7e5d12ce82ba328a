// The decision, its publication, and what the Ombudsman says of our compliance.

#include <fmt/format.h>

#include "areas/ombudsman/decision_fields.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/remedies.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/failure.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::day_field;
using loop::one_of;
using loop::text_field;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

namespace {

Story with_decision(Here const& here, Id<OmbudsmanCase> id, bool decided) {
    auto story = must_find(here, id);
    if (story.decision.has_value() != decided) {
        throw Conflict();
    }
    return story;
}

/// Those of today's year and, where a day was typed, of its year: what came in March is typed in April.
std::vector<loop::Option> categories_as_options(Day today) {
    std::vector<loop::Option> options;
    for (auto const& category : categories_on(today)) {
        options.push_back({category.code, category.name,
                           category.investigated ? "A detailed investigation: it counts in the uphold rate"
                                                 : "Not investigated in detail: it does not count in the uphold rate"});
    }
    return options;
}

Html remedied_field(Typed const& typed) {
    govuk::Checkboxes box{.name = "remedied_already", .classes = "govuk-checkboxes--small"};
    if (!typed.text("remedied_already").empty()) {
        box.values = {"yes"};
    }
    box.items.push_back({.value = "yes",
                         .text = "The Ombudsman says that we had provided a satisfactory remedy already",
                         .hint = "Before the person went to the Ombudsman"});
    return govuk::checkboxes(box);
}

}  // namespace

Html decision_fields(Here const& here, Typed const& typed) {
    auto const day = web::day_from(web::Form(typed.fields).typed_day("decided_on"), "", "");
    return govuk::lines(
        {one_of(typed, {"category", "What did the Ombudsman decide?"}, categories_as_options(day ? *day : here.today)),
         day_field(typed, {"decided_on", "When was it decided?"}),
         text_field(typed, {"summary", "What did the Ombudsman find?", std::string(without_names)}, 4),
         text_field(typed, {"fault", "What was the fault?", "What we did or left undone. Needed where it is upheld."},
                    3),
         text_field(
             typed,
             {"injustice", "What was the injustice?", "What that did to the person. " + std::string(without_names)}, 3),
         remedied_field(typed),
         day_field(typed, {"published_on", "When was it published? (optional)",
                           "The Ombudsman publishes most decisions some weeks later. You can record it then."})});
}

DecisionDraft decision_typed(web::Form const& form) {
    return {form.text("category"),  form.typed_day("decided_on"),    form.text("summary"),          form.text("fault"),
            form.text("injustice"), form.ticked("remedied_already"), form.typed_day("published_on")};
}

namespace {

Response show_decision(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Record the decision", "/decision", "Record it");
    page.before += loop::paragraph("What was investigated in detail becomes a signal, so that it can be learned from.");
    page.fields = decision_fields(here, typed);
    return loop::show_form(here, page, typed.problems);
}

Response show_decision_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    return show_decision(here, with_decision(here, id, false), {loop::day_as_typed("decided_on", here.today), {}});
}

Response record_decision(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = with_decision(here, id, false);
    auto const decision = decided(decision_typed(web::Form(request)), story, here.today);
    if (!decision) {
        return show_decision(here, story, {request.form, decision.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_decision(db, id, *decision, doing_now(here));
        return web::see(path_of(id) + "#decision");
    });
}

// ---- its publication

Response show_publication(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Record the day of publication", "/published", "Record it");
    page.fields = day_field(typed, {"published_on", "When did the Ombudsman publish its decision?"});
    return loop::show_form(here, page, typed.problems);
}

Response show_publication_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    return show_publication(here, with_decision(here, id, true), {loop::day_as_typed("published_on", here.today), {}});
}

Response record_publication(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = with_decision(here, id, true);
    auto const day = published(web::Form(request).typed_day("published_on"), *story.decision, here.today);
    if (!day) {
        return show_publication(here, story, {request.form, day.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        publish_decision(db, id, *day, doing_now(here));
        return web::see(path_of(id) + "#decision");
    });
}

// ---- compliance

Response show_compliance(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "What the Ombudsman says of our compliance", "/compliance", "Record it");
    page.fields = govuk::lines(
        {one_of(typed, {"outcome", "What do they say?"}, loop::options_of<Complied>()),
         day_field(typed, {"told_on", "When did they tell us?"}),
         text_field(typed, {"says", "In their words (optional)", std::string(without_names)}, 3)});
    return loop::show_form(here, page, typed.problems);
}

Response show_compliance_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = with_decision(here, id, true);
    if (!story.compliance) {
        return show_compliance(here, story, {loop::day_as_typed("told_on", here.today), {}});
    }
    auto fields = loop::day_as_typed("told_on", story.compliance->told_on);
    fields.push_back({"outcome", std::string(name_of(story.compliance->outcome))});
    fields.push_back({"says", story.compliance->says});
    return show_compliance(here, story, {fields, {}});
}

Response record_compliance(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = with_decision(here, id, true);
    web::Form const form(request);
    auto const said = complied({form.choice<Complied>("outcome"), form.typed_day("told_on"), form.text("says")}, story,
                               here.today);
    if (!said) {
        return show_compliance(here, story, {request.form, said.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_compliance(db, id, *said, doing_now(here));
        return web::see(path_of(id) + "#remedies");
    });
}

}  // namespace

void mount_decisions(people::Site& at) {
    at.get("/ombudsman/{id}/decision", may::answer_ombudsman, show_decision_form);
    at.post("/ombudsman/{id}/decision", may::answer_ombudsman, record_decision);
    at.get("/ombudsman/{id}/published", may::answer_ombudsman, show_publication_form);
    at.post("/ombudsman/{id}/published", may::answer_ombudsman, record_publication);
    at.get("/ombudsman/{id}/compliance", may::answer_ombudsman, show_compliance_form);
    at.post("/ombudsman/{id}/compliance", may::answer_ombudsman, record_compliance);
}

}  // namespace heed::ombudsman
