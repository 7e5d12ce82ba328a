// What people will do about a learning point: plan it, and mark it as done.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/act_parts.hpp"
#include "loop/pages.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

Response show_plan(Here& here, Story const& story, Typed const& typed) {
    std::vector<Option> strengths;
    for_each_value<Strength>([&](Strength strength) {
        strengths.push_back(
            {std::string(name_of(strength)), std::string(spoken(strength)), std::string(explained(strength))});
    });
    auto page = page_for(story, "Add an action", "/actions/new", "Add it");
    bool const unpromised = story.proofs.empty();
    page.before +=
        unpromised
            ? govuk::warning_text(
                  {.text =
                       "No proof is promised yet. A proof only counts if it is promised before the action is done."})
            : Html{};
    page.fields = govuk::lines(
        {text_field(typed, {"what", "What will be done?"}, 3),
         one_of(typed,
                {"strength", "How strong is it?", "What changes the work outlasts what asks people to remember."},
                strengths),
         pick_from(typed, {"owner", "Who will do it?"}, members_as_options(here.db), "Select a person"),
         day_field(typed, {"due", "By when?", "For example, 27 3 2027"})});
    return show_form(here, page, typed.problems);
}

Response show_plan_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    return show_plan(here, story, {{{"owner", std::to_string(story.point.owner.number)}}, {}});
}

Response plan_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    web::Form const form(request);
    auto const action = plan({form.text("what"), member_chosen(here.db, form, "owner"), form.typed_day("due"),
                              form.choice<Strength>("strength")},
                             here.today);
    if (!action) {
        return show_plan(here, story, {request.form, action.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_action(db, id, *action, doing_now(here));
        return web::see(path_of(id) + "#actions");
    });
}

ActionTold const& action_for(Here const& here, Story const& story, Id<Action> id) {
    auto const found = std::ranges::find(story.actions, id, [](ActionTold const& told) { return told.action.id; });
    if (found == story.actions.end()) {
        throw NotFound();
    }
    if (!here.may(May::write_learning) && found->action.owner != here.me().id) {
        throw Forbidden();
    }
    return *found;
}

Response show_done(Here& here, Story const& story, Action const& action, Typed const& typed) {
    auto page = page_for(story, "Mark the action as done", fmt::format("/actions/{}/done", action.id.number),
                         "Mark as done");
    page.before += paragraph(action.what);
    page.fields = day_field(typed, {"done_on", "When was it done?"});
    return show_form(here, page, typed.problems);
}

Response show_done_form(Request const&, Here& here, Id<LearningPoint> id, Id<Action> action) {
    auto const story = open_story(here, id);
    auto const& told = action_for(here, story, action);
    return told.done ? web::see(path_of(id) + "#actions")
                     : show_done(here, story, told.action, {day_as_typed("done_on", here.today), {}});
}

// That it is done already is found in the transaction: a form that is sent twice gets its first answer.
Response mark_it_done(Request const& request, Here& here, Id<LearningPoint> id, Id<Action> number) {
    auto const story = open_story(here, id);
    auto const& told = action_for(here, story, number);
    auto const day = done_on(web::Form(request).typed_day("done_on"), told.action, here.today);
    if (!day) {
        return show_done(here, story, told.action, {request.form, day.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        mark_done(db, id, number, *day, doing_now(here));
        return web::see(path_of(id) + "#actions");
    });
}

}  // namespace

void mount_plans(people::Site& at) {
    at.get("/learning-points/{id}/actions/new", may::write_learning, show_plan_form);
    at.post("/learning-points/{id}/actions/new", may::write_learning, plan_it);
    at.get("/learning-points/{id}/actions/{action}/done", may::see_learning, show_done_form);
    at.post("/learning-points/{id}/actions/{action}/done", may::see_learning, mark_it_done);
}

}  // namespace heed::loop
