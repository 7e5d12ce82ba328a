#include "areas/ombudsman/pages.hpp"

#include <doctest/doctest.h>

#include "loop/signal_store.hpp"
#include "people/tests/examples.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using people::Answer;
using people::Stage;

namespace {

std::vector<web::Field> with_day(std::vector<web::Field> fields, std::string const& name, Day day) {
    for (auto const& field : loop::day_as_typed(name, day)) {
        fields.push_back(field);
    }
    return fields;
}

std::string dev(Stage& stage) { return std::to_string(stage.member(people::dev).id.number); }

std::string open_a_case(Stage& stage, std::string const& reference = "26 001 234") {
    auto const answer = stage.as(people::dev)
                            .post("/ombudsman/new",
                                  with_day({{"reference", reference},
                                            {"our_reference", "C-7K3M9QXP"},
                                            {"category", "Assessment and care plan"},
                                            {"about", "A year went by without a review in Thornmere."},
                                            {"officer", dev(stage)}},
                                           "opened_on", stage.clock.today() - 40));
    must(answer.status == 303, "the case was not taken: " + answer.text());
    return answer.location;
}

void uphold(Stage& stage, std::string const& path) {
    auto const answer = stage.as(people::dev)
                            .post(path + "/decision",
                                  with_day({{"category", "upheld"}, {"summary", "No review for a year."}}, "decided_on",
                                           stage.clock.today() - 3));
    CHECK(answer.status == 303);
}

Answer agree(Stage& stage, std::string const& path, std::string const& kind, std::string const& what, Day due) {
    return stage.as(people::dev)
        .post(path + "/remedies/new",
              with_day({{"kind", kind}, {"type", "changed_procedure"}, {"what", what}, {"owner", dev(stage)}}, "due",
                       due));
}

std::vector<work::Deadline> deadlines(Stage& stage, Day until) {
    return stage.read([&](store::Reading& db) { return work::due_until(db, until, {"answer_ombudsman"}, 50); });
}

}  // namespace

TEST_SUITE("ombudsman pages") {
    TEST_CASE("an enquiry is recorded with its date, stands in the deadlines, and is answered") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        auto enquiry = with_day({{"asks", "Send the care plan and the records of the reviews"}}, "asked_on",
                                today - 20);
        CHECK(stage.as(people::dev).post(path + "/enquiries/new", with_day(enquiry, "due", today + 8)).status == 303);
        REQUIRE(deadlines(stage, today + 8).size() == 1);
        CHECK(deadlines(stage, today + 8).front().says == "Answer the enquiry: Ombudsman case 26 001 234");
        CHECK(stage.as(people::dev).get("/ombudsman").says("in 8 days"));
        CHECK(
            stage.as(people::dev).post(path + "/enquiries/1/answer", loop::day_as_typed("answered_on", today)).status ==
            303);
        CHECK(deadlines(stage, today + 99).empty());
        CHECK(stage.as(people::dev).get(path).says("Wait for the Ombudsman"));
        CHECK(
            stage.as(people::dev).post(path + "/enquiries/1/answer", loop::day_as_typed("answered_on", today)).status ==
            409);
        CHECK(stage.as(people::dev).get(path + "/enquiries/2/answer").status == 404);
    }

    TEST_CASE("what we said to a draft decision is kept beside it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        auto const today = stage.clock.today();
        auto const draft = with_day(loop::day_as_typed("received_on", today), "comments_due", today + 14);
        CHECK(stage.as(people::dev).post(path + "/drafts/new", draft).status == 303);
        CHECK(stage.as(people::dev).get(path).says("Comment on the draft decision"));
        auto const comments = with_day({{"comments", "We accept the draft."}}, "commented_on", today);
        CHECK(stage.as(people::dev).post(path + "/drafts/1/comments", comments).status == 303);
        CHECK(stage.as(people::dev).get(path).says("We accept the draft."));
    }

    TEST_CASE("an upheld decision and its service improvements enter the loop, and the personal remedy does not") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        CHECK(stage.as(people::dev).get(path + "/remedies/new").status == 409);
        uphold(stage, path);
        auto const today = stage.clock.today();
        CHECK(agree(stage, path, "personal", "Apologise to the person", today + 28).status == 303);
        CHECK(agree(stage, path, "service_improvement", "Review every plan within 12 months", today + 84).status ==
              303);
        auto const heard = stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); });
        REQUIRE(heard.size() == 2);
        CHECK(heard[0].kind == loop::SignalKind::recommendation);
        CHECK(heard[1].kind == loop::SignalKind::ombudsman_decision);
    }

    TEST_CASE("the owner of a remedy is told two weeks before it is due, and it is not done until it is shown") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today + 28);
        auto const soon = deadlines(stage, today + 14);
        REQUIRE(soon.size() == 1);
        CHECK(soon.front().says.starts_with("Remedy due on 21 December 2026: Apologise"));
        auto evidence = with_day({{"evidence", "The letter of apology"}}, "done_on", today);
        CHECK(stage.as(people::dev).post(path + "/remedies/1/evidence", with_day(evidence, "sent_on", today)).status ==
              303);
        CHECK(deadlines(stage, today + 99).empty());
        CHECK(stage.as(people::dev).get(path).says("Done on time"));
        CHECK(stage.as(people::dev).get("/ombudsman").says("Upheld, of detailed investigations 1 of 1 (100%)"));
    }

    TEST_CASE("the same reference is not recorded twice, and nothing that was typed is lost") {
        Stage stage;
        stage.mount(ombudsman::mount);
        open_a_case(stage);
        auto const again = stage.as(people::dev)
                               .post("/ombudsman/new", with_day({{"reference", "26001234"},
                                                                 {"category", "Safeguarding"},
                                                                 {"about", "Another matter"},
                                                                 {"officer", dev(stage)}},
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
}

namespace {

void make_examples_of_ombudsman(Stage& stage, people::Examples& of) {
    auto const path = open_a_case(stage, "26 009 999");
    auto const today = stage.clock.today();
    auto enquiry = with_day({{"asks", "Send the care plan"}}, "asked_on", today);
    stage.as(people::dev).post(path + "/enquiries/new", with_day(enquiry, "due", today));
    stage.as(people::dev)
        .post(path + "/drafts/new", with_day(loop::day_as_typed("received_on", today), "comments_due", today));
    uphold(stage, path);
    agree(stage, path, "personal", "Apologise to the person", today);
    of["/ombudsman/{id}"] = path;
    of["/ombudsman/{id}/enquiries/{number}"] = path + "/enquiries/1";
    of["/ombudsman/{id}/drafts/{number}"] = path + "/drafts/1";
    of["/ombudsman/{id}/remedies/{remedy}"] = path + "/remedies/1";
}

people::ExamplesOf const examples{make_examples_of_ombudsman};

}  // namespace
