#include "areas/surveys/account.hpp"

#include <doctest/doctest.h>

#include "areas/surveys/night.hpp"
#include "areas/surveys/tests/surveys.hpp"

using namespace heed;
using namespace heed::surveys;

TEST_CASE("surveys account for a period: who was asked, and what they said of the outcome and of the service apart") {
    SurveyStage stage;
    stage.begin();
    for (int i = 1; i <= 6; ++i) {
        stage.answer(stage.code_for(i), stage.an_answer(i < 5 ? Answer::good : Answer::bad, Answer::best));
    }
    stage.code_for(7);
    stage.clock.pass(std::chrono::hours(24 * 60));
    run_the_night(*stage.store, store::thornmere, stage.clock.now());
    auto const account = [&](std::string_view first, std::string_view last) {
        return stage.read([&](store::Reading& db) {
            return account_of_surveys(db, {{*parse_day(first), *parse_day(last)}, false, stage.clock.today()});
        });
    };
    auto const year = account("2026-04-01", "2027-03-31");
    loop::must_add_up(year);
    CHECK(year.counted[0].number == 7);
    CHECK(year.counted[0].divisions[0].counts == std::vector<std::int64_t>{6, 1});
    CHECK(year.counted[1].divisions[0].counts == std::vector<std::int64_t>{4, 2});
    CHECK(year.counted[2].divisions[0].counts == std::vector<std::int64_t>{6, 0});
    // A quarter belongs to the period that its last day lies in, so periods that adjoin add up.
    CHECK(account("2026-04-01", "2026-12-30").counted[0].number == 0);
    CHECK(account("2026-12-31", "2027-03-31").counted[0].number == 7);
}
