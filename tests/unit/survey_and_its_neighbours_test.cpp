// What a survey does to other areas: a concern that it opens, and the e-mails that it sends.

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/pages.hpp"
#include "areas/outbox/pages.hpp"
#include "areas/surveys/demonstration.hpp"
#include "areas/surveys/results_store.hpp"
#include "areas/surveys/tests/surveys.hpp"
#include "measure/share_in_time.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::surveys;

namespace {

struct WithNeighbours : SurveyStage {
    WithNeighbours() {
        mount(complaints::mount);
        mount(outbox::mount);
        begin();
    }
};

std::vector<web::Field> answers_with(std::string const& code, std::vector<web::Field> const& more) {
    std::vector<web::Field> fields{{"code", code}, {"outcome", "good"}, {"service", "best"}, {"filled_by", "self"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

}  // namespace

TEST_SUITE("surveys: neighbours") {
    TEST_CASE("who wants to be rung becomes a concern, kept from the worker, that does not say what they answered") {
        WithNeighbours stage;
        stage.anybody().post("/survey/answer",
                             answers_with(stage.code_for(), {{"ring", "no"}, {"ring_phone", "07700 900123"}}));
        CHECK(stage.count("cases") == 0);
        auto const thanks = stage.anybody().post(
            "/survey/answer",
            answers_with(stage.code_for(2),
                         {{"ring", "yes"}, {"ring_phone", "07700 900123"}, {"ring_about", "The chair at home"}}));
        CHECK(thanks.says("Somebody will ring you by"));
        auto const list = stage.as(people::dev).get("/complaints");
        CHECK(list.says("The chair at home"));
        CHECK(list.says("Don't tell the worker"));
        CHECK_FALSE(stage.as(people::callum).get("/complaints").says("The chair at home"));
        CHECK_FALSE(list.says("Yes, a lot"));
    }

    TEST_CASE("an e-mail with a code is on no page, and is forgotten when it is sent") {
        WithNeighbours stage;
        auto event = stage.somebody();
        event.way = Way::email;
        event.email = "amira@example.org";
        stage.ask({event});
        auto const code = stage.last_code();
        auto const outbox = stage.as(people::dev).get("/outbox");
        CHECK(outbox.says("How was it for you?"));
        CHECK_FALSE(outbox.says(code));
        CHECK_FALSE(outbox.says("amira@example.org"));
        store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
            work::take_as_sent(db, stage.clock.now() + std::chrono::hours(1));
        });
        auto const left = stage.read([](store::Reading& db) {
            return store::values<std::string>(
                db, "select recipient || text from outbox where council = :council and id > 0", db.council());
        });
        CHECK(left == std::vector<std::string>{""});
    }

    TEST_CASE(
        "the demonstration: more than three quarters are satisfied, one quarter few answered, one team is too small") {
        SurveyStage stage;
        stage.mount(complaints::mount);
        stage.write([&](store::Writing& db) { demonstrate(db, stage.clock.now()); });
        Id<Survey> const survey{1};
        auto const last_year = *parse_day("2025-04-01");
        auto const quarters = quarters_of(last_year, stage.clock.today(), 60);
        auto const year = stage.read([&](store::Reading& db) {
            return year_of(tallies_by_place(db, survey, last_year, quarters.back()), {}, QuestionKind::outcome,
                           quarters);
        });
        CHECK(year.all.satisfied * 4 > year.all.said * 3);
        CHECK(std::ranges::any_of(year.teams, [](Group const& group) { return group.ids.size() > 1; }));
        std::map<Day, measure::FunnelUnit> by_quarter;
        for (auto const& line : stage.read([&](store::Reading& db) {
                 return asked_lines(db, survey, *parse_day("2023-10-01"), *parse_day("2026-07-01"));
             })) {
            by_quarter[line.quarter].count += line.answered;
            by_quarter[line.quarter].of += line.asked;
        }
        std::vector<measure::FunnelUnit> units;
        std::ranges::transform(by_quarter, std::back_inserter(units), [](auto const& one) { return one.second; });
        auto const told = measure::share_in_time(units).value();
        CHECK(std::ranges::count_if(told.points, [](auto const& point) { return point.outside && point.way < 0; }) ==
              1);
        CHECK(stage.count("cases") == 1);
    }
}
