#include "areas/surveys/watching.hpp"

#include <doctest/doctest.h>

#include "areas/surveys/night.hpp"
#include "areas/surveys/tests/surveys.hpp"
#include "loop/proof/run_store.hpp"

using namespace heed;
using namespace heed::surveys;

TEST_CASE("surveys: the outcome is watched as a measure, a point for each quarter whose answers are all in") {
    SurveyStage stage;
    auto const survey = stage.begin();
    auto const ask_twelve = [&](int from, Answer outcome) {
        for (int i = from; i < from + 12; ++i) {
            stage.answer(stage.code_for(i), stage.an_answer(i % 4 == 0 ? Answer::bad : outcome));
        }
    };
    auto const run_a_night = [&] { run_the_night(*stage.store, store::thornmere, stage.clock.now()); };
    auto const points = [&] {
        return stage.read(
            [&](store::Reading& db) { return loop::run_there(db, {survey_there(db, survey).run}).points; });
    };
    ask_twelve(100, Answer::good);
    run_a_night();
    stage.write([&](store::Writing& db) { watch_outcome(db, survey_there(db, survey), stage.doing()); });
    CHECK(points().empty());
    stage.clock.move_to(*parse_day("2027-01-04"));
    ask_twelve(200, Answer::best);
    run_a_night();
    CHECK(points().empty());
    stage.clock.move_to(*parse_day("2027-03-04"));
    run_a_night();
    CHECK(points().size() == 1);
    run_a_night();
    CHECK(points().size() == 1);
    stage.clock.move_to(*parse_day("2027-06-02"));
    run_a_night();
    CHECK(points().size() == 2);
    CHECK(points().front().on_day == *parse_day("2026-10-01"));
    CHECK(points().front().y == 75);
    CHECK_THROWS(stage.write([&](store::Writing& db) { watch_outcome(db, survey_there(db, survey), stage.doing()); }));
}
