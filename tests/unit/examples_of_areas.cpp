// One record of each kind that a route names, for the tests of the whole site.

#include <fmt/format.h>

#include "areas/assessment/store.hpp"
#include "areas/briefings/reach.hpp"
#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/suggestion.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/told_back.hpp"
#include "areas/surveys/asking.hpp"
#include "loop/heard/signal.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/proof/run_store.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/told/said_and_done.hpp"
#include "people/tests/examples.hpp"
#include "people/tokens.hpp"
#include "work/outbox.hpp"
#include "work/webhooks.hpp"

namespace heed {

namespace {

using people::Examples;
using people::Stage;

void make_complaint(Stage& stage, Examples& of) {
    auto const shown = stage.anybody().get("/tell-us/complaint").field("shown");
    stage.clock.pass(std::chrono::minutes(1));
    stage.anybody().post("/tell-us/complaint", {{"said", "Nobody came to Thornmere Lane on Friday."},
                                                {"for_self", "yes"},
                                                {"worker", "yes"},
                                                {"answer_by", "email"},
                                                {"email", "amira@example.org"},
                                                {"safe", "yes"},
                                                {"hear", "yes"},
                                                {"name", "Amira Thornmere"},
                                                {"shown", shown}});
    auto const cases = stage.read([](store::Reading& db) { return complaints::list_cases(db, {}, 1); });
    must(!cases.empty(), "the complaint of the examples was not taken");
    of["/complaints/{id}"] = fmt::format("/complaints/{}", cases.front().id.number);
}

loop::Signal a_signal(Stage& stage) {
    loop::Signal signal;
    signal.said = "The Thornmere bus does not stop at the day centre any more.";
    signal.heard_on = stage.clock.today();
    signal.recorded_at = stage.clock.now();
    return signal;
}

loop::Theme a_theme(Stage& stage) {
    loop::Theme theme;
    theme.name = "Getting about in Thornmere";
    theme.definition = "Somebody could not get to what we offer";
    theme.owner = stage.member(people::dev).id;
    theme.made_at = stage.clock.now();
    return theme;
}

Id<loop::ThemeSplit> make_split(store::Writing& db, Stage& stage, Id<loop::Theme> theme) {
    auto words = a_theme(stage);
    words.name = "Buses in Thornmere";
    words.code = "BUS";
    return loop::prepare_split(db, theme, words, "The bus is not the building of Thornmere",
                               {stage.clock.today(), stage.clock.now(), stage.member(people::dev).id.number});
}

struct Learned {
    Id<loop::LearningPoint> point;
    Id<loop::Action> action;
    Id<loop::Proof> proof;
    Id<loop::Share> share;
};

Learned make_learning_point(store::Writing& db, Stage& stage, Id<loop::Theme> theme) {
    auto const esther = stage.member(people::esther).id;
    loop::Doing const doing{stage.clock.today(), stage.clock.now(), esther.number};
    loop::LearningPoint point;
    point.sentence = "Every letter of an appointment at Thornmere names a way to get there";
    point.theme = theme;
    point.owner = esther;
    auto const id = loop::add_learning_point(db, point, {}, doing);
    loop::Action action;
    action.what = "Put the bus map of Thornmere into the letter";
    action.owner = esther;
    action.due = stage.clock.today() + 30;
    loop::Proof proof;
    proof.would_see = "a way to get there in the letter";
    proof.sample = 10;
    proof.at_least = 9;
    proof.due = stage.clock.today() + 60;
    loop::Share share;
    share.to_whom = "Everybody who writes letters at Thornmere";
    share.shared_on = stage.clock.today();
    share.meant_for = 4;
    return {id, loop::add_action(db, id, action, doing), loop::add_promise(db, id, proof, doing),
            loop::add_share(db, id, share, doing)};
}

void make_loop(Stage& stage, Examples& of) {
    stage.write([&](store::Writing& db) {
        auto const signal = loop::tell(db, a_signal(stage));
        auto const theme = loop::add_theme(db, a_theme(stage));
        loop::link_to_theme(db, signal, theme, stage.clock.today(), stage.clock.now(), -1);
        auto const learned = make_learning_point(db, stage, theme);
        auto const point = fmt::format("/learning-points/{}", learned.point.number);
        of["/api/v1/signals/{id}"] = fmt::format("/api/v1/signals/{}", signal.number);
        of["/api/v1/themes/{id}"] = fmt::format("/api/v1/themes/{}", theme.number);
        of["/api/v1/learning-points/{id}"] = "/api/v1" + point;
        loop::SaidAndDone item;
        item.learning_point = learned.point;
        item.year = 2026;
        item.theme = "Getting about in Thornmere";
        item.said = "The way was not in the letter.";
        item.did = "Now it is.";
        of["/you-said-we-did/{item}"] = fmt::format(
            "/you-said-we-did/{}",
            loop::publish(db, item, {stage.clock.today(), stage.clock.now(), stage.member(people::esther).id.number})
                .number);
        of["/signals/{id}"] = fmt::format("/signals/{}", signal.number);
        of["/signals/{id}/themes/{theme}"] = fmt::format("/signals/{}/themes/{}", signal.number, theme.number);
        of["/themes/{id}"] = fmt::format("/themes/{}", theme.number);
        auto const split = make_split(db, stage, theme);
        of["/themes/{id}/splits/{split}"] = fmt::format("/themes/{}/splits/{}", theme.number, split.number);
        of["/learning-points/{id}"] = point;
        of["/learning-points/{id}/actions/{action}"] = fmt::format("{}/actions/{}", point, learned.action.number);
        of["/learning-points/{id}/proofs/{proof}"] = fmt::format("{}/proofs/{}", point, learned.proof.number);
        of["/learning-points/{id}/shares/{share}"] = fmt::format("{}/shares/{}", point, learned.share.number);
    });
}

void make_run(Stage& stage, Examples& of) {
    stage.write([&](store::Writing& db) {
        loop::Doing const doing{stage.clock.today(), stage.clock.now(), -1};
        loop::Run run;
        run.name = "Buses that stop at the Thornmere day centre";
        run.unit = "Buses";
        run.owner = stage.member(people::dev).id;
        auto const added = loop::add_run(db, run, doing);
        loop::add_points(db, added, {{stage.clock.today() - 1, 3}, {stage.clock.today(), 4}}, false, doing);
        of["/measures/{id}"] = fmt::format("/measures/{}", added.number);
    });
}

void make_assessment(Stage& stage, Examples& of) {
    auto const read_in = stage.as(people::esther)
                             .upload("/assessments",
                                     {{"text", "Learning, improvement and innovation\n\nScore: 2\n\n"
                                               "Key findings for this quality statement\n\nLearning from feedback\n\n"
                                               "Compliments were not recorded by all teams of Thornmere.\n"}},
                                     {});
    must(read_in.location.starts_with("/assessments/"), "the report of the examples was not read in");
    auto const number = std::stoll(read_in.location.substr(std::string_view("/assessments/").size()));
    auto const findings = stage.read([&](store::Reading& db) { return assessment::findings_of(db, {number}); });
    of["/assessments/{id}"] = read_in.location;
    of["/assessments/{id}/findings/{finding}"] = fmt::format("{}/findings/{}", read_in.location,
                                                             findings.at(0).id.number);
    of["/assessments/findings/{finding}"] = fmt::format("/assessments/findings/{}", findings.at(0).id.number);
}

void make_briefing(Stage& stage, Examples& of) {
    stage.write([&](store::Writing& db) {
        loop::Doing const doing{stage.clock.today(), stage.clock.now(), stage.member(people::hugh).id.number};
        auto const words = briefings::Words{"The bus at Thornmere", {{1, "Background", "", "The bus does not stop."}}};
        auto const id = briefings::add_briefing(db, {}, words, briefings::weigh(words, 200), {}, doing);
        auto const callum = stage.member(people::callum);
        briefings::send_briefing(db, id, {"Practitioners at Thornmere", {{callum.id, callum.team}}, "", ""}, doing);
        of["/briefings/{id}"] = fmt::format("/briefings/{}", id.number);
        of["/briefings/{id}/versions/{version}"] = fmt::format("/briefings/{}/versions/1", id.number);
    });
}

/// The second complaint of the examples: somebody who wants a letter, which waits to be sent.
void make_telling_task(Stage& stage, Examples& of) {
    WorkingDays const days;
    stage.write([&](store::Writing& db) {
        complaints::Received received;
        received.said.said = "Nobody rang about the bus to Thornmere.";
        received.said.received_on = stage.clock.today();
        received.said.received_at = stage.clock.now();
        received.teller.wants_to_hear = true;
        received.teller.answer_by = complaints::AnswerBy::letter;
        received.teller.address = "1 Mill Lane, Thornmere";
        complaints::receive(db, received, {77}, "none", {-1, stage.clock.now(), days});
        complaints::tell_back(db, {77, "The bus now stops there.", "example/1", 1, -1, stage.clock.now()});
    });
    of["/complaints/{id}/tell-back/{telling}"] = "/complaints/77/tell-back/1";
}

/// A file of the second complaint, found clean, and a piece of help.
void make_file_and_help(Stage& stage, Examples& of) {
    auto const file = work::arrived("bus.txt", "The bus to Thornmere.", "file");
    must(file.has_value(), "the file of the examples was not taken");
    auto const held = work::hold(*stage.store, store::thornmere, *file, 0, stage.clock.now());
    stage.write([&](store::Writing& db) {
        work::attach(db, held, complaints::files_of_person, 77);
        store::act(db, "update held_files set standing = 'clean' where council = :council and id = :id", db.council(),
                   held);
        complaints::Suggestion help;
        help.title = "The bus to Thornmere";
        help.says = "It runs each hour.";
        help.shown_for = "bus";
        complaints::keep_suggestion(db, help, -1, stage.clock.now());
    });
    of["/complaints/{id}/files/{file}"] = fmt::format("/complaints/77/files/{}", held.number);
    of["/suggestions/{id}"] = "/suggestions/1";
}

void make_message(Stage& stage, Examples& of) {
    store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
        work::send_later(db, {"amira@example.org", "A message from Thornmere Council", "We have it.", "example/1"},
                         stage.clock.now());
    });
    of["/outbox/{id}"] = "/outbox/1";
}

void make_token(Stage& stage, Examples& of) {
    people::Token token;
    token.name = "Phones of Thornmere";
    token.scopes = people::kept_scopes({people::Scope::read_signals});
    token.expires_on = stage.clock.today() + 30;
    stage.write([&](store::Writing& db) { people::add_token(db, token, stage.clock.now(), -1); });
    of["/other-systems/tokens/{id}"] = "/other-systems/tokens/1";
}

void make_webhook(Stage& stage, Examples& of) {
    work::Webhook webhook;
    webhook.name = "Dashboard of Thornmere";
    webhook.url = "https://dashboard.example.org/heed";
    webhook.events = "learning_point.moved";
    stage.write([&](store::Writing& db) { work::add_webhook(db, webhook, 0, stage.clock.now(), -1); });
    store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
        store::insert(
            db, "webhook_deliveries",
            work::WebhookDelivery{
                {1}, {1}, 1, "learning_point.moved", stage.clock.now(), 500, 12, "The receiver answered with 500."});
    });
    of["/other-systems/webhooks/{id}"] = "/other-systems/webhooks/1";
    of["/other-systems/webhooks/{id}/deliveries/{delivery}"] = "/other-systems/webhooks/1/deliveries/1";
}

void make_survey(Stage& stage, Examples& of) {
    surveys::SurveyDraft draft;
    draft.name = "How was it at Thornmere?";
    draft.event = surveys::EventKind::review_finished;
    draft.intro = draft.easy_intro = "Thornmere wants to know how it was.";
    draft.outcome = draft.easy_outcome = "Did it help?";
    draft.service = draft.easy_service = "How were you treated?";
    draft.address = "https://thornmere.example";
    stage.write([&](store::Writing& db) {
        loop::Doing const doing{stage.clock.today(), stage.clock.now(), -1};
        surveys::begin_survey(db, surveys::written(draft).value(), doing);
        surveys::Event event;
        event.kind = surveys::EventKind::review_finished;
        event.on = stage.clock.today();
        event.team = 99;  // of nobody who tries the pages
        event.way = surveys::Way::phone;
        event.phone = "07700 900123";
        surveys::ask_after(db, std::string(64, '0'), {event}, doing);
    });
    of["/surveys/{id}"] = "/surveys/1";
    of["/surveys/{id}/calls/{call}"] = "/surveys/1/calls/1";
}

people::ExamplesOf const complaint{make_complaint};
people::ExamplesOf const loop_records{make_loop};
people::ExamplesOf const watched{make_run};
people::ExamplesOf const report{make_assessment};
people::ExamplesOf const briefing{make_briefing};
people::ExamplesOf const telling_task{make_telling_task};
people::ExamplesOf const file_and_help{make_file_and_help};
people::ExamplesOf const message{make_message};
people::ExamplesOf const token{make_token};
people::ExamplesOf const webhook{make_webhook};
people::ExamplesOf const survey{make_survey};

}  // namespace

}  // namespace heed
