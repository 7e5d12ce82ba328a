// Nobody can tell afterwards who gave which answer.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/night.hpp"
#include "areas/surveys/results_store.hpp"
#include "areas/surveys/tests/surveys.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::surveys;

namespace {

/// Everything that the council's tables say about surveys, messages and events, as one text.
std::string all_that_is_kept(SurveyStage& stage) {
    std::string all;
    stage.read([&](store::Reading& db) {
        for (auto const* sql :
             {"select answers || ' ' || words || ' ' || quarter || ' ' || came_on from survey_letterbox"
              " where council = :council and id > 0",
              "select nonce || code || name || email || phone || address || matters || mark from survey_invitations"
              " where council = :council and id > 0",
              "select recipient || ' ' || text || ' ' || about from outbox where council = :council and id > 0",
              "select subject || ' ' || what || ' ' || detail from events where council = :council and number > 0",
              "select said from signals where council = :council and id > 0"}) {
            for (auto const& line : store::values<std::string>(db, sql, db.council())) {
                all += line + "\n";
            }
        }
        return 0;
    });
    return all;
}

void run_nights(SurveyStage& stage, int nights) {
    for (int i = 0; i < nights; ++i) {
        stage.clock.pass(std::chrono::hours(24));
        run_the_night(*stage.store, store::thornmere, stage.clock.now());
    }
}

std::vector<TallyLine> by_place(SurveyStage& stage, Id<Survey> survey) {
    auto const quarter = quarter_of(*parse_day("2026-11-23"));
    return stage.read([&](store::Reading& db) { return tallies_by_place(db, survey, quarter, quarter); });
}

}  // namespace

TEST_SUITE("surveys: no answer leads back to anybody") {
    TEST_CASE("when somebody has answered, nothing is left of their code, their address or their name") {
        SurveyStage stage;
        stage.begin();
        auto event = stage.somebody();
        event.way = Way::email;
        event.email = "amira@example.org";
        event.matters = "To see my sister every week";
        stage.ask({event});
        auto const code = stage.last_code();
        auto const before = all_that_is_kept(stage);
        CHECK(before.find("amira@example.org") != std::string::npos);
        stage.answer(code, stage.an_answer());
        auto const after = all_that_is_kept(stage);
        for (auto const& trace :
             {std::string("amira@example.org"), code, kept_code(code), std::string("To see my sister every week"),
              mark_of_email(stage.key, "amira@example.org")}) {
            CHECK_MESSAGE(after.find(trace) == std::string::npos, trace);
        }
        CHECK(after.find("outcome=good service=best") != std::string::npos);
    }

    TEST_CASE("an answer has no number of its invitation and no time finer than the quarter and its day") {
        SurveyStage stage;
        stage.begin();
        stage.answer(stage.code_for(), stage.an_answer());
        auto const letter = stage.read([](store::Reading& db) {
            return store::rows<Letter>(
                db,
                "select id, survey, quarter, team, service, way, filled_by, came_on, answers, words"
                " from survey_letterbox where council = :council and id > 0",
                db.council());
        });
        CHECK(letter.size() == 1);
        CHECK(letter.front().quarter == *parse_day("2026-10-01"));
        CHECK(letter.front().id.number > 1);  // at random: 1 would be chance
    }

    TEST_CASE("four answers wait, and the fifth has all of them counted together") {
        SurveyStage stage;
        auto const survey = stage.begin();
        for (int i = 1; i <= 4; ++i) {
            stage.answer(stage.code_for(i), stage.an_answer());
        }
        stage.code_for(50);
        run_nights(stage, 1);
        CHECK(stage.count("survey_letterbox") == 4);
        CHECK(by_place(stage, survey).empty());
        stage.answer(stage.code_for(5), stage.an_answer());
        run_nights(stage, 1);
        CHECK(stage.count("survey_letterbox") == 0);
        std::int64_t outcomes = 0;
        for (auto const& line : by_place(stage, survey)) {
            outcomes += line.kind == QuestionKind::outcome ? line.number : 0;
            CHECK(line.team == stage.northside);
        }
        CHECK(outcomes == 5);
    }

    TEST_CASE("the only answer is counted after a fortnight, so that it is not lost") {
        SurveyStage stage;
        auto const survey = stage.begin();
        stage.answer(stage.code_for(), stage.an_answer());
        for (int i = 2; i <= 5; ++i) {
            stage.code_for(i);
        }
        run_nights(stage, 13);
        CHECK(by_place(stage, survey).empty());
        run_nights(stage, 1);
        CHECK(by_place(stage, survey).size() == 2);
    }

    TEST_CASE("of a team of which fewer than five were asked, the answer is counted in the end without its team") {
        SurveyStage stage;
        auto const survey = stage.begin();
        stage.answer(stage.code_for(), stage.an_answer());
        run_nights(stage, 60);
        CHECK(by_place(stage, survey).empty());
        run_nights(stage, 45);
        CHECK(by_place(stage, survey).size() == 2);
        CHECK(by_place(stage, survey).front().team == 0);
    }

    TEST_CASE("what somebody wrote becomes a signal without their name, when it is counted and not when it came") {
        SurveyStage stage;
        stage.begin();
        auto answer = stage.an_answer();
        answer.words = "Tell Amira Haddad of 07700 900123 that the rail came late";
        stage.answer(stage.code_for(), answer);
        CHECK(all_that_is_kept(stage).find("Amira") == std::string::npos);
        CHECK(stage.count("signals") == 0);
        for (int i = 2; i <= 5; ++i) {
            stage.answer(stage.code_for(i), stage.an_answer());
        }
        run_nights(stage, 1);
        auto const said = stage.read([](store::Reading& db) {
            return store::value<std::string>(
                db, "select said from signals where council = :council and kind = 'survey_answer' and id > 0",
                db.council());
        });
        CHECK(said.find("the rail came late") != std::string::npos);
        CHECK(said.find("Amira") == std::string::npos);
        CHECK(said.find("900123") == std::string::npos);
    }

    TEST_CASE("self, helped and proxy are counted apart") {
        SurveyStage stage;
        auto const survey = stage.begin();
        int i = 0;
        for (auto const filled_by :
             {FilledBy::self, FilledBy::self, FilledBy::helped, FilledBy::proxy, FilledBy::proxy}) {
            auto answer = stage.an_answer();
            answer.filled_by = filled_by;
            stage.answer(stage.code_for(++i), answer);
        }
        run_nights(stage, 1);
        auto const quarter = quarter_of(*parse_day("2026-11-23"));
        auto const who = stage.read([&](store::Reading& db) { return tallies_by_who(db, survey, quarter, quarter); });
        std::map<std::string, std::int64_t> outcomes;
        for (auto const& line : who) {
            outcomes[line.filled_by] += line.kind == QuestionKind::outcome ? line.number : 0;
            CHECK(line.team == 0);
        }
        CHECK(outcomes == std::map<std::string, std::int64_t>{{"helped", 1}, {"proxy", 2}, {"self", 2}});
    }
}

TEST_SUITE("surveys: asking") {
    TEST_CASE("who has not answered is reminded once, and who has is not") {
        SurveyStage stage;
        auto const survey = stage.begin();
        auto first = stage.somebody(1);
        first.way = Way::email;
        first.email = "amira@example.org";
        auto second = first;
        second.email = "bola@example.org";
        stage.ask({first});
        stage.answer(stage.last_code(), stage.an_answer());
        stage.ask({second});
        run_nights(stage, 40);
        auto const mails = stage.read([](store::Reading& db) {
            return store::values<std::string>(
                db, "select subject from outbox where council = :council and id > 0 order by id", db.council());
        });
        CHECK(mails == std::vector<std::string>{"How was it for you?", "How was it for you?",
                                                "A reminder: how was it for you?"});
        CHECK(stage.read([&](store::Reading& db) { return count_to_do(db, survey, Next::wait); }) == 1);
        run_nights(stage, 2);
        CHECK(stage.count("survey_invitations") == 0);
    }

    TEST_CASE("a letter is printed, reminded of by a second letter, and then no more") {
        SurveyStage stage;
        auto const survey = stage.begin();
        stage.code_for();
        auto const to_print = [&] {
            return stage.read([&](store::Reading& db) { return count_to_do(db, survey, Next::print); });
        };
        auto const print = [&] {
            stage.write([&](store::Writing& db) {
                letters_sent(db, survey_there(db, survey), {to_do(db, survey, Next::print, {}, 1).front().id},
                             stage.doing());
            });
        };
        CHECK(to_print() == 1);
        print();
        run_nights(stage, 13);
        CHECK(to_print() == 0);
        run_nights(stage, 1);
        CHECK(to_print() == 1);
        print();
        run_nights(stage, 20);
        CHECK(to_print() == 0);
    }

    TEST_CASE(
        "the number of an invitation is never another person's, so that an open page marks nobody else's letter") {
        SurveyStage stage;
        auto const survey = stage.begin();
        auto const code = stage.code_for(1);
        auto const newest = [&] {
            return stage.read([&](store::Reading& db) { return to_do(db, survey, Next::print, {}, 10).back().id; });
        };
        auto const on_the_page = newest();
        stage.answer(code, stage.an_answer());
        stage.code_for(2);
        CHECK(newest() != on_the_page);
        stage.write(
            [&](store::Writing& db) { letters_sent(db, survey_there(db, survey), {on_the_page}, stage.doing()); });
        CHECK(stage.read([&](store::Reading& db) { return count_to_do(db, survey, Next::print); }) == 1);
    }

    TEST_CASE("nobody is asked twice within 90 days, and the table that knows it knows no address") {
        SurveyStage stage;
        stage.begin();
        CHECK(stage.ask({stage.somebody()}).asked == 1);
        CHECK(stage.ask({stage.somebody()}).asked_lately == 1);
        stage.clock.pass(std::chrono::hours(24 * 90));
        CHECK(stage.ask({stage.somebody()}).asked == 1);
        auto const marks = stage.read([](store::Reading& db) {
            return store::values<std::string>(
                db, "select mark from survey_marks where council = :council and mark > ''", db.council());
        });
        CHECK(marks.size() == 1);
        CHECK(marks.front().find("Marigold") == std::string::npos);
        run_nights(stage, 800);
        CHECK(stage
                  .read([](store::Reading& db) {
                      return store::values<std::string>(
                          db, "select mark from survey_marks where council = :council and mark > ''", db.council());
                  })
                  .empty());
    }

    TEST_CASE("an event that no survey asks after is said, and a survey that has ended asks nobody") {
        SurveyStage stage;
        auto const survey = stage.begin();
        auto event = stage.somebody();
        event.kind = EventKind::contact_closed;
        CHECK(stage.ask({event}).no_survey == 1);
        auto const code = stage.code_for(2);
        stage.write([&](store::Writing& db) { end_survey(db, survey_there(db, survey), stage.doing()); });
        CHECK(stage.ask({stage.somebody(3)}).no_survey == 1);
        CHECK(stage.anybody().post("/survey", {{"code", code}}).status == 200);
    }
}
