#include "areas/ombudsman/pages.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/tests/acts.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "people/tests/examples.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::ombudsman::tests;
using people::Answer;
using people::Stage;

namespace {

std::vector<work::Deadline> deadlines(Stage& stage, Day until) {
    return stage.read([&](store::Reading& db) {
        return work::due_until(db, until, {"see_cases", "see_kept_from_worker"}, 50);
    });
}

}  // namespace

TEST_SUITE("ombudsman pages") {
    TEST_CASE("an enquiry is recorded with its date, stands in the deadlines of who answers, and is answered") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        REQUIRE(ask(stage, path, today + 8).status == 303);
        REQUIRE(deadlines(stage, today + 8).size() == 1);
        CHECK(deadlines(stage, today + 8).front().says == "Answer the enquiry: Ombudsman case 26 001 234");
        CHECK(deadlines(stage, today + 8).front().owner == stage.member(people::callum).id.number);
        CHECK(stage.as(people::dev).get("/ombudsman").says("in 8 days"));
        auto const answer = loop::day_as_typed("answered_on", today);
        CHECK(stage.as(people::dev).post(path + "/enquiries/1/answer", answer).status == 303);
        CHECK(deadlines(stage, today + 99).empty());
        CHECK(stage.as(people::dev).get(path).says("Wait for the Ombudsman"));
        CHECK(stage.as(people::dev).post(path + "/enquiries/1/answer", answer).status == 409);
        CHECK(stage.as(people::dev).get(path + "/enquiries/2/answer").status == 404);
    }

    TEST_CASE("a later date that the Ombudsman agreed to moves the deadline, and what it was stays on the page") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        ask(stage, path, today + 8);
        auto moved = with_day({{"reason", "The agency’s records are away"}}, "until", today + 15);
        REQUIRE(stage.as(people::dev).post(path + "/enquiries/1/extend", with_day(moved, "agreed_on", today)).status ==
                303);
        CHECK(deadlines(stage, today + 14).empty());
        CHECK(deadlines(stage, today + 15).size() == 1);
        CHECK(stage.as(people::dev).get(path).says("Moved from 1 Dec 2026: The agency’s records are away"));
    }

    TEST_CASE("what we said to a draft decision is kept beside it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        CHECK(receive_draft(stage, path, today + 14).status == 303);
        CHECK(stage.as(people::dev).get(path).says("Comment on the draft decision"));
        auto const comments = with_day({{"comments", "We accept the draft."}}, "commented_on", today);
        CHECK(stage.as(people::dev).post(path + "/drafts/1/comments", comments).status == 303);
        CHECK(stage.as(people::dev).get(path).says("We accept the draft."));
    }

    TEST_CASE(
        "a decision is a signal, and its service improvement begins a learning point with the Ombudsman’s words") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const path = open_a_case(stage);
        CHECK(stage.as(people::dev).get(path + "/remedies/new").status == 409);
        REQUIRE(uphold(stage, path).status == 303);
        auto const today = stage.clock.today();
        CHECK(agree(stage, path, "personal", "Apologise to the person", today + 28).location == path + "#remedies");
        auto const improvement = agree(stage, path, "service_improvement", "Review every plan within 12 months",
                                       today + 84);
        CHECK(improvement.location == path + "/remedies/2/learning-point");
        CHECK(stage.as(people::dev).get(path).says("Not in the loop yet"));
        REQUIRE(begin_learning(stage, improvement.location).status == 303);
        auto const heard = stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); });
        REQUIRE(heard.size() == 1);
        CHECK(heard.front().kind == loop::SignalKind::ombudsman_decision);
        auto const point = stage.read([](store::Reading& db) { return *loop::read_story(db, {1}); });
        REQUIRE(point.origin);
        CHECK(point.origin->kind == loop::OriginKind::ombudsman);
        CHECK(point.origin->own_words == "Review every plan within 12 months");
        CHECK(loop::decision_of(point) == loop::Decision::accepted);
        CHECK(stage.as(people::dev).get(improvement.location).status == 409);
    }

    TEST_CASE("a service improvement can join a learning point that is there already") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        begin_learning(stage, agree(stage, path, "service_improvement", "Review every plan", today + 84).location);
        auto const again = agree(stage, path, "service_improvement", "Say when the next review is", today + 84);
        CHECK(stage.as(people::dev).post(again.location, {{"joins", "99"}}).status == 422);
        CHECK(stage.as(people::dev).post(again.location, {{"joins", "1"}}).status == 303);
        CHECK_FALSE(stage.as(people::dev).get(path).says("Not in the loop yet"));
    }

    TEST_CASE("the owner of a remedy is told before it is late, and it is not done until it is shown") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today + 28);
        CHECK(deadlines(stage, today + 13).empty());
        auto const soon = deadlines(stage, today + 14);
        REQUIRE(soon.size() == 1);
        CHECK(soon.front().says == "Remedy due on 21 December 2026: Apologise to the person");
        CHECK(soon.front().owner == stage.member(people::callum).id.number);
        CHECK(deadlines(stage, today + 28).size() == 2);
        REQUIRE(show_done(stage, path, 1).status == 303);
        CHECK(deadlines(stage, today + 99).empty());
        CHECK(stage.as(people::dev).get(path).says("Done on time"));
    }

    TEST_CASE("how many days before a remedy is due its owner is told is a setting, and moves what is open") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today + 28);
        std::vector<web::Field> settings{{"days_of_warning", "21"},
                                         {"days_for_answers", "5"},
                                         {"days_for_overseers", "3"},
                                         {"population", "304,000"},
                                         {"sub_categories", "Charging"}};
        REQUIRE(stage.as(people::dev).post("/ombudsman/settings", settings).status == 303);
        CHECK(deadlines(stage, today + 7).size() == 1);
        settings.front().value = "0";
        CHECK(stage.as(people::dev).post("/ombudsman/settings", settings).says("Enter how many days before"));
    }

    TEST_CASE("evidence that the Ombudsman does not accept leaves the remedy to be done") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today + 28);
        show_done(stage, path, 1);
        auto const reply = with_day({{"reply", "refused"}, {"why", "It does not say sorry"}}, "replied_on", today);
        REQUIRE(stage.as(people::dev).post(path + "/remedies/1/reply", reply).status == 303);
        CHECK(stage.as(people::dev).get(path).says("It does not say sorry"));
        CHECK(deadlines(stage, today + 14).size() == 1);
        REQUIRE(show_done(stage, path, 1).status == 303);
        CHECK(stage.as(people::dev).get(path).says("Done on time"));
    }

    TEST_CASE("what the Ombudsman says of our compliance, and when it published its decision, stand on the case") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today + 28);
        auto const said = with_day({{"outcome", "satisfied_late"}}, "told_on", today);
        CHECK(stage.as(people::dev).post(path + "/compliance", said).status == 303);
        CHECK(stage.as(people::dev).post(path + "/published", loop::day_as_typed("published_on", today)).status == 303);
        auto const page = stage.as(people::dev).get(path);
        CHECK(page.says("The Ombudsman on our compliance: Satisfied, but done late, 23 November 2026"));
        CHECK(page.says("Published 23 November 2026"));
    }

    TEST_CASE("the same reference is not recorded twice, and nothing that was typed is lost") {
        Stage stage;
        stage.mount(ombudsman::mount);
        open_a_case(stage);
        auto const again = stage.as(people::dev)
                               .post("/ombudsman/new", with_day({{"reference", "26001234"},
                                                                 {"category", "Adult care services"},
                                                                 {"about", "Another matter"},
                                                                 {"officer", number_of(stage, people::dev)}},
                                                                "opened_on", stage.clock.today()));
        CHECK(again.status == 422);
        CHECK(again.says("A case with this reference is recorded already"));
        CHECK(again.says("Another matter"));
    }

    TEST_CASE("Callum reads a case and records nothing, and Frank does not find it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        CHECK(stage.as(people::callum).get(path).status == 200);
        CHECK_FALSE(stage.as(people::callum).get(path).says("Record an enquiry"));
        CHECK(stage.as(people::callum).get(path + "/decision").status == 403);
        CHECK(stage.as(people::frank).get(path).status == 404);
    }

    TEST_CASE(
        "a case that follows a complaint kept from a worker is kept from them too, and is neither listed nor timed") {
        Stage stage;
        stage.mount(ombudsman::mount);
        KnownComplaint const ours("C-7K3M9QXP", true);
        auto const path = open_a_case(stage);
        CHECK(stage.as(people::dev).get(path).says("Kept from their worker"));
        CHECK(stage.as(people::dev).get(path).body.find("href=\"/complaints/77\"") != std::string::npos);
        CHECK(stage.as(people::callum).get(path).status == 404);
        CHECK_FALSE(stage.as(people::callum).get("/ombudsman").says("26 001 234"));
        auto const given = ask(stage, path, stage.clock.today() + 3);
        CHECK(given.status == 422);
        CHECK(given.says("Select who answers"));
        REQUIRE(ask(stage, path, stage.clock.today() + 3, people::dev).status == 303);
        CHECK(deadlines(stage, stage.clock.today() + 3).front().may == "see_kept_from_worker");
        uphold(stage, path);
        CHECK(stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); }).empty());
    }

    TEST_CASE("what is typed into the forms of a case is judged and kept, whatever it is") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        std::string const long_text(10'000, 'x');
        for (auto const& words : {std::string(), long_text, std::string("<script>alert(1)</script> 🙂")}) {
            auto const answer = stage.as(people::dev)
                                    .post(path + "/enquiries/new", {{"asks", words},
                                                                    {"asked_on-day", "31"},
                                                                    {"asked_on-month", "2"},
                                                                    {"asked_on-year", "2026"}});
            CHECK(answer.status == 422);
            CHECK(answer.body.find("<script>alert(1)") == std::string::npos);
            CHECK(answer.says(words.substr(0, 20)));
        }
    }
}

namespace {

void make_examples_of_ombudsman(Stage& stage, people::Examples& of) {
    auto const path = open_a_case(stage, "26 009 999", "", people::dev);
    auto const today = stage.clock.today();
    ask(stage, path, today);
    receive_draft(stage, path, today);
    uphold(stage, path);
    agree(stage, path, "personal", "Apologise to the person", today);
    of["/ombudsman/{id}"] = path;
    of["/ombudsman/{id}/enquiries/{number}"] = path + "/enquiries/1";
    of["/ombudsman/{id}/drafts/{number}"] = path + "/drafts/1";
    of["/ombudsman/{id}/remedies/{remedy}"] = path + "/remedies/1";
}

people::ExamplesOf const examples{make_examples_of_ombudsman};

}  // namespace
