// What is done about a case with the Ombudsman, one form each.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/failure.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::Ask;
using loop::day_field;
using loop::FormPage;
using loop::line_field;
using loop::one_of;
using loop::Option;
using loop::pick_from;
using loop::text_field;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

namespace {

constexpr std::string_view without_names = "No names of people who draw on care";

FormPage page_for(Story const& story, std::string title, std::string const& place, std::string button) {
    FormPage page{.title = std::move(title),
                  .back = path_of(story.about.id),
                  .path = path_of(story.about.id) + place,
                  .button = std::move(button)};
    page.before = loop::paragraph("Case " + story.about.reference);
    return page;
}

// ---- a new case

Response show_new(Here& here, Typed const& typed) {
    FormPage page{.title = "Record a case with the Ombudsman",
                  .back = "/ombudsman",
                  .path = "/ombudsman/new",
                  .button = "Record it"};
    page.fields = case_fields(here, typed);
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    auto fields = loop::day_as_typed("opened_on", here.today);
    fields.push_back({"officer", std::to_string(here.me().id.number)});
    return show_new(here, {fields, {}});
}

Response open_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto const draft = opened({form.text("reference"), form.text("our_reference"), form.text("category"),
                               form.text("about"), loop::service_chosen(here.db, form),
                               loop::member_chosen(here.db, form, "officer"), form.typed_day("opened_on")},
                              here.today);
    if (!draft) {
        return show_new(here, {request.form, draft.error()});
    }
    if (case_referred(here.db, draft->reference)) {
        return show_new(here, {request.form, {{"reference", "A case with this reference is recorded already"}}});
    }
    return people::change(request, here,
                          [&](store::Writing& db) { return web::see(path_of(add_case(db, *draft, doing_now(here)))); });
}

// ---- enquiries

/// A case that is decided takes no more enquiries and drafts.
Story undecided(Here const& here, Id<OmbudsmanCase> id) {
    auto story = must_find(here, id);
    if (story.decision) {
        throw Conflict();
    }
    return story;
}

Response show_enquiry(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Record an enquiry", "/enquiries/new", "Record it");
    page.fields = govuk::lines(
        {text_field(typed, {"asks", "What does the Ombudsman ask?", std::string(without_names)}, 4),
         day_field(typed, {"asked_on", "When did they ask?"}),
         day_field(typed, {"due", "By when do they want the answer?"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_enquiry_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    return show_enquiry(here, undecided(here, id), {loop::day_as_typed("asked_on", here.today), {}});
}

Response record_enquiry(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    web::Form const form(request);
    auto const enquiry = asked({form.text("asks"), form.typed_day("asked_on"), form.typed_day("due")}, story,
                               here.today);
    if (!enquiry) {
        return show_enquiry(here, story, {request.form, enquiry.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_enquiry(db, id, *enquiry, doing_now(here));
        return web::see(path_of(id) + "#enquiries");
    });
}

template <class Part>
Part numbered(std::vector<Part> const& parts, std::string const& number) {
    auto const found = std::ranges::find_if(parts,
                                            [&](Part const& part) { return std::to_string(part.number) == number; });
    if (found == parts.end()) {
        throw NotFound();
    }
    return *found;
}

Response show_answer(Here& here, Story const& story, Enquiry const& enquiry, Typed const& typed) {
    auto page = page_for(story, "Record the answer to an enquiry", fmt::format("/enquiries/{}/answer", enquiry.number),
                         "Record it");
    page.before += govuk::inset_text({.text = enquiry.asks});
    page.fields = day_field(typed, {"answered_on", "When did we answer?"});
    return loop::show_form(here, page, typed.problems);
}

Response show_answer_form(Request const&, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    return show_answer(here, story, numbered(story.enquiries, number),
                       {loop::day_as_typed("answered_on", here.today), {}});
}

Response record_answer(Request const& request, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    auto const enquiry = numbered(story.enquiries, number);
    auto const day = answered_on(web::Form(request).typed_day("answered_on"), enquiry, here.today);
    if (!day) {
        return show_answer(here, story, enquiry, {request.form, day.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        answer_enquiry(db, id, enquiry.number, *day, doing_now(here));
        return web::see(path_of(id) + "#enquiries");
    });
}

// ---- draft decisions

Response show_draft(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Record a draft decision", "/drafts/new", "Record it");
    page.fields = govuk::lines({day_field(typed, {"received_on", "When did it come?"}),
                                day_field(typed, {"comments_due", "By when do they want our comments?"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_draft_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    return show_draft(here, undecided(here, id), {loop::day_as_typed("received_on", here.today), {}});
}

Response record_draft(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    web::Form const form(request);
    auto const draft = draft_received({form.typed_day("received_on"), form.typed_day("comments_due")}, story,
                                      here.today);
    if (!draft) {
        return show_draft(here, story, {request.form, draft.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_draft(db, id, *draft, doing_now(here));
        return web::see(path_of(id) + "#drafts");
    });
}

Response show_comments(Here& here, Story const& story, DraftDecision const& draft, Typed const& typed) {
    auto page = page_for(story, "Record our comments on the draft", fmt::format("/drafts/{}/comments", draft.number),
                         "Record them");
    page.fields = govuk::lines(
        {text_field(typed,
                    {"comments", "What did we say?", "Or that we had nothing to say. " + std::string(without_names)},
                    5),
         day_field(typed, {"commented_on", "When did we send it?"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_comments_form(Request const&, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    return show_comments(here, story, numbered(story.drafts, number),
                         {loop::day_as_typed("commented_on", here.today), {}});
}

Response record_comments(Request const& request, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    auto const draft = numbered(story.drafts, number);
    web::Form const form(request);
    auto const made = commented({form.text("comments"), form.typed_day("commented_on")}, draft, here.today);
    if (!made) {
        return show_comments(here, story, draft, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        comment_on_draft(db, id, *made, doing_now(here));
        return web::see(path_of(id) + "#drafts");
    });
}

// ---- the decision

Response show_decision(Here& here, Story const& story, Typed const& typed) {
    std::vector<Option> options;
    for (auto const& category : categories_on(here.today)) {
        options.push_back(
            {category.code, category.name,
             category.investigated ? "After a detailed investigation" : "Without a detailed investigation"});
    }
    auto page = page_for(story, "Record the decision", "/decision", "Record it");
    page.before += loop::paragraph("What is upheld becomes a signal, so that it can be learned from.");
    page.fields = govuk::lines(
        {one_of(typed, {"category", "What did the Ombudsman decide?"}, options),
         day_field(typed, {"decided_on", "When was it decided?"}),
         text_field(typed, {"summary", "What did the Ombudsman find?", std::string(without_names)}, 5)});
    return loop::show_form(here, page, typed.problems);
}

Response show_decision_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    return show_decision(here, undecided(here, id), {loop::day_as_typed("decided_on", here.today), {}});
}

Response record_decision(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    web::Form const form(request);
    auto const decision = decided({form.text("category"), form.typed_day("decided_on"), form.text("summary")}, story,
                                  here.today);
    if (!decision) {
        return show_decision(here, story, {request.form, decision.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_decision(db, id, *decision, doing_now(here));
        return web::see(path_of(id) + "#decision");
    });
}

// ---- remedies

Response show_remedy(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Add a remedy", "/remedies/new", "Add it");
    page.before += loop::paragraph(
        "One remedy at a time, each with its own date. A service improvement enters the loop as a "
        "recommendation.");
    page.fields = govuk::lines(
        {one_of(typed, {"kind", "Whom is it for?"}, loop::options_of<RemedyKind>()),
         one_of(typed, {"type", "What sort of remedy is it?", "", "govuk-radios--small"},
                loop::options_of<RemedyType>()),
         text_field(typed, {"what", "What was agreed?", "In the Ombudsman’s words. " + std::string(without_names)}, 4),
         pick_from(typed, {"owner", "Who does it?"}, loop::members_as_options(here.db), "Select a person"),
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
    auto const remedy = agreed({form.choice<RemedyKind>("kind"), form.choice<RemedyType>("type"), form.text("what"),
                                loop::member_chosen(here.db, form, "owner"), form.typed_day("due")},
                               story);
    if (!remedy) {
        return show_remedy(here, story, {request.form, remedy.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_remedy(db, *remedy, doing_now(here));
        return web::see(path_of(id) + "#remedies");
    });
}

Remedy remedy_of(Story const& story, Id<Remedy> id) {
    auto const found = std::ranges::find(story.remedies, id, &Remedy::id);
    if (found == story.remedies.end()) {
        throw NotFound();
    }
    return *found;
}

Response show_evidence(Here& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    auto page = page_for(story, "Record that a remedy is done", fmt::format("/remedies/{}/evidence", remedy.id.number),
                         "Record it");
    page.before += govuk::inset_text({.text = remedy.what});
    page.before += loop::paragraph(fmt::format("It is due on {}.", heed::spoken(remedy.due)));
    page.fields = govuk::lines(
        {day_field(typed, {"done_on", "When was it done?"}),
         text_field(typed,
                    {"evidence", "What shows it?", "For example, the letter of apology. " + std::string(without_names)},
                    3),
         day_field(typed, {"sent_on", "When was that sent to the Ombudsman?"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_evidence_form(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> remedy) {
    auto const story = must_find(here, id);
    return show_evidence(here, story, remedy_of(story, remedy), {loop::day_as_typed("sent_on", here.today), {}});
}

Response record_evidence(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> number) {
    auto const story = must_find(here, id);
    auto const remedy = remedy_of(story, number);
    web::Form const form(request);
    auto const shown = shown_done({form.typed_day("done_on"), form.text("evidence"), form.typed_day("sent_on")}, remedy,
                                  story, here.today);
    if (!shown) {
        return show_evidence(here, story, remedy, {request.form, shown.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        show_remedy_done(db, *shown, doing_now(here));
        return web::see(path_of(id) + "#remedies");
    });
}

}  // namespace

Html case_fields(Here const& here, Typed const& typed) {
    return govuk::lines(
        {line_field(typed, {"reference", "The Ombudsman’s reference", "Eight digits, such as 26 001 234",
                            "govuk-input--width-10"}),
         line_field(typed,
                    {"our_reference", "Our reference (optional)", "Of our own complaint", "govuk-input--width-10"}),
         line_field(typed, {"category", "Category", "As the Ombudsman gives it, such as Assessment and care plan"}),
         text_field(typed, {"about", "What is the complaint?", std::string(without_names)}, 4),
         pick_from(typed, {"service", "Service"}, loop::services_as_options(loop::services(here.db)), "Not known"),
         pick_from(typed, {"officer", "Who looks after it?"}, loop::members_as_options(here.db), "Select a person"),
         day_field(typed, {"opened_on", "When did it come?"})});
}

void mount_acts(people::Site& at) {
    at.get("/ombudsman/new", may::answer_ombudsman, show_new_form);
    at.post("/ombudsman/new", may::answer_ombudsman, open_it);
    at.get("/ombudsman/{id}/enquiries/new", may::answer_ombudsman, show_enquiry_form);
    at.post("/ombudsman/{id}/enquiries/new", may::answer_ombudsman, record_enquiry);
    at.get("/ombudsman/{id}/enquiries/{number}/answer", may::answer_ombudsman, show_answer_form);
    at.post("/ombudsman/{id}/enquiries/{number}/answer", may::answer_ombudsman, record_answer);
    at.get("/ombudsman/{id}/drafts/new", may::answer_ombudsman, show_draft_form);
    at.post("/ombudsman/{id}/drafts/new", may::answer_ombudsman, record_draft);
    at.get("/ombudsman/{id}/drafts/{number}/comments", may::answer_ombudsman, show_comments_form);
    at.post("/ombudsman/{id}/drafts/{number}/comments", may::answer_ombudsman, record_comments);
    at.get("/ombudsman/{id}/decision", may::answer_ombudsman, show_decision_form);
    at.post("/ombudsman/{id}/decision", may::answer_ombudsman, record_decision);
    at.get("/ombudsman/{id}/remedies/new", may::answer_ombudsman, show_remedy_form);
    at.post("/ombudsman/{id}/remedies/new", may::answer_ombudsman, record_remedy);
    at.get("/ombudsman/{id}/remedies/{remedy}/evidence", may::answer_ombudsman, show_evidence_form);
    at.post("/ombudsman/{id}/remedies/{remedy}/evidence", may::answer_ombudsman, record_evidence);
}

}  // namespace heed::ombudsman
