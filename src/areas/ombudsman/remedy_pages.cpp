// Remedies, one form each: agreed, shown to be done, accepted or not, given up, and their way into the loop.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/decision_fields.hpp"
#include "areas/ombudsman/into_the_loop.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/remedies.hpp"
#include "kernel/failure.hpp"
#include "loop/register/testable_fields.hpp"
#include "loop/themes/theme_store.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::day_field;
using loop::one_of;
using loop::pick_from;
using loop::text_field;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;

Remedy remedy_of(Story const& story, Id<Remedy> id) {
    auto const found = std::ranges::find(story.remedies, id, &Remedy::id);
    if (found == story.remedies.end()) {
        throw NotFound();
    }
    return *found;
}

web::Html remedy_fields(Typed const& typed) {
    return govuk::lines(
        {one_of(typed, {"kind", "Whom is it for?"}, loop::options_of<RemedyKind>()),
         one_of(typed, {"type", "What sort of remedy is it?", "", "govuk-radios--small"},
                loop::options_of<RemedyType>()),
         text_field(typed, {"what", "What was agreed?", "In the Ombudsman’s words. " + std::string(without_names)},
                    4)});
}

namespace {

loop::FormPage page_for(Story const& story, Remedy const& remedy, std::string title, std::string_view place,
                        std::string button) {
    auto page = page_for(story, std::move(title), fmt::format("/remedies/{}/{}", remedy.id.number, place),
                         std::move(button));
    page.before += govuk::inset_text({.text = remedy.what});
    return page;
}

Response back_to(Story const& story) { return web::see(path_of(story.about.id) + "#remedies"); }

// ---- agreed

Response show_remedy(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Add a remedy", "/remedies/new", "Add it");
    page.before += loop::paragraph(
        "One remedy at a time, each with its own date. Something that is agreed for the person and for the service is "
        "two remedies. A service improvement goes round the loop until it is proved.");
    page.fields = govuk::lines({remedy_fields(typed),
                                pick_from(typed, {"owner", "Who does it?"},
                                          members_for(here.db, story.about.kept_from_worker), "Select a person"),
                                day_field(typed, {"due", "By when is it due?"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_remedy_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = must_find(here, id);
    if (!story.decision) {
        throw Conflict();
    }
    return show_remedy(here, story, {{{"owner", std::to_string(story.about.officer.number)}}, {}});
}

Response record_remedy(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = must_find(here, id);
    web::Form const form(request);
    auto const remedy = agreed(
        {form.choice<RemedyKind>("kind"), form.choice<RemedyType>("type"), form.text("what"),
         member_for(here.db, form, "owner", story.about.kept_from_worker), form.typed_day("due")},
        story);
    if (!remedy) {
        return show_remedy(here, story, {request.form, remedy.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const number = add_remedy(db, *remedy, doing_now(here));
        return remedy->kind == RemedyKind::service_improvement
                   ? web::see(fmt::format("{}/remedies/{}/learning-point", path_of(id), number.number))
                   : back_to(story);
    });
}

// ---- into the loop

Response show_entry(Here& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    auto page = page_for(story, remedy, "Begin its learning point", "learning-point", "Begin it");
    page.before += loop::paragraph(
        "The Ombudsman’s words are kept. What would be different is what will be looked at: the improvement is done "
        "when that was seen, and not when somebody ticked it.");
    page.fields = govuk::lines(
        {pick_from(typed, {"theme", "Which theme is it about?"}, loop::themes_as_options(loop::list_themes(here.db)),
                   "Select a theme"),
         text_field(typed,
                    {"sentence", "What would be different?",
                     "One sentence that somebody could test, such as “Every plan is reviewed within 12 months”"},
                    3),
         loop::testable_fields(typed), loop::keep_it_anyway(typed, true),
         pick_from(typed, {"service", "In which service?"}, loop::services_as_options(loop::services(here.db)),
                   "Every service"),
         pick_from(typed, {"owner", "Who owns it?"}, members_for(here.db, story.about.kept_from_worker),
                   "Select a person"),
         loop::heading("Or one that is there already"),
         loop::line_field(typed, {"joins", "Number of the learning point (optional)",
                                  "As in its address. Then nothing else is needed.", "govuk-input--width-5"})});
    return loop::show_form(here, page, typed.problems);
}

Remedy improvement_of(Story const& story, Id<Remedy> id) {
    auto const remedy = remedy_of(story, id);
    if (remedy.kind != RemedyKind::service_improvement || remedy.learning_point != 0) {
        throw Conflict();
    }
    return remedy;
}

Response show_entry_form(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = improvement_of(story, number);
    std::vector<web::Field> const fields{{"service", std::to_string(story.about.service)},
                                         {"owner", std::to_string(remedy.owner.number)}};
    return show_entry(here, story, remedy, {fields, {}});
}

Response enter_it(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = improvement_of(story, number);
    auto const way = into_the_loop(here, web::Form(request), story, remedy);
    if (!way) {
        return show_entry(here, story, remedy, {request.form, way.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const point = enter_the_loop(db, *way, story, doing_now(here));
        name_learning_point(db, remedy, point, doing_now(here));
        return back_to(story);
    });
}

// ---- shown to be done, and what the Ombudsman replied

Response show_evidence(Here& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    auto page = page_for(story, remedy, "Record that a remedy is done", "evidence", "Record it");
    page.before += loop::paragraph(fmt::format(
        "It is due on {}. It counts as done once the Ombudsman has its evidence.", heed::spoken(remedy.due)));
    page.fields = govuk::lines(
        {day_field(typed, {"done_on", "When was it done?"}),
         text_field(typed,
                    {"says", "What shows it?", "For example, the letter of apology. " + std::string(without_names)}, 3),
         day_field(typed, {"sent_on", "When was that sent to the Ombudsman?"})});
    return loop::show_form(here, page, typed.problems);
}

Remedy unshown(Story const& story, Id<Remedy> id) {
    auto const remedy = remedy_of(story, id);
    if (remedy.shown_on || remedy.not_done_on) {
        throw Conflict();
    }
    return remedy;
}

Response show_evidence_form(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    return show_evidence(here, story, unshown(story, number), {loop::day_as_typed("sent_on", here.today), {}});
}

Response record_evidence(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = unshown(story, number);
    web::Form const form(request);
    auto const shown = shown_done({form.typed_day("done_on"), form.text("says"), form.typed_day("sent_on")}, remedy,
                                  story, here.today);
    if (!shown) {
        return show_evidence(here, story, remedy, {request.form, shown.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_evidence(db, remedy, *shown, doing_now(here));
        return back_to(story);
    });
}

Response show_reply(Here& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    auto page = page_for(story, remedy, "What the Ombudsman replied", "reply", "Record it");
    page.fields = govuk::lines({one_of(typed, {"reply", "Do they accept the evidence?"}, loop::options_of<Reply>()),
                                text_field(typed, {"why", "If not, why?", "The remedy is then open again."}, 3),
                                day_field(typed, {"replied_on", "When did they reply?"})});
    return loop::show_form(here, page, typed.problems);
}

Evidence unanswered(Story const& story, Remedy const& remedy) {
    auto const* evidence = standing_evidence(story, remedy);
    if (evidence == nullptr || evidence->accepted_on) {
        throw Conflict();
    }
    return *evidence;
}

Response show_reply_form(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = remedy_of(story, number);
    unanswered(story, remedy);
    return show_reply(here, story, remedy, {loop::day_as_typed("replied_on", here.today), {}});
}

Response record_reply(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = remedy_of(story, number);
    web::Form const form(request);
    auto const answered = replied({form.choice<Reply>("reply"), form.typed_day("replied_on"), form.text("why")},
                                  unanswered(story, remedy), here.today);
    if (!answered) {
        return show_reply(here, story, remedy, {request.form, answered.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_reply(db, remedy, *answered, doing_now(here));
        return back_to(story);
    });
}

// ---- given up

Response show_giving_up(Here& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    auto page = page_for(story, remedy, "Record that a remedy will not be done", "not-done", "Record it");
    page.before += loop::paragraph("It counts as due and not done.");
    page.fields = govuk::lines(
        {text_field(typed, {"why", "Why, and what was the Ombudsman told?", std::string(without_names)}, 4),
         day_field(typed, {"on", "Since when is that sure?"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_giving_up_form(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    return show_giving_up(here, story, unshown(story, number), {loop::day_as_typed("on", here.today), {}});
}

Response give_it_up(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = unshown(story, number);
    web::Form const form(request);
    auto const given_up = not_done({form.text("why"), form.typed_day("on")}, remedy, story, here.today);
    if (!given_up) {
        return show_giving_up(here, story, remedy, {request.form, given_up.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        give_up_remedy(db, *given_up, doing_now(here));
        return back_to(story);
    });
}

}  // namespace

void mount_remedies(people::Site& at) {
    at.get("/ombudsman/{id}/remedies/new", may::answer_ombudsman, show_remedy_form);
    at.post("/ombudsman/{id}/remedies/new", may::answer_ombudsman, record_remedy);
    at.get("/ombudsman/{id}/remedies/{remedy}/learning-point", may::answer_ombudsman, show_entry_form);
    at.post("/ombudsman/{id}/remedies/{remedy}/learning-point", may::answer_ombudsman, enter_it);
    at.get("/ombudsman/{id}/remedies/{remedy}/evidence", may::answer_ombudsman, show_evidence_form);
    at.post("/ombudsman/{id}/remedies/{remedy}/evidence", may::answer_ombudsman, record_evidence);
    at.get("/ombudsman/{id}/remedies/{remedy}/reply", may::answer_ombudsman, show_reply_form);
    at.post("/ombudsman/{id}/remedies/{remedy}/reply", may::answer_ombudsman, record_reply);
    at.get("/ombudsman/{id}/remedies/{remedy}/not-done", may::answer_ombudsman, show_giving_up_form);
    at.post("/ombudsman/{id}/remedies/{remedy}/not-done", may::answer_ombudsman, give_it_up);
}

}  // namespace heed::ombudsman
