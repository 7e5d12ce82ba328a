#include "measure/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "kernel/must.hpp"

using namespace heed::measure;

namespace {

std::vector<Wait> waits_of(std::vector<int> const& ended, std::vector<int> const& waiting) {
    std::vector<Wait> waits;
    for (auto const days : ended) {
        waits.push_back({days, true});
    }
    for (auto const days : waiting) {
        waits.push_back({days, false});
    }
    return waits;
}

// Freireich and others, Blood 1963;21:699: weeks in remission of 42 children, in every textbook on the subject.
std::vector<Wait> const treated = waits_of({6, 6, 6, 7, 10, 13, 16, 22, 23},
                                           {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
std::vector<Wait> const untreated = waits_of({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23},
                                             {});

}  // namespace

TEST_CASE("the survival curve of the textbooks comes out, with its median and the median's interval") {
    auto const curve = kaplan_meier(treated);
    REQUIRE(curve.steps.size() == 7);
    CHECK(curve.began == 21);
    CHECK(curve.ended == 9);
    CHECK(curve.longest == 35);
    std::vector<double> const expected{.8571, .8067, .7529, .6902, .6275, .5378, .4482};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(std::abs(curve.steps[i].still_waiting - expected[i]) < 0.00006);
    }
    CHECK(median(curve) == WaitQuantile{23, 13, {}});
    CHECK(median(kaplan_meier(untreated)) == WaitQuantile{8, 4, 11});
}

TEST_CASE("the interval of a share that still waits is Greenwood's on the log-log scale") {
    auto const curve = kaplan_meier(treated);
    CHECK(std::abs(curve.steps[0].low - .6197) < 0.0001);
    CHECK(std::abs(curve.steps[0].high - .9516) < 0.0001);
    CHECK(std::abs(curve.steps[4].low - .3675) < 0.0001);
    CHECK(std::abs(curve.steps[4].high - .8049) < 0.0001);
    CHECK(kaplan_meier(treated, 0.998).steps[0].low < curve.steps[0].low);
}

TEST_CASE("the median of waits is not reached while fewer than half have ended") {
    auto const curve = kaplan_meier(waits_of({3, 5}, {10, 10, 10, 10}));
    CHECK(!median(curve).days);
    CHECK(days_until(curve, 0.25).days == 5);
    CHECK(still_waiting_after(curve, 10) == doctest::Approx(4.0 / 6));
    CHECK(!still_waiting_after(curve, 11));
}

TEST_CASE("leaving out who still waits would make a wait look short, and it is not done") {
    auto const curve = kaplan_meier(waits_of({2, 3, 4}, {30, 40, 50, 60}));
    CHECK(!median(curve).days);
    CHECK(median(kaplan_meier(waits_of({2, 3, 4}, {}))).days == 3);
}

TEST_CASE("no wait, one wait and waits that all end on one day are answered without an invented interval") {
    auto const none = kaplan_meier(std::vector<Wait>{});
    CHECK(none.steps.empty());
    CHECK(median(none) == WaitQuantile{});
    CHECK(!still_waiting_after(none, 0));
    CHECK(median(kaplan_meier(waits_of({7}, {}))) == WaitQuantile{7, {}, {}});
    CHECK(median(kaplan_meier(waits_of({}, {7}))) == WaitQuantile{});
    CHECK(median(kaplan_meier(waits_of({4, 4, 4, 4}, {}))) == WaitQuantile{4, {}, {}});
    CHECK(median(kaplan_meier(waits_of({0, 0, 1}, {}))).days == 0);
}

TEST_CASE("tallies give the same curve as the waits that they count, in pieces and in any order") {
    std::mt19937 dice(3);
    std::uniform_int_distribution<int> days(0, 40);
    for (int round = 0; round < 100; ++round) {
        std::vector<Wait> waits;
        std::vector<WaitTally> tallies;
        for (int i = 0; i < round; ++i) {
            auto const length = days(dice);
            bool const ended = days(dice) > 15;
            waits.push_back({length, ended});
            tallies.push_back({length, ended ? 1 : 0, ended ? 0 : 1});
        }
        std::ranges::shuffle(tallies, dice);
        auto const a = kaplan_meier(waits);
        auto const b = kaplan_meier(tallies);
        REQUIRE(a.steps.size() == b.steps.size());
        CHECK(median(a) == median(b));
        double before = 1;
        for (std::size_t i = 0; i < a.steps.size(); ++i) {
            CHECK(a.steps[i].still_waiting == b.steps[i].still_waiting);
            CHECK(a.steps[i].still_waiting < before);
            CHECK(a.steps[i].low <= a.steps[i].still_waiting);
            CHECK(a.steps[i].high >= a.steps[i].still_waiting);
            before = a.steps[i].still_waiting;
        }
    }
}

TEST_CASE("without anybody waiting the curve is the plain share that took longer") {
    auto const curve = kaplan_meier(waits_of({1, 2, 2, 3, 8, 8, 9, 10, 11, 12}, {}));
    for (auto const& step : curve.steps) {
        std::vector<int> const all{1, 2, 2, 3, 8, 8, 9, 10, 11, 12};
        auto const longer = std::ranges::count_if(all, [&](int days) { return days > step.days; });
        CHECK(step.still_waiting == doctest::Approx(static_cast<double>(longer) / 10));
    }
    CHECK(median(curve).days == 8);
}

TEST_CASE("ten million waits are a few hundred tallies") {
    std::vector<WaitTally> tallies;
    for (int day = 0; day < 400; ++day) {
        tallies.push_back({day, 20000, 5000});
    }
    auto const curve = kaplan_meier(tallies);
    CHECK(curve.began == 10'000'000);
    auto const middle = median(curve);
    REQUIRE(middle.low);
    CHECK(*middle.high - *middle.low <= 1);
}

TEST_CASE("a wait of less than no days is a bug") {
    CHECK_THROWS_AS(kaplan_meier(waits_of({-1}, {})), heed::Bug);
    CHECK_THROWS_AS(kaplan_meier(std::vector<WaitTally>{{3, -1, 0}}), heed::Bug);
    CHECK_THROWS_AS(days_until({}, 1), heed::Bug);
    CHECK_THROWS_AS(kaplan_meier(treated, 1), heed::Bug);
}
