// A recorded decision, or one of its remedies, is corrected.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/correction_store.hpp"
#include "areas/ombudsman/decision_fields.hpp"
#include "areas/ombudsman/pages.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

namespace {

constexpr std::size_t most_of_a_label = 70;

Story decided_case(Here const& here, Id<OmbudsmanCase> id) {
    auto story = must_find(here, id);
    if (!story.decision) {
        throw Conflict();
    }
    return story;
}

/// How much was corrected or moved when the form was opened.
std::string seen(Story const& story) {
    return fmt::format("{}.{}.{}", story.decisions_before.size(), story.remedies_before.size(),
                       story.extensions.size());
}

void expect_seen(Story const& story, web::Form const& form) {
    if (form.text("seen") != seen(story)) {
        throw Conflict();
    }
}

Html why_fields(Typed const& typed) {
    return govuk::lines({loop::one_of(typed, {"cause", "Why is it corrected?"}, loop::options_of<CorrectionCause>()),
                         loop::text_field(typed,
                                          {"because", "What was wrong, or what did they change?",
                                           "It stands beside what was said before. " + std::string(without_names)},
                                          2)});
}

WhyDraft why_typed(web::Form const& form) { return {form.choice<CorrectionCause>("cause"), form.text("because")}; }

std::string what_follows(Story const& story) {
    bool const has_improvements = std::ranges::any_of(story.remedies,
                                                      [](Remedy const& one) { return one.learning_point != 0; });
    return std::string("What it says now stays on the page, with who corrected it, when and why. The uphold rate, the "
                       "figures and the alarms follow by themselves.") +
           (has_improvements ? " The owners of the learning points that came of it are told what changed." : "");
}

void add_day(std::vector<web::Field>& fields, std::string const& name, Day day) {
    for (auto& field : loop::day_as_typed(name, day)) {
        fields.push_back(std::move(field));
    }
}

// ---- the decision

std::vector<web::Field> as_typed(Story const& story) {
    auto const& decision = *story.decision;
    std::vector<web::Field> fields{{"category", decision.category},
                                   {"summary", decision.summary},
                                   {"fault", decision.fault},
                                   {"injustice", decision.injustice},
                                   {"remedied_already", decision.remedied_already ? "yes" : ""},
                                   {"seen", seen(story)}};
    add_day(fields, "decided_on", decision.decided_on);
    if (decision.published_on) {
        add_day(fields, "published_on", *decision.published_on);
    }
    for (auto const& remedy : story.remedies) {
        add_day(fields, due_field(remedy.id), remedy.due);
    }
    return fields;
}

Html due_fields(Story const& story, Typed const& typed) {
    Html fields = story.remedies.empty() ? Html{} : loop::heading("When its remedies are due");
    for (auto const& remedy : story.remedies) {
        fields += loop::day_field(typed, {due_field(remedy.id), shortened(remedy.what, most_of_a_label)});
    }
    return fields;
}

Response show_correction(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Correct the decision", "/decision/correct", "Correct it");
    page.before += loop::paragraph(what_follows(story));
    page.fields = govuk::lines({why_fields(typed), decision_fields(here, typed), due_fields(story, typed),
                                loop::hidden("seen", typed.text("seen"))});
    return loop::show_form(here, page, typed.problems);
}

Response show_correction_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = decided_case(here, id);
    return show_correction(here, story, {as_typed(story), {}});
}

std::vector<DueTyped> dues_typed(Story const& story, web::Form const& form) {
    std::vector<DueTyped> dues;
    for (auto const& remedy : story.remedies) {
        dues.push_back({remedy.id, form.typed_day(due_field(remedy.id))});
    }
    return dues;
}

Response correct_it(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = decided_case(here, id);
    web::Form const form(request);
    expect_seen(story, form);
    auto const correction = corrected(decision_typed(form), dues_typed(story, form), why_typed(form), story,
                                      here.today);
    if (!correction) {
        return show_correction(here, story, {request.form, correction.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        correct_decision(db, story, *correction, doing_now(here));
        return web::see(path_of(id) + "#decision");
    });
}

// ---- a remedy

std::string place_of(Remedy const& remedy) { return fmt::format("/remedies/{}/correct", remedy.id.number); }

Response show_remedy_correction(Here& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    auto page = page_for(story, "Correct a remedy", place_of(remedy), "Correct it");
    page.before += govuk::inset_text({.text = remedy.what}) + loop::paragraph(what_follows(story));
    page.fields = govuk::lines({why_fields(typed), remedy_fields(typed),
                                loop::day_field(typed, {"due", "By when is it due?"}),
                                loop::hidden("seen", typed.text("seen"))});
    return loop::show_form(here, page, typed.problems);
}

Response show_remedy_correction_form(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = decided_case(here, id);
    auto const remedy = remedy_of(story, number);
    std::vector<web::Field> fields{{"kind", std::string(name_of(remedy.kind))},
                                   {"type", std::string(name_of(remedy.type))},
                                   {"what", remedy.what},
                                   {"seen", seen(story)}};
    add_day(fields, "due", remedy.due);
    return show_remedy_correction(here, story, remedy, {fields, {}});
}

Response correct_the_remedy(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = decided_case(here, id);
    auto const remedy = remedy_of(story, number);
    web::Form const form(request);
    expect_seen(story, form);
    auto const correction = corrected(RemedyDraft{form.choice<RemedyKind>("kind"), form.choice<RemedyType>("type"),
                                                  form.text("what"), remedy.owner.number, form.typed_day("due")},
                                      remedy, why_typed(form), story);
    if (!correction) {
        return show_remedy_correction(here, story, remedy, {request.form, correction.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        correct_remedy(db, story, remedy, *correction, doing_now(here));
        return web::see(path_of(id) + "#remedies");
    });
}

}  // namespace

void mount_corrections(people::Site& at) {
    at.get("/ombudsman/{id}/decision/correct", may::answer_ombudsman, show_correction_form);
    at.post("/ombudsman/{id}/decision/correct", may::answer_ombudsman, correct_it);
    at.get("/ombudsman/{id}/remedies/{remedy}/correct", may::answer_ombudsman, show_remedy_correction_form);
    at.post("/ombudsman/{id}/remedies/{remedy}/correct", may::answer_ombudsman, correct_the_remedy);
}

}  // namespace heed::ombudsman
