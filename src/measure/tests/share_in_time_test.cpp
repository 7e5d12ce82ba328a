#include "measure/share_in_time.hpp"

#include <doctest/doctest.h>

using namespace heed::measure;

TEST_CASE("a share in time: each period has limits of its own, wider where fewer answered") {
    std::vector<FunnelUnit> const periods{{80, 100}, {8, 10}, {72, 90}};
    auto const told = share_in_time(periods).value();
    CHECK(told.centre == doctest::Approx(0.8));
    // p0 = .80: n = 100 gives .6764 to .9236 (99.8 %), n = 10 goes beyond 1 and is cut off.
    CHECK(told.points[0].limits.low == doctest::Approx(0.6764).epsilon(0.0005));
    CHECK(told.points[0].limits.high == doctest::Approx(0.9236).epsilon(0.0005));
    CHECK(told.points[1].limits.high == 1);
    CHECK(told.points[1].limits.low < told.points[0].limits.low);
    CHECK_FALSE(told.points[1].outside);
}

TEST_CASE("a share in time: a quarter in which few answered stands out") {
    std::vector<FunnelUnit> periods(8, {50, 140});
    periods.push_back({22, 138});
    auto const told = share_in_time(periods).value();
    CHECK(told.points.back().outside);
    CHECK(told.points.back().way == -1);
    CHECK_FALSE(told.points.front().outside);
}

TEST_CASE(
    "a share in time: seven periods in a row on one side are a shift, six are none, and one on the middle breaks it") {
    auto const shifted = [](std::vector<std::int64_t> const& of_hundred) {
        std::vector<FunnelUnit> periods;
        for (auto const count : of_hundred) {
            periods.push_back({count, 100});
        }
        std::int64_t in_shift = 0;
        auto const shares = share_in_time(periods);
        for (auto const& point : shares->points) {
            in_shift += point.in_shift ? 1 : 0;
        }
        return in_shift;
    };
    CHECK(shifted({51, 51, 51, 51, 51, 51, 51, 43}) == 7);
    CHECK(shifted({51, 51, 51, 51, 51, 51, 44}) == 0);
    CHECK(shifted({49, 49, 49, 49, 49, 49, 49, 51, 51, 51, 51, 51, 51, 51}) == 14);
    CHECK(shifted({51, 51, 51, 50, 51, 51, 51, 51, 43}) == 0);
}

TEST_CASE("a share in time: of no period, and of a period of nobody, nothing is told") {
    CHECK_FALSE(share_in_time({}).has_value());
    std::vector<FunnelUnit> const nobody{{0, 0}};
    CHECK_FALSE(share_in_time(nobody).has_value());
}
