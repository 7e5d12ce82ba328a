#include "measure/xmr.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::measure;

namespace {

std::vector<XmrPoint> points_of(std::vector<double> const& values, std::int64_t group = 0) {
    std::vector<XmrPoint> points;
    for (auto const value : values) {
        points.push_back({value, group});
    }
    return points;
}

XmrChart chart_of(std::vector<double> const& values, XmrChoices const& choices = {}) {
    return xmr(points_of(values), choices).value();
}

/// One letter for each point: . O T 2 S
std::string labels(XmrChart const& chart) {
    std::string letters;
    for (auto const& point : chart.points) {
        letters += ".OT2S"[static_cast<std::size_t>(point.cause)];
    }
    return letters;
}

void check_lines(XmrChart const& chart, double mean, double range, double lower, double upper) {
    REQUIRE(chart.groups.size() == 1);
    REQUIRE(chart.groups[0].limits);
    CHECK(std::abs(chart.groups[0].mean - mean) < 0.00005);
    CHECK(std::abs(chart.groups[0].limits->mean_moving_range - range) < 0.00005);
    CHECK(std::abs(chart.groups[0].limits->lower - lower) < 0.0001);
    CHECK(std::abs(chart.groups[0].limits->upper - upper) < 0.0001);
}

std::vector<double> const series_a{5, 6, 5, 7, 6, 5, 6, 5, 7, 6, 5, 6, 14, 8, 8, 8, 8, 8, 8, 8};
std::vector<double> const series_b{10, 11, 9, 10, 12, 8, 10, 4, 5, 6, 7, 8, 9, 10, 11};
std::vector<double> const series_c{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
XmrChoices const screened{true, {}, Better::neutral, {}};

}  // namespace

TEST_CASE("a run chart's limits and special causes are those of the NHS rules, with screening") {
    auto const c = chart_of(series_c, screened);
    check_lines(c, 1.9444, 1.0, -0.7156, 4.6044);
    CHECK(labels(c) == "....O.............");
    auto const a = chart_of(series_a, screened);
    check_lines(a, 6.95, 0.7647, 4.9159, 8.9841);
    CHECK(labels(a) == "2.2..2.2....OSSSSSSS");
    auto const b = chart_of(series_b, screened);
    check_lines(b, 8.6667, 1.4615, 4.7790, 12.5544);
    CHECK(labels(b) == ".......OTTTTTTT");
}

TEST_CASE("a run chart's limits and special causes are those of the NHS rules, without screening") {
    auto const c = chart_of(series_c);
    check_lines(c, 1.9444, 1.8824, -3.0626, 6.9515);
    CHECK(labels(c) == "....O.............");
    auto const a = chart_of(series_a);
    check_lines(a, 6.95, 1.4211, 3.1700, 10.7300);
    CHECK(labels(a) == "............OSSSSSSS");
}

TEST_CASE("moving ranges that were left out are told, and their points stay in the mean") {
    auto const c = chart_of(series_c, screened);
    CHECK(c.points[4].screened_out);
    CHECK(c.points[5].screened_out);
    CHECK(std::ranges::count_if(c.points, [](auto const& point) { return point.screened_out; }) == 2);
    CHECK(std::ranges::none_of(chart_of(series_c).points, [](auto const& point) { return point.screened_out; }));
    CHECK(c.groups[0].limits->upper_moving_range == doctest::Approx(3.267));
}

TEST_CASE("a tie breaks a trend, and seven points make one where six do not") {
    CHECK(labels(chart_of({1, 2, 3, 4, 5, 6, 3.5, 3.5})) == "........");
    CHECK(labels(chart_of({1, 2, 3, 4, 5, 6, 7, 3.5})).starts_with("TTTTTTT"));
    CHECK(labels(chart_of({7, 6, 5, 4, 3, 2, 1, 3.5})).starts_with("TTTTTTT"));
    CHECK(labels(chart_of({1, 2, 3, 4, 4, 5, 6, 7, 4})).find('T') == std::string::npos);
}

TEST_CASE("a point on the mean breaks a shift") {
    // The mean is 0; the swings after the runs keep the limits wide.
    CHECK(labels(chart_of({1, 2, 1, 2, 1, 2, 1, -9, 9, -9, 9, -10})) == "SSSSSSS.....");
    CHECK(labels(chart_of({1, 2, 1, 0, 2, 1, 2, 1, -9, 9, -9, 9, -10})) == ".............");
    CHECK(labels(chart_of({1, 2, 1, 2, 1, 2, -9, 9, -9, 9, -9})) == "...........");
}

TEST_CASE("equal values have limits of no width and no special cause") {
    for (auto const value : {0.0, 0.1, 1.0 / 3, -7.3, 1e99, 12345678.9}) {
        for (std::size_t const count : {2, 7, 11, 12, 13, 100, 997}) {
            for (auto const& choices : {XmrChoices{}, screened}) {
                auto const chart = chart_of(std::vector(count, value), choices);
                CHECK(chart.groups[0].mean == value);
                CHECK(chart.groups[0].limits->upper == value);
                CHECK(labels(chart) == std::string(count, '.'));
                CHECK(chart.variation == Variation::common);
            }
        }
    }
}

TEST_CASE("no point and one point have no limits, and a few have trial limits") {
    CHECK(chart_of({}).groups.empty());
    auto const one = chart_of({3});
    CHECK(one.groups[0].mean == 3);
    CHECK(!one.groups[0].limits);
    CHECK(one.groups[0].trial);
    CHECK(one.groups[0].until_lasting == 11);
    CHECK(!one.points[0].moving_range);
    CHECK(chart_of(std::vector<double>(11, 1)).groups[0].trial);
    CHECK(!chart_of(std::vector<double>(12, 1)).groups[0].trial);
    CHECK(chart_of(std::vector<double>(12, 1)).groups[0].until_lasting == 0);
}

TEST_CASE("what is no number is refused and not calculated with") {
    for (auto const bad : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e101}) {
        auto const refused = xmr(points_of({1, bad, 3}));
        REQUIRE(!refused);
        CHECK(refused.error().front().says == "Point 2 has no number to calculate with");
    }
    auto const large = chart_of({1e100, -1e100, 1e100});
    CHECK(std::isfinite(large.groups[0].limits->upper));
}

TEST_CASE("limits are fixed after twelve points or more, and fewer are refused") {
    auto const values = series_a;
    auto const fixed = chart_of(values, {false, 12, Better::neutral, {}});
    auto const first = chart_of({values.begin(), values.begin() + 12});
    CHECK(fixed.groups[0].mean == first.groups[0].mean);
    CHECK(fixed.groups[0].limits->upper == first.groups[0].limits->upper);
    CHECK(labels(fixed) == "...........SO2222222");
    CHECK(!xmr(points_of(values), {false, 11, Better::neutral, {}}));
    CHECK(chart_of(values, {false, 50, Better::neutral, {}}).groups[0].mean == chart_of(values).groups[0].mean);
}

TEST_CASE("nothing crosses a rebase: each group is the chart that it would be alone") {
    std::mt19937 dice(7);
    std::normal_distribution<double> noise(20, 4);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> before, after;
        for (int i = 0; i < 3 + round % 20; ++i) {
            before.push_back(std::round(noise(dice)));
        }
        for (int i = 0; i < 1 + round % 15; ++i) {
            after.push_back(std::round(noise(dice) * 2));
        }
        auto both = points_of(before, 1);
        auto const second = points_of(after, 2);
        both.insert(both.end(), second.begin(), second.end());
        auto const chart = xmr(both).value();
        REQUIRE(chart.groups.size() == 2);
        CHECK(labels(chart) == labels(chart_of(before)) + labels(chart_of(after)));
        CHECK(chart.groups[1].mean == chart_of(after).groups[0].mean);
        CHECK(!chart.points[before.size()].moving_range);
    }
}

TEST_CASE("a rebase group that comes back is refused") {
    std::vector<XmrPoint> const points{{1, 1}, {2, 2}, {3, 1}};
    auto const refused = xmr(points);
    REQUIRE(!refused);
    CHECK(refused.error().front().field == "rebase_group");
}

TEST_CASE("turning the values upside down turns every direction and no label") {
    std::mt19937 dice(11);
    std::normal_distribution<double> noise(0, 3);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> values, mirrored;
        for (int i = 0; i < 40; ++i) {
            values.push_back(std::round(noise(dice) + (i > 20 ? 3 : 0)));
            mirrored.push_back(-values.back());
        }
        auto const up = chart_of(values, {false, {}, Better::up, {}});
        auto const down = chart_of(mirrored, {false, {}, Better::down, {}});
        CHECK(labels(up) == labels(down));
        for (std::size_t i = 0; i < values.size(); ++i) {
            CHECK(up.points[i].way == -down.points[i].way);
            CHECK(up.points[i].says == down.points[i].says);
        }
    }
}

TEST_CASE("a rule that holds for a point yields to the rule before it, and marks only what its definition says") {
    std::mt19937 dice(13);
    std::normal_distribution<double> noise(0, 3);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> values;
        for (int i = 0; i < 30; ++i) {
            values.push_back(std::round(noise(dice) + i * (round % 3) * 0.2));
        }
        auto const chart = chart_of(values);
        auto const& limits = *chart.groups[0].limits;
        for (std::size_t i = 0; i < values.size(); ++i) {
            bool const outside = values[i] > limits.upper || values[i] < limits.lower;
            CHECK(outside == (chart.points[i].cause == SpecialCause::outside));
            if (chart.points[i].cause == SpecialCause::two_in_three) {
                CHECK((values[i] > limits.upper_two_thirds || values[i] < limits.lower_two_thirds));
            }
        }
    }
}

TEST_CASE("a falling trend above the mean is a fall and not a height") {
    std::vector<double> values{0, 20, 0, 20, 0, 20, 0, 30, 29, 28, 27, 26, 25, 24};
    auto const chart = chart_of(values, {false, {}, Better::down, {}});
    CHECK(chart.points.back().cause == SpecialCause::trend);
    CHECK(chart.points.back().way == -1);
    CHECK(chart.variation == Variation::improvement);
}

TEST_CASE("the variation is what the last point says, in the better direction, in the worse, or neither") {
    CHECK(chart_of(series_a, {false, {}, Better::down, {}}).variation == Variation::concern);
    CHECK(chart_of(series_a, {false, {}, Better::up, {}}).variation == Variation::improvement);
    CHECK(chart_of(series_a).variation == Variation::change);
    CHECK(chart_of(series_c, {false, {}, Better::up, {}}).variation == Variation::common);
}

TEST_CASE("whether a target can be expected to be met depends on which way is better") {
    auto const assured = [](Better better, std::optional<double> target) {
        return chart_of({9, 10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10}, {false, {}, better, target}).assurance;
    };
    CHECK(assured(Better::up, 20) == Assurance::consistently_fails);
    CHECK(assured(Better::up, 2) == Assurance::consistently_passes);
    CHECK(assured(Better::up, 10) == Assurance::inconsistent);
    CHECK(assured(Better::down, 20) == Assurance::consistently_passes);
    CHECK(assured(Better::down, 2) == Assurance::consistently_fails);
    CHECK(assured(Better::neutral, 20) == Assurance::none);
    CHECK(assured(Better::up, {}) == Assurance::none);
}
