// What people will do about a learning point: plan it, change it, give it up, and mark it as done.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/offers.hpp"
#include "loop/pages.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

Html hierarchy() {
    Html levels;
    for_each_value<Strength>([&](Strength strength) {
        levels += govuk::element("h3").classes("govuk-heading-s").holding(spoken(strength)) +
                  paragraph(explained(strength)) + bullets(examples(strength));
    });
    return govuk::details(
        {.summary = "What makes an action weak, medium or strong",
         .text = paragraph("After the action hierarchy of the US Department of Veterans Affairs’ National Center for "
                           "Patient Safety, as published by the Institute for Healthcare Improvement (RCA2, 2015).") +
                 levels});
}

/// Said while it is typed again; never a reason to refuse.
Html hint_of(Typed const& typed) {
    auto const sounds = suggested_strength(typed.text("what"));
    auto const chosen = named<Strength>(typed.text("strength"));
    if (!sounds || !chosen || sounds->strength == *chosen) {
        return {};
    }
    return govuk::inset_text({.text = differs(*sounds, *chosen)});
}

std::vector<Option> areas_as_options() {
    std::vector<Option> options;
    for (auto const& [source, action] : offers().as_actions()) {
        options.push_back({action, action});
    }
    return options;
}

Html action_fields(Here const& here, Typed const& typed) {
    std::vector<Option> strengths;
    for_each_value<Strength>([&](Strength strength) {
        strengths.push_back(
            {std::string(name_of(strength)), std::string(spoken(strength)), std::string(explained(strength))});
    });
    return govuk::lines(
        {text_field(typed, {"what", "What will be done?"}, 3),
         one_of(typed,
                {"strength", "How strong is it?", "What changes the work outlasts what asks people to remember."},
                strengths),
         hint_of(typed), hierarchy(),
         pick_from(typed, {"owner", "Who will do it?"}, members_as_options(here.db), "Select a person"),
         pick_from(typed, {"area", "Through which area? (optional)", "What the areas of Heed offer as an action"},
                   areas_as_options(), "Somebody else"),
         line_field(typed, {"elsewhere", "If somebody else: who or where? (optional)",
                            "For example, commissioning, or the hospital’s discharge team"}),
         day_field(typed, {"due", "By when?", "For example, 27 3 2027"})});
}

std::string area_from(web::Form const& form) {
    auto const offered = areas_as_options();
    auto const chosen = form.text("area");
    bool const is_known = std::ranges::find(offered, chosen, &Option::value) != offered.end();
    return is_known ? chosen : form.text("elsewhere");
}

ActionDraft draft_from(Here const& here, web::Form const& form) {
    return {form.text("what"), member_chosen(here.db, form, "owner"), form.typed_day("due"),
            form.choice<Strength>("strength"), area_from(form)};
}

Response show_plan(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Add an action", "/actions/new", "Add it");
    bool const unpromised = story.proofs.empty();
    page.before +=
        unpromised
            ? govuk::warning_text(
                  {.text =
                       "No proof is promised yet. A proof only counts if it is promised before the action is done."})
            : Html{};
    page.fields = action_fields(here, typed);
    return show_form(here, page, typed.problems);
}

Response show_plan_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    return show_plan(here, story, {{{"owner", std::to_string(story.point.owner.number)}}, {}});
}

Response plan_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    auto const action = plan(draft_from(here, web::Form(request)), here.today);
    if (!action) {
        return show_plan(here, story, {request.form, action.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_action(db, id, *action, doing_now(here));
        return web::see(path_of(id) + "#actions");
    });
}

ActionTold const& action_of(Story const& story, Id<Action> id) {
    auto const found = std::ranges::find(story.actions, id, [](ActionTold const& told) { return told.action.id; });
    if (found == story.actions.end()) {
        throw NotFound();
    }
    return *found;
}

ActionTold const& action_for(Here const& here, Story const& story, Id<Action> id) {
    auto const& told = action_of(story, id);
    if (!here.may(May::write_learning) && told.action.owner != here.me().id) {
        throw Forbidden();
    }
    return told;
}

// ---- change it, give it up

Html reason_field(Typed const& typed) {
    return text_field(
        typed, {"reason", "Why is it changed?", "Needed if the date is moved: the page shows it beside both dates"}, 2);
}

Response show_change(Here& here, Story const& story, Action const& action, Typed const& typed) {
    auto page = page_for(story, "Change the action", fmt::format("/actions/{}/edit", action.id.number), "Change it");
    page.before += paragraph("What it said before is kept, and the page shows every date that was moved.");
    page.fields = action_fields(here, typed) + reason_field(typed);
    page.after = button_link("Give it up instead",
                             fmt::format("{}/actions/{}/give-up", path_of(story.point.id), action.id.number));
    return show_form(here, page, typed.problems);
}

Typed as_typed(Action const& action) {
    auto fields = day_as_typed("due", action.due);
    auto const offered = areas_as_options();
    bool const is_offered = std::ranges::find(offered, action.area, &Option::value) != offered.end();
    fields.push_back({"what", action.what});
    fields.push_back({"owner", std::to_string(action.owner.number)});
    fields.push_back({"strength", std::string(name_of(action.strength))});
    fields.push_back({is_offered ? "area" : "elsewhere", action.area});
    return {std::move(fields), {}};
}

Response show_change_form(Request const&, Here& here, Id<LearningPoint> id, Id<Action> number) {
    auto const story = open_story(here, id);
    auto const& told = action_of(story, number);
    return told.is_open() ? show_change(here, story, told.action, as_typed(told.action))
                          : web::see(path_of(id) + "#actions");
}

Response change_it(Request const& request, Here& here, Id<LearningPoint> id, Id<Action> number) {
    auto const story = open_story(here, id);
    auto const& told = action_of(story, number);
    web::Form const form(request);
    auto const reason = form.text("reason");
    auto const changed = change(draft_from(here, form), reason, told.action, here.today);
    if (!changed) {
        return show_change(here, story, told.action, {request.form, changed.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        change_action(db, id, *changed, reason, doing_now(here));
        return web::see(path_of(id) + "#actions");
    });
}

Response show_giving_up(Here& here, Story const& story, Action const& action, Typed const& typed) {
    auto page = page_for(story, "Give the action up", fmt::format("/actions/{}/give-up", action.id.number),
                         "Give it up");
    page.before += paragraph(action.what);
    page.fields = text_field(typed, {"reason", "Why will nobody do it?", "The page shows this beside the action"}, 3);
    return show_form(here, page, typed.problems);
}

Response show_giving_up_form(Request const&, Here& here, Id<LearningPoint> id, Id<Action> number) {
    auto const story = open_story(here, id);
    auto const& told = action_of(story, number);
    return told.is_open() ? show_giving_up(here, story, told.action, {}) : web::see(path_of(id) + "#actions");
}

Response give_it_up(Request const& request, Here& here, Id<LearningPoint> id, Id<Action> number) {
    auto const story = open_story(here, id);
    auto const& told = action_of(story, number);
    auto const reason = web::Form(request).text("reason");
    web::Checking checking;
    checking.expect_text(reason, "reason", "Enter why nobody will do it", 500);
    if (!checking.fine()) {
        return show_giving_up(here, story, told.action, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        give_up_action(db, id, number, reason, doing_now(here));
        return web::see(path_of(id) + "#actions");
    });
}

// ---- done

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
    return told.is_open() ? show_done(here, story, told.action, {day_as_typed("done_on", here.today), {}})
                          : web::see(path_of(id) + "#actions");
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
    at.get("/learning-points/{id}/actions/{action}/edit", may::write_learning, show_change_form);
    at.post("/learning-points/{id}/actions/{action}/edit", may::write_learning, change_it);
    at.get("/learning-points/{id}/actions/{action}/give-up", may::write_learning, show_giving_up_form);
    at.post("/learning-points/{id}/actions/{action}/give-up", may::write_learning, give_it_up);
    at.get("/learning-points/{id}/actions/{action}/done", may::see_learning, show_done_form);
    at.post("/learning-points/{id}/actions/{action}/done", may::see_learning, mark_it_done);
}

}  // namespace heed::loop
