#include "measure/funnel.hpp"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

using namespace heed::measure;

namespace {

Funnel drawn(std::vector<FunnelUnit> const& units, FunnelChoices const& choices = {}) {
    return funnel(units, choices).value();
}

FunnelVerdict verdict(std::int64_t count, std::int64_t of, double benchmark) {
    return drawn({{count, of}}, {benchmark, false}).points[0].verdict;
}

std::vector<FunnelUnit> const ten_units{{8, 9},  {12, 20}, {20, 24}, {9, 15},  {30, 33},
                                        {5, 10}, {14, 15}, {22, 30}, {11, 19}, {40, 44}};

}  // namespace

TEST_CASE("the funnel's limits are UKHSA's, cut off at nothing and all") {
    struct {
        std::int64_t of;
        double lower_95, upper_95, lower_998, upper_998;
    } const rows[] = {{5, .4494, 1, .2472, 1},
                      {9, .5387, 1, .3880, 1},
                      {20, .6247, .9753, .5236, 1},
                      {50, .6891, .9109, .6252, .9748},
                      {100, .7216, .8784, .6764, .9236}};
    for (auto const& row : rows) {
        auto const point = drawn({{row.of, row.of}}, {0.8, false}).points[0];
        CHECK(std::abs(point.limits_95.low - row.lower_95) < 0.00006);
        CHECK(std::abs(point.limits_95.high - row.upper_95) < 0.00006);
        CHECK(std::abs(point.limits_998.low - row.lower_998) < 0.00006);
        CHECK(std::abs(point.limits_998.high - row.upper_998) < 0.00006);
    }
}

TEST_CASE("eight of nine against 80 % is not significant, and one half against 80.12 % only from 8 and from 18 on") {
    CHECK(verdict(8, 9, 0.8) == FunnelVerdict::not_significant);
    for (std::int64_t of = 2; of <= 40; of += 2) {
        auto const expected = of < 8    ? FunnelVerdict::not_significant
                              : of < 18 ? FunnelVerdict::low_025
                                        : FunnelVerdict::low_001;
        CHECK(verdict(of / 2, of, 0.8012) == expected);
    }
}

TEST_CASE("verdicts are in UKHSA's words") {
    CHECK(spoken(verdict(100, 100, 0.8)) == "High (0.001)");
    CHECK(spoken(verdict(90, 100, 0.8)) == "High (0.025)");
    CHECK(spoken(verdict(80, 100, 0.8)) == "Not significant");
    CHECK(spoken(verdict(70, 100, 0.8)) == "Low (0.025)");
    CHECK(spoken(verdict(60, 100, 0.8)) == "Low (0.001)");
    CHECK(verdict(0, 3, 0) == FunnelVerdict::not_significant);
    CHECK(verdict(3, 3, 1) == FunnelVerdict::not_significant);
}

TEST_CASE("the exact tail stands beside the verdict, because at small numbers the limits are only near") {
    auto const point = drawn({{20, 20}}, {0.8, false}).points[0];
    CHECK(point.verdict == FunnelVerdict::high_025);
    CHECK(point.exact_tail == doctest::Approx(std::pow(0.8, 20)));
    CHECK(drawn({{8, 9}}, {0.8, false}).points[0].exact_tail == doctest::Approx(0.4362).epsilon(0.001));
}

TEST_CASE("overdispersion is measured as FunnelPlotR does") {
    auto const funnel = drawn(ten_units, {{}, true});
    CHECK(std::abs(funnel.phi - 2.60038) < 0.000006);
    CHECK(std::abs(funnel.tau_squared - 0.0221298) < 0.00000006);
    CHECK(drawn(ten_units).tau_squared == 0);
}

TEST_CASE("overdispersion widens limits, and they close in steadily as units grow") {
    for (auto const benchmark : {0.0, 0.02, 0.5, 0.8, 0.99, 1.0}) {
        auto const wide = drawn(ten_units, {benchmark, true});
        auto const narrow = drawn(ten_units, {benchmark, false});
        for (auto const z : {1.959964, 3.090232}) {
            Interval before{0, 1};
            for (int of = 1; of < 400; ++of) {
                auto const limits = funnel_limits(wide, of, z);
                CHECK(limits.low >= before.low);
                CHECK(limits.high <= before.high);
                CHECK(limits.low <= benchmark + 1e-12);
                CHECK(limits.high >= benchmark - 1e-12);
                before = limits;
            }
            if (wide.tau_squared > 0.001 && benchmark > 0 && benchmark < 1) {
                CHECK(before.high - before.low >
                      funnel_limits(narrow, 399, z).high - funnel_limits(narrow, 399, z).low);
            }
        }
    }
}

TEST_CASE("units that differ by chance alone are not overdispersed") {
    CHECK(drawn({{8, 10}, {16, 20}, {24, 30}}, {{}, true}).tau_squared == 0);
    CHECK(drawn({{8, 10}}, {{}, true}).tau_squared == 0);
    CHECK(drawn({{0, 10}, {0, 20}}, {{}, true}).centre == 0);
}

TEST_CASE("what has no share is refused") {
    CHECK(!funnel({}));
    CHECK(!funnel(std::vector<FunnelUnit>{{0, 0}}));
    CHECK(!funnel(std::vector<FunnelUnit>{{3, 2}}));
    CHECK(!funnel(std::vector<FunnelUnit>{{-1, 2}}));
    CHECK(!funnel(ten_units, {1.2, false}));
    CHECK(!funnel(ten_units, {std::nan(""), false}));
}
