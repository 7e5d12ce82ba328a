#include "measure/silent.hpp"

#include <doctest/doctest.h>

using namespace heed::measure;

TEST_CASE("the silent ones: of 200 asked 75 of 100 are satisfied, so three quarters of the silent ones must be") {
    auto const ones = silent_ones(75, 100, 100, 75);
    CHECK(ones.decide == SilentOnesDecide::it_hangs_on_them);
    CHECK(ones.whole == 200);
    CHECK(ones.needed_in_all == 150);
    CHECK(ones.least_satisfied == 75);
    CHECK(ones.enough_to_miss == 26);
    CHECK(
        spoken(ones, 75) ==
        "100 people who were asked have not answered. For 75% of all 200 to be satisfied, 75 of them would have to be "
        "(75%). If 26 or more of them were not, the target would be missed.");
}

TEST_CASE("the silent ones: 84 of 110 with 190 silent") {
    auto const ones = silent_ones(84, 110, 190, 75);
    CHECK(ones.needed_in_all == 225);
    CHECK(ones.least_satisfied == 141);
    CHECK(ones.enough_to_miss == 50);
}

TEST_CASE("the silent ones: a share is needed of whole people, rounded upwards") {
    CHECK(silent_ones(0, 0, 3, 75).needed_in_all == 3);  // 2.25 people
    CHECK(silent_ones(0, 0, 4, 75).needed_in_all == 3);
    CHECK(silent_ones(0, 0, 1, 1).needed_in_all == 1);
}

TEST_CASE("the silent ones: the target is met, or missed, whatever few silent ones would say") {
    auto const met = silent_ones(95, 100, 5, 75);
    CHECK(met.decide == SilentOnesDecide::met_whatever_they_say);
    CHECK(met.least_satisfied == 0);
    CHECK(met.enough_to_miss == 0);
    auto const missed = silent_ones(40, 100, 20, 75);
    CHECK(missed.decide == SilentOnesDecide::missed_whatever_they_say);
    CHECK(missed.least_satisfied == 50);
    CHECK(spoken(missed, 75).find("Even if every one of them were satisfied") != std::string::npos);
    CHECK(spoken(silent_ones(80, 100, 0, 75), 75) == "Everybody who was asked has answered.");
}

TEST_CASE("the silent ones: at the edge, one person more or less decides, whatever the numbers") {
    for (std::int64_t said = 0; said <= 24; ++said) {
        for (std::int64_t satisfied = 0; satisfied <= said; ++satisfied) {
            for (std::int64_t silent = 0; silent <= 12; ++silent) {
                for (std::int64_t const target : {0, 1, 33, 75, 99, 100}) {
                    auto const ones = silent_ones(satisfied, said, silent, target);
                    auto const meets = [&](std::int64_t more) {
                        return 100 * (satisfied + more) >= target * (said + silent);
                    };
                    CHECK(meets(ones.least_satisfied));
                    CHECK((ones.least_satisfied == 0 || !meets(ones.least_satisfied - 1)));
                    bool const can_miss = ones.enough_to_miss > 0;
                    CHECK((!can_miss ||
                           (!meets(silent - ones.enough_to_miss) && meets(silent - ones.enough_to_miss + 1)) ||
                           ones.least_satisfied > silent));
                }
            }
        }
    }
}
