#include "areas/ombudsman/code.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/account.hpp"
#include "areas/ombudsman/code_store.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/tests/acts.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "people/tests/examples.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

namespace {

Day const a_day = *day_of(2026, 11, 23);

AssessmentTold told_of(std::vector<std::pair<std::string, Keeps>> const& answers) {
    AssessmentTold told;
    told.about = *begun({Occasion::yearly, ""}, a_day);
    for (auto const& [paragraph, keeps] : answers) {
        told.answers.push_back({paragraph, keeps, "Our records", 0, a_day, 4});
    }
    return told;
}

bool has_paragraph(std::string_view number) {
    for (auto const& one : code_paragraphs(2026)) {
        if (one.number == number) {
            return true;
        }
    }
    return false;
}

/// Its path.
std::string begin(Stage& stage) {
    auto const answer = stage.as(people::dev).post("/ombudsman/code/new", {{"occasion", "yearly"}});
    must(answer.status == 303, "the self-assessment was not begun");
    return answer.location;
}

int answer(Stage& stage, std::string const& path, std::string const& paragraph, std::string const& keeps) {
    return stage.as(people::dev)
        .post(path + "/paragraphs/" + paragraph,
              with_day({{"answer", keeps},
                        {"evidence", "40 of 44 were acknowledged in 5 working days"},
                        {"will_change", keeps == "yes" ? "" : "Letters are logged on the day on which they come"}},
                       "change_by", stage.clock.today() + 90))
        .status;
}

void answer_all(Stage& stage, std::string const& path) {
    for (auto const& one : code_paragraphs(2026)) {
        must(answer(stage, path, one.code, "yes") == 303, "a paragraph was not answered");
    }
}

void publish(Stage& stage, std::string const& path) {
    answer_all(stage, path);
    stage.as(people::dev).post(path + "/finish");
    stage.as(people::dev).post(path + "/publish", {{"response", "The cabinet accepts it."}});
}

}  // namespace

TEST_SUITE("Complaint Handling Code") {
    TEST_CASE("the Code's paragraphs that were read are asked: 1.8, 2.2, 2.4, 2.5, 6.2 to 6.7 and 8.1 to 8.3") {
        for (auto const* number :
             {"1.8", "2.2", "2.4", "2.5", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "8.1", "8.2", "8.3"}) {
            CHECK_MESSAGE(has_paragraph(number), number);
        }
        CHECK(code_paragraphs(2023).empty());
    }

    TEST_CASE("what is known only from what councils say of the Code is marked, and has no number") {
        for (auto const& one : code_paragraphs(2026)) {
            CHECK((one.number == "-") == !one.read);
        }
    }

    TEST_CASE("8.1: every answer needs evidence, also a yes") {
        auto const paragraph = code_paragraphs(2026).front();
        CHECK_FALSE(answered({Keeps::yes, ""}, paragraph, a_day));
        CHECK(answered({Keeps::yes, "Our records"}, paragraph, a_day));
    }

    TEST_CASE("8.1: what is not kept says what will change and by when; what is kept says neither") {
        auto const paragraph = code_paragraphs(2026).front();
        CHECK_FALSE(answered({Keeps::partly, "Our records", "", {}}, paragraph, a_day));
        CHECK_FALSE(answered({Keeps::no, "Our records", "Letters are logged", {"31", "2", "2027"}}, paragraph, a_day));
        auto const answer = answered({Keeps::no, "Our records", "Letters are logged", {"1", "3", "2027"}}, paragraph,
                                     a_day);
        REQUIRE(answer);
        CHECK(answer->change_by == *day_of(2027, 3, 1));
        CHECK(answered({Keeps::yes, "Our records", "Nothing", {"1", "3", "2027"}}, paragraph, a_day)
                  ->will_change.empty());
    }

    TEST_CASE("8.1: the yearly report carries the self-assessment of its period, and says where there is none or it is "
              "not finished") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const account = [&](Day first, Day last) {
            return stage.read([&](store::Reading& db) {
                return account_of_code(db, {{first, last}, true, stage.clock.today()});
            });
        };
        Day const first = *day_of(2026, 4, 1);
        Day const last = *day_of(2027, 3, 31);
        CHECK(account(first, last).sentences.front() ==
              "No self-assessment against the Complaint Handling Code was made for this period.");
        auto const path = begin(stage);
        answer(stage, path, "6.2", "partly");
        CHECK(
            account(first, last).sentences.front().ends_with("is not finished: 1 of its 18 paragraphs are answered."));
        CHECK(account(first, last).lists.empty());
        answer_all(stage, path);
        answer(stage, path, "6.2", "no");
        stage.as(people::dev).post(path + "/finish", {});
        auto const whole = account(first, last);
        CHECK(whole.only_code);
        REQUIRE(whole.lists.size() == 1);
        CHECK(whole.lists[0].rows.size() == 18);
        auto const row = std::ranges::find_if(whole.lists[0].rows,
                                              [](auto const& one) { return one[0].starts_with("6.2"); });
        REQUIRE(row != whole.lists[0].rows.end());
        CHECK((*row)[1] == "No");
        CHECK((*row)[3] == "Letters are logged on the day on which they come");
        CHECK((*row)[4] == "21 February 2027");
        CHECK(account(first - 365, first - 1).lists.empty());
        CHECK(account(first - 150, first + 90).lists.size() == 1);  // begun within six months of its end
    }

    TEST_CASE("the list of self-assessments goes back to what is older, and forward again") {
        Stage stage;
        stage.mount(ombudsman::mount);
        for (int i = 0; i < 52; ++i) {
            begin(stage);
        }
        CHECK(stage.as(people::dev).get("/ombudsman/code").body.find("before=3") != std::string::npos);
        auto const second = stage.as(people::dev).get("/ombudsman/code?before=3");
        CHECK(second.body.find("after=2") != std::string::npos);
        CHECK(stage.as(people::dev).get("/ombudsman/code?after=2").body.find("before=3") != std::string::npos);
    }

    TEST_CASE("8.2: it is published once it is finished, and with the governing body’s response") {
        auto told = told_of({});
        CHECK_FALSE(ready_to_publish(told, "The cabinet accepts it."));
        told.about.finished_on = a_day;
        CHECK_FALSE(ready_to_publish(told, ""));
        CHECK(ready_to_publish(told, "The cabinet accepts it."));
    }

    TEST_CASE("8.3: it is made again after a restructure or a change of procedure, and says what changed") {
        CHECK_FALSE(begun({Occasion::restructure, ""}, a_day));
        REQUIRE(begun({Occasion::changed_procedure, "One team for all complaints since May"}, a_day));
        CHECK(begun({Occasion::restructure, "Two teams became one"}, a_day)->year == 2026);
    }

    TEST_CASE("it is finished once every paragraph is answered, and counts what is kept") {
        auto told = told_of({{"6.2", Keeps::yes}, {"6.3", Keeps::partly}});
        CHECK_FALSE(finished(told, a_day));
        CHECK(in_short(told) == "1 kept, 1 partly, 0 not, of 18");
        CHECK(unanswered(told).size() == 16);
    }

    TEST_CASE("a paragraph that is not kept begins an improvement in the loop, once") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const path = begin(stage);
        REQUIRE(answer(stage, path, "6.2", "partly") == 303);
        auto const improved = stage.as(people::dev).post(path + "/paragraphs/6.2/improve");
        CHECK(improved.location == "/register/new?signal=1");
        CHECK(stage.as(people::dev).post(path + "/paragraphs/6.2/improve").status == 409);
        CHECK(stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 5); }).size() == 1);
        REQUIRE(answer(stage, path, "6.2", "no") == 303);
        CHECK(stage.as(people::dev).get(path).says("In the loop"));
        CHECK(answer(stage, path, "6.3", "yes") == 303);
        CHECK(stage.as(people::dev).get(path + "/paragraphs/6.3/improve").status == 409);
        CHECK(stage.as(people::dev).get(path + "/paragraphs/9.9").status == 404);
    }

    TEST_CASE("anybody reads the published one, and nobody one that is being made") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = begin(stage);
        CHECK(stage.anybody().get("/complaint-handling-code").says("has not published this yet"));
        CHECK(stage.as(people::dev).post(path + "/finish").says("18 of its paragraphs are not answered yet"));
        publish(stage, path);
        auto const page = stage.anybody().get("/complaint-handling-code");
        CHECK(page.says("40 of 44 were acknowledged in 5 working days"));
        CHECK(page.says("The cabinet accepts it."));
        CHECK(page.says("18 kept, 0 partly, 0 not, of 18"));
        CHECK_FALSE(page.says("Dev Okafor"));
        stage.as(people::dev).post(path + "/take-off");
        CHECK(stage.anybody().get("/complaint-handling-code").says("has not published this yet"));
    }

    TEST_CASE("once it is finished nothing changes, and the next one is due in a year") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = begin(stage);
        publish(stage, path);
        CHECK(answer(stage, path, "6.2", "no") == 409);
        auto const next = stage.read([](store::Reading& db) { return work::deadlines_of(db, "ombudsman_code", 0); });
        REQUIRE(next.size() == 1);
        CHECK(next.front().due == *day_of(2027, 11, 23));
    }
}

namespace {

void make_examples_of_code(Stage& stage, people::Examples& of) {
    auto const path = begin(stage);
    answer(stage, path, "6.2", "partly");
    of["/ombudsman/code/{id}"] = path;
    of["/ombudsman/code/{id}/paragraphs/{paragraph}"] = path + "/paragraphs/6.2";
}

people::ExamplesOf const examples{make_examples_of_code};

}  // namespace
