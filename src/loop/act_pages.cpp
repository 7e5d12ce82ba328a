// What people do about a learning point, one form each: plan and do, share, promise and prove, reopen and close, tell back.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/pages.hpp"
#include "loop/parts.hpp"
#include "loop/signal_draft.hpp"
#include "loop/telling.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string path_of(Id<LearningPoint> id) { return fmt::format("/learning-points/{}", id.number); }

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

Html about(Story const& story) { return govuk::inset_text({.text = story.point.sentence}); }

FormPage page_for(Story const& story, std::string title, std::string const& place, std::string button) {
    FormPage page{.title = std::move(title),
                  .back = path_of(story.point.id),
                  .path = path_of(story.point.id) + place,
                  .button = std::move(button)};
    page.before = about(story);
    return page;
}

/// A learning point that was closed takes nothing in until it is reopened.
Story open_story(Here const& here, Id<LearningPoint> id) {
    auto story = story_there(here.db, id);
    if (story.point.standing == Standing::closed) {
        throw Conflict();
    }
    return story;
}

// ---- actions

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

// ---- shares

Response show_share(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Add a share", "/shares/new", "Add it");
    page.fields = govuk::lines(
        {one_of(typed, {"way", "How was it shared?", "", "govuk-radios--small"}, options_of<ShareWay>()),
         line_field(typed, {"to_whom", "Who needed it?", "For example, all hospital discharge workers"}),
         day_field(typed, {"shared_on", "When was it shared?"}),
         number_field(typed, {"meant_for", "How many people needed it?"}),
         number_field(typed, {"reached", "How many of them did it reach?", "Those who read it, came, or signed it"})});
    return show_form(here, page, typed.problems);
}

Response show_share_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_share(here, open_story(here, id), {day_as_typed("shared_on", here.today), {}});
}

Response share_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    web::Form const form(request);
    auto const made = share({form.choice<ShareWay>("way"), form.text("to_whom"), form.typed_day("shared_on"),
                             form.text("reached"), form.text("meant_for")},
                            here.today);
    if (!made) {
        return show_share(here, story, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_share(db, id, *made, doing_now(here));
        return web::see(path_of(id) + "#shares");
    });
}

// ---- proofs

Response show_promise(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Promise a proof", "/proofs/new", "Promise it");
    bool const done = std::ranges::any_of(
        story.actions, [&](ActionTold const& told) { return told.done && told.done->at > round_began(story); });
    page.before += paragraph("An observation that would show that the learning has stuck. Two of the three kinds must "
                             "hold before anything is called embedded.");
    page.before += done ? govuk::warning_text({.text = "An action is already done. This proof counts only for an "
                                                       "action that is done after today’s promise."})
                        : Html{};
    page.fields = govuk::lines(
        {one_of(typed, {"proof_kind", "What kind of proof is it?"}, options_of<ProofKind>()),
         text_field(
             typed,
             {"would_see", "We would see …", "For example, the time of the phone call in the record of a late visit"},
             2),
         number_field(typed, {"sample", "How many will be looked at?"}),
         number_field(typed, {"at_least", "How many of them would show it, at the least?"}),
         day_field(typed,
                   {"proof_due", "When will it be made?",
                    "Long enough after the action that it had to last. It is made again 6, 12 and 24 months later."})});
    page.after = govuk::details({.summary = "What a small sample can show",
                                 .text = bullets({what_a_sample_can_show(5), what_a_sample_can_show(10),
                                                  what_a_sample_can_show(20), what_a_sample_can_show(40)})});
    return show_form(here, page, typed.problems);
}

Response show_promise_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_promise(here, open_story(here, id), {});
}

Response promise_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    web::Form const form(request);
    auto const proof = promise({form.choice<ProofKind>("proof_kind"), form.text("would_see"), form.text("sample"),
                                form.text("at_least"), form.typed_day("proof_due")},
                               here.today);
    if (!proof) {
        return show_promise(here, story, {request.form, proof.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_promise(db, id, *proof, doing_now(here));
        return web::see(path_of(id) + "#proofs");
    });
}

Proof proof_for(Story const& story, Id<Proof> id) {
    auto const found = std::ranges::find(story.proofs, id, [](ProofTold const& told) { return told.proof.id; });
    if (found == story.proofs.end()) {
        throw NotFound();
    }
    return found->proof;
}

Response show_result(Here& here, Story const& story, Proof const& proof, Typed const& typed) {
    auto page = page_for(story, "Record a proof", fmt::format("/proofs/{}/result", proof.id.number), "Record it");
    page.before += paragraph(fmt::format("{}. We would see: {}, in at least {} of {}, on {}.", spoken(proof.kind),
                                         without_full_stop(proof.would_see), proof.at_least, proof.sample,
                                         spoken(proof.due)));
    page.fields = govuk::lines(
        {number_field(typed, {"looked_at", "How many were looked at?", fmt::format("{} were promised", proof.sample)}),
         number_field(typed, {"seen", "How many of them showed it?"}),
         day_field(typed, {"made_on", "When was it made?"}),
         text_field(
             typed,
             {"note", "Note (optional)", "How they were chosen, and who looked. No names of people who draw on care."},
             3)});
    return show_form(here, page, typed.problems);
}

Response show_result_form(Request const&, Here& here, Id<LearningPoint> id, Id<Proof> proof) {
    auto const story = open_story(here, id);
    return show_result(here, story, proof_for(story, proof), {day_as_typed("made_on", here.today), {}});
}

Response record_it(Request const& request, Here& here, Id<LearningPoint> id, Id<Proof> number) {
    auto const story = open_story(here, id);
    auto const proof = proof_for(story, number);
    web::Form const form(request);
    auto const result = record(
        {form.text("seen"), form.text("looked_at"), form.typed_day("made_on"), form.text("note")}, proof, here.today);
    if (!result) {
        return show_result(here, story, proof, {request.form, result.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_result(db, id, *result, doing_now(here));
        return web::see(path_of(id) + "#proofs");
    });
}

// ---- reopening and closing by hand

Response show_reason(Here& here, Story const& story, bool closes, Typed const& typed) {
    auto page = closes ? page_for(story, "Close without proof", "/close", "Close it")
                       : page_for(story, "Reopen it", "/reopen", "Reopen it");
    page.before +=
        closes ? paragraph(
                     "It will not be called embedded. If its theme is heard again in its service, it opens by itself.")
               : paragraph("What was proved so far does not count any more: two new proofs are needed.");
    page.fields = text_field(typed, {"reason", "Why?"}, 3);
    return show_form(here, page, typed.problems);
}

Response show_reopen_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_reason(here, story_there(here.db, id), false, {});
}
Response show_close_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_reason(here, open_story(here, id), true, {});
}

Problems problems_of_reason(std::string const& reason) {
    web::Checking checking;
    checking.expect_text(reason, "reason", "Enter why", 500);
    return checking.fine() ? Problems{} : checking.problems().value();
}

Response reopen_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const reason = web::Form(request).text("reason");
    if (auto const problems = problems_of_reason(reason); !problems.empty()) {
        return show_reason(here, story_there(here.db, id), false, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        reopen(db, id, {ReopeningCause::by_hand, 0, reason}, here.today, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response close_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const reason = web::Form(request).text("reason");
    if (auto const problems = problems_of_reason(reason); !problems.empty()) {
        return show_reason(here, story_there(here.db, id), true, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        if (story_there(db, id).point.standing == Standing::closed) {
            throw Conflict();
        }
        close_without_proof(db, id, reason, doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- told back

std::string who_will_be_told(Behind const& people) {
    auto says = people.to_tell == 0
                    ? std::string("Nobody is left to be told through Heed.")
                    : fmt::format("{} behind its signals will be asked to be told, each in the form that they chose.",
                                  counted(people.to_tell, "person", "people"));
    if (people.told + people.cannot_be_told > 0) {
        says += fmt::format(" {} of this change before; {} could not be.",
                            people.told == 1 ? std::string("1 was told") : fmt::format("{} were told", people.told),
                            people.cannot_be_told);
    }
    if (people.logged_by_staff > 0) {
        says += fmt::format(" {} logged by staff: only who logged them knows whom to tell.",
                            counted(people.logged_by_staff, "signal was", "signals were"));
    }
    return says;
}

Story changed_story(Here const& here, Id<LearningPoint> id) {
    auto story = open_story(here, id);
    if (change_now(story, here.today).empty()) {
        throw Conflict();
    }
    return story;
}

Behind behind_now(Here const& here, Story const& story) {
    return behind(here.db, story.point.id, change_now(story, here.today), here.may(May::see_kept_from_worker));
}

Response show_tell(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Tell people what changed", "/tell-back", "See it before it is sent");
    page.before += paragraph(who_will_be_told(behind_now(here, story)));
    page.fields = text_field(typed,
                             {"what_changed", "What changed because of what they said?",
                              "Plain words. The same text goes to everybody: no case, no names."},
                             5);
    return show_form(here, page, typed.problems);
}

Response show_tell_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_tell(here, changed_story(here, id), {});
}

/// The text as people will read it, and a second press that sends it.
Response show_preview(Here& here, Story const& story, std::string const& text) {
    auto const people = behind_now(here, story);
    auto page = page_for(
        story, "Check what people will be told", "/tell-back",
        people.to_tell == 0 ? "Keep it" : fmt::format("Tell {}", counted(people.to_tell, "person", "people")));
    page.back = path_of(story.point.id) + "/tell-back";
    page.before = govuk::element("blockquote").classes("govuk-inset-text heed-words").holding(text) +
                  paragraph(who_will_be_told(people));
    page.fields =
        govuk::element("input").with("type", "hidden").with("name", "what_changed").with("value", text).alone() +
        govuk::element("input").with("type", "hidden").with("name", "step").with("value", "send").alone();
    return show_form(here, page, {});
}

Response tell_them(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = changed_story(here, id);
    web::Form const form(request);
    auto const text = what_changed(form.text("what_changed"));
    if (!text) {
        return show_tell(here, story, {request.form, text.error()});
    }
    if (form.text("step") != "send") {
        return show_preview(here, story, *text);
    }
    return people::change(request, here, [&](store::Writing& db) {
        tell_back(db, id, *text, doing_now(here));
        return web::see(path_of(id) + "#told-back");
    });
}

}  // namespace

void mount_acts(people::Site& at) {
    at.get("/learning-points/{id}/actions/new", may::write_learning, show_plan_form);
    at.post("/learning-points/{id}/actions/new", may::write_learning, plan_it);
    at.get("/learning-points/{id}/actions/{action}/done", may::see_learning, show_done_form);
    at.post("/learning-points/{id}/actions/{action}/done", may::see_learning, mark_it_done);
    at.get("/learning-points/{id}/shares/new", may::write_learning, show_share_form);
    at.post("/learning-points/{id}/shares/new", may::write_learning, share_it);
    at.get("/learning-points/{id}/proofs/new", may::promise_proof, show_promise_form);
    at.post("/learning-points/{id}/proofs/new", may::promise_proof, promise_it);
    at.get("/learning-points/{id}/proofs/{proof}/result", may::promise_proof, show_result_form);
    at.post("/learning-points/{id}/proofs/{proof}/result", may::promise_proof, record_it);
    at.get("/learning-points/{id}/reopen", may::write_learning, show_reopen_form);
    at.post("/learning-points/{id}/reopen", may::write_learning, reopen_it);
    at.get("/learning-points/{id}/close", may::write_learning, show_close_form);
    at.post("/learning-points/{id}/close", may::write_learning, close_it);
    at.get("/learning-points/{id}/tell-back", may::write_learning, show_tell_form);
    at.post("/learning-points/{id}/tell-back", may::write_learning, tell_them);
}

}  // namespace heed::loop
