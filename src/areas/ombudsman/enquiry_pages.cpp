// A case, and what happens up to its decision: enquiries, draft decisions, and dates that the Ombudsman moves.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/case_fields.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/failure.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::day_field;
using loop::pick_from;
using loop::text_field;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

namespace {

/// A case that is decided takes no more enquiries and drafts.
Story undecided(Here const& here, Id<OmbudsmanCase> id) {
    auto story = must_find(here, id);
    if (story.decision) {
        throw Conflict();
    }
    return story;
}

std::vector<web::Field> begins_with(Story const& story, std::string const& day, Day on, std::string const& who) {
    auto fields = loop::day_as_typed(day, on);
    fields.push_back({who, std::to_string(story.about.officer.number)});
    return fields;
}

Html who_field(Here const& here, Story const& story, Typed const& typed, std::string const& name,
               std::string const& label) {
    return pick_from(typed, {name, label}, members_for(here.db, story.about.kept_from_worker), "Select a person");
}

// ---- a new case, and a change of its facts

Response show_new(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Record a case with the Ombudsman",
                        .back = "/ombudsman",
                        .path = "/ombudsman/new",
                        .button = "Record it"};
    page.fields = case_fields(here, typed, true);
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    auto fields = loop::day_as_typed("opened_on", here.today);
    fields.push_back({"officer", std::to_string(here.me().id.number)});
    fields.push_back({"category", "Adult care services"});
    return show_new(here, {fields, {}});
}

Response open_it(Request const& request, Here& here) {
    auto draft = case_typed(here, web::Form(request), std::nullopt);
    if (draft && case_referred(here.db, draft->reference)) {
        draft = problem("reference", "A case with this reference is recorded already");
    }
    if (!draft) {
        return show_new(here, {request.form, draft.error()});
    }
    return people::change(request, here,
                          [&](store::Writing& db) { return web::see(path_of(add_case(db, *draft, doing_now(here)))); });
}

Response show_edit(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Change the facts of the case", "/edit", "Change them");
    page.fields = case_fields(here, typed, !story.decision) + loop::hidden("version", typed.text("version"));
    return loop::show_form(here, page, typed.problems);
}

Response show_edit_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = must_find(here, id);
    return show_edit(here, story, {case_as_typed(story.about), {}});
}

Response change_it(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = must_find(here, id);
    web::Form const form(request);
    auto const changed = case_typed(here, form, story);
    if (!changed) {
        return show_edit(here, story, {request.form, changed.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        change_case(db, *changed, loop::id_in(form.text("version")), doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- enquiries

Response show_enquiry(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Record an enquiry", "/enquiries/new", "Record it");
    page.fields = govuk::lines(
        {text_field(typed, {"asks", "What does the Ombudsman ask?", std::string(without_names)}, 4),
         day_field(typed, {"asked_on", "When did they ask?"}),
         day_field(typed, {"due", "By when do they want the answer?"}),
         who_field(here, story, typed, "answerer", "Who answers?")});
    return loop::show_form(here, page, typed.problems);
}

Response show_enquiry_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    return show_enquiry(here, story, {begins_with(story, "asked_on", here.today, "answerer"), {}});
}

Response record_enquiry(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    web::Form const form(request);
    auto const enquiry = asked({form.text("asks"), form.typed_day("asked_on"), form.typed_day("due"),
                                member_for(here.db, form, "answerer", story.about.kept_from_worker)},
                               story, here.today);
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
                                text_field(typed, {"proposes", "What would it decide?", std::string(without_names)}, 4),
                                day_field(typed, {"comments_due", "By when do they want our comments?"}),
                                who_field(here, story, typed, "commenter", "Who comments?")});
    return loop::show_form(here, page, typed.problems);
}

Response show_draft_form(Request const&, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    return show_draft(here, story, {begins_with(story, "received_on", here.today, "commenter"), {}});
}

Response record_draft(Request const& request, Here& here, Id<OmbudsmanCase> id) {
    auto const story = undecided(here, id);
    web::Form const form(request);
    auto const draft = draft_received(
        {form.typed_day("received_on"), form.text("proposes"), form.typed_day("comments_due"),
         member_for(here.db, form, "commenter", story.about.kept_from_worker)},
        story, here.today);
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
    page.before += govuk::inset_text({.text = draft.proposes});
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

// ---- a later date

struct Moving {
    Dated part;
    std::string place;  ///< "/enquiries/2/extend"
    std::string then;   ///< "#enquiries"
};

Response show_extension(Here& here, Story const& story, Moving const& moving, Moveable const& date,
                        Typed const& typed) {
    auto page = page_for(story, "Record a later date", moving.place, "Record it");
    page.before += govuk::inset_text({.text = date.what});
    page.before += loop::paragraph(fmt::format("The date now is {}. Only the Ombudsman can move it. A date that is "
                                               "moved after it has gone by still counts as late.",
                                               heed::spoken(date.due)));
    page.fields = govuk::lines(
        {day_field(typed, {"until", "What is the new date?"}),
         day_field(typed, {"agreed_on", "When did the Ombudsman agree?"}),
         text_field(typed, {"reason", "Why is more time needed?", std::string(without_names)}, 3)});
    return loop::show_form(here, page, typed.problems);
}

Moveable date_of(Story const& story, Dated part, std::int64_t of) {
    auto const date = moveable(story, part, of);
    if (!date) {
        throw Conflict();
    }
    return *date;
}

Response show_moving(Here& here, Story const& story, Moving const& moving, std::int64_t of) {
    return show_extension(here, story, moving, date_of(story, moving.part, of),
                          {loop::day_as_typed("agreed_on", here.today), {}});
}

Response move_it(Request const& request, Here& here, Story const& story, Moving const& moving, std::int64_t of) {
    auto const date = date_of(story, moving.part, of);
    web::Form const form(request);
    auto const made = extended({form.typed_day("until"), form.typed_day("agreed_on"), form.text("reason")}, date, story,
                               here.today);
    if (!made) {
        return show_extension(here, story, moving, date, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        extend(db, story.about.id, *made, doing_now(here));
        return web::see(path_of(story.about.id) + moving.then);
    });
}

Moving moving_enquiry(std::string const& number) {
    return {Dated::enquiry, fmt::format("/enquiries/{}/extend", number), "#enquiries"};
}
Moving moving_draft(std::string const& number) {
    return {Dated::draft, fmt::format("/drafts/{}/extend", number), "#drafts"};
}
Moving moving_remedy(Id<Remedy> remedy) {
    return {Dated::remedy, fmt::format("/remedies/{}/extend", remedy.number), "#remedies"};
}

Response show_enquiry_moving(Request const&, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    return show_moving(here, story, moving_enquiry(number), numbered(story.enquiries, number).number);
}
Response move_enquiry(Request const& request, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    return move_it(request, here, story, moving_enquiry(number), numbered(story.enquiries, number).number);
}
Response show_draft_moving(Request const&, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    return show_moving(here, story, moving_draft(number), numbered(story.drafts, number).number);
}
Response move_draft(Request const& request, Here& here, Id<OmbudsmanCase> id, std::string number) {
    auto const story = must_find(here, id);
    return move_it(request, here, story, moving_draft(number), numbered(story.drafts, number).number);
}

Id<Remedy> remedy_there(Story const& story, Id<Remedy> id) {
    if (std::ranges::find(story.remedies, id, &Remedy::id) == story.remedies.end()) {
        throw NotFound();
    }
    return id;
}
Response show_remedy_moving(Request const&, Here& here, Id<OmbudsmanCase> id, Id<Remedy> remedy) {
    auto const story = must_find(here, id);
    return show_moving(here, story, moving_remedy(remedy), remedy_there(story, remedy).number);
}
Response move_remedy(Request const& request, Here& here, Id<OmbudsmanCase> id, Id<Remedy> remedy) {
    auto const story = must_find(here, id);
    return move_it(request, here, story, moving_remedy(remedy), remedy_there(story, remedy).number);
}

}  // namespace

void mount_enquiries(people::Site& at) {
    at.get("/ombudsman/new", may::answer_ombudsman, show_new_form);
    at.post("/ombudsman/new", may::answer_ombudsman, open_it);
    at.get("/ombudsman/{id}/edit", may::answer_ombudsman, show_edit_form);
    at.post("/ombudsman/{id}/edit", may::answer_ombudsman, change_it);
    at.get("/ombudsman/{id}/enquiries/new", may::answer_ombudsman, show_enquiry_form);
    at.post("/ombudsman/{id}/enquiries/new", may::answer_ombudsman, record_enquiry);
    at.get("/ombudsman/{id}/enquiries/{number}/answer", may::answer_ombudsman, show_answer_form);
    at.post("/ombudsman/{id}/enquiries/{number}/answer", may::answer_ombudsman, record_answer);
    at.get("/ombudsman/{id}/enquiries/{number}/extend", may::answer_ombudsman, show_enquiry_moving);
    at.post("/ombudsman/{id}/enquiries/{number}/extend", may::answer_ombudsman, move_enquiry);
    at.get("/ombudsman/{id}/drafts/new", may::answer_ombudsman, show_draft_form);
    at.post("/ombudsman/{id}/drafts/new", may::answer_ombudsman, record_draft);
    at.get("/ombudsman/{id}/drafts/{number}/comments", may::answer_ombudsman, show_comments_form);
    at.post("/ombudsman/{id}/drafts/{number}/comments", may::answer_ombudsman, record_comments);
    at.get("/ombudsman/{id}/drafts/{number}/extend", may::answer_ombudsman, show_draft_moving);
    at.post("/ombudsman/{id}/drafts/{number}/extend", may::answer_ombudsman, move_draft);
    at.get("/ombudsman/{id}/remedies/{remedy}/extend", may::answer_ombudsman, show_remedy_moving);
    at.post("/ombudsman/{id}/remedies/{remedy}/extend", may::answer_ombudsman, move_remedy);
}

}  // namespace heed::ombudsman
