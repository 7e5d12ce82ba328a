#include "measure/xmr.hpp"

#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

namespace heed::measure {

namespace {

constexpr double to_limits = 2.66;
constexpr double to_range_limit = 3.267;
constexpr double largest_value = 1e100;
constexpr std::size_t run_length = 7;

int side(double difference) { return difference > 0 ? 1 : difference < 0 ? -1 : 0; }

/// In two passes, as R does it, so that equal values have exactly that value as their mean and "on the mean" means it.
double mean_of(std::span<double const> values) {
    auto const count = static_cast<long double>(values.size());
    long double sum = 0;
    for (auto const value : values) {
        sum += value;
    }
    auto const mean = sum / count;
    long double rest = 0;
    for (auto const value : values) {
        rest += value - mean;
    }
    return static_cast<double>(mean + rest / count);
}

std::vector<double> moving_ranges(std::span<XmrJudged const> points) {
    std::vector<double> ranges;
    for (std::size_t i = 1; i < points.size(); ++i) {
        ranges.push_back(std::abs(points[i].y - points[i - 1].y));
    }
    return ranges;
}

double mean_range(std::span<double const> ranges, bool screening) {
    auto const all = mean_of(ranges);
    if (!screening) {
        return all;
    }
    std::vector<double> kept;
    for (auto const range : ranges) {
        if (range < to_range_limit * all) {
            kept.push_back(range);
        }
    }
    return kept.empty() ? 0 : mean_of(kept);
}

XmrLimits limits_around(double mean, double range) {
    constexpr auto two_thirds = 2 * (to_limits / 3);
    return {range,
            mean - to_limits * range,
            mean + to_limits * range,
            mean - two_thirds * range,
            mean + two_thirds * range,
            to_range_limit * range};
}

/// One group's points, judged by its own lines.
class Judge {
public:
    Judge(std::span<XmrJudged> points, XmrGroup const& group) : points_(points), group_(group) {}

    /// From the weakest rule to the strongest, so that the strongest is what stays.
    void judge() {
        if (!group_.limits) {
            return;
        }
        find_shifts();
        find_two_in_three();
        find_trends();
        find_outside();
    }

private:
    int side_of(std::size_t i) const { return side(points_[i].y - group_.mean); }

    bool outside(std::size_t i) const {
        return points_[i].y > group_.limits->upper || points_[i].y < group_.limits->lower;
    }

    bool near_a_limit(std::size_t i) const {
        return !outside(i) &&
               (points_[i].y > group_.limits->upper_two_thirds || points_[i].y < group_.limits->lower_two_thirds);
    }

    void mark(std::size_t i, SpecialCause cause, int way) {
        points_[i].cause = cause;
        points_[i].way = way;
    }

    void mark_run(std::size_t from, std::size_t to, SpecialCause cause, int way) {
        for (auto i = from; i < to; ++i) {
            mark(i, cause, way);
        }
    }

    void find_shifts() {
        for (std::size_t from = 0; from < points_.size();) {
            auto to = from + 1;
            while (to < points_.size() && side_of(to) == side_of(from)) {
                ++to;
            }
            if (side_of(from) != 0 && to - from >= run_length) {
                mark_run(from, to, SpecialCause::shift, side_of(from));
            }
            from = to;
        }
    }

    void find_two_in_three() {
        for (std::size_t i = 0; i + 2 < points_.size(); ++i) {
            auto const way = side_of(i);
            auto const near = near_a_limit(i) + near_a_limit(i + 1) + near_a_limit(i + 2);
            if (way == 0 || side_of(i + 1) != way || side_of(i + 2) != way || near < 2) {
                continue;
            }
            for (auto each = i; each <= i + 2; ++each) {
                if (near_a_limit(each)) {
                    mark(each, SpecialCause::two_in_three, way);
                }
            }
        }
    }

    int step_to(std::size_t i) const { return side(points_[i].y - points_[i - 1].y); }

    void find_trends() {
        for (std::size_t from = 1; from < points_.size();) {
            auto to = from + 1;
            while (to < points_.size() && step_to(to) == step_to(from)) {
                ++to;
            }
            if (step_to(from) != 0 && to - from >= run_length - 1) {
                mark_run(from - 1, to, SpecialCause::trend, step_to(from));
            }
            from = to;
        }
    }

    void find_outside() {
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (outside(i)) {
                mark(i, SpecialCause::outside, side_of(i));
            }
        }
    }

    std::span<XmrJudged> points_;
    XmrGroup const& group_;
};

XmrGroup judged_group(std::span<XmrJudged> all, std::size_t first, std::size_t count, XmrChoices const& choices) {
    auto const points = all.subspan(first, count);
    auto const fixed = points.first(std::min(count, choices.fix_after.value_or(count)));
    XmrGroup group{first, count, 0, std::nullopt, count < fewest_for_lasting_limits, 0};
    group.until_lasting = group.trial ? fewest_for_lasting_limits - count : 0;
    std::vector<double> values;
    for (auto const& point : fixed) {
        values.push_back(point.y);
    }
    group.mean = mean_of(values);
    for (std::size_t i = 1; i < points.size(); ++i) {
        points[i].moving_range = std::abs(points[i].y - points[i - 1].y);
    }
    if (fixed.size() > 1) {
        auto const ranges = moving_ranges(fixed);
        auto const all_ranges = mean_of(ranges);
        group.limits = limits_around(group.mean, mean_range(ranges, choices.screening));
        for (std::size_t i = 0; choices.screening && i < ranges.size(); ++i) {
            points[i + 1].screened_out = ranges[i] > 0 && ranges[i] >= to_range_limit * all_ranges;
        }
    }
    Judge(points, group).judge();
    return group;
}

Variation says(XmrJudged const& point, Better better) {
    if (point.cause == SpecialCause::none) {
        return Variation::common;
    }
    if (better == Better::neutral) {
        return Variation::change;
    }
    return point.way == sign_of(better) ? Variation::improvement : Variation::concern;
}

Assurance assurance_of(XmrGroup const& group, XmrChoices const& choices) {
    if (!choices.target || choices.better == Better::neutral || !group.limits) {
        return Assurance::none;
    }
    bool const all_below = *choices.target > group.limits->upper;
    bool const all_above = *choices.target < group.limits->lower;
    if (!all_below && !all_above) {
        return Assurance::inconsistent;
    }
    return all_above == (choices.better == Better::up) ? Assurance::consistently_passes : Assurance::consistently_fails;
}

Problems problems_of(std::span<XmrPoint const> points, XmrChoices const& choices) {
    Problems problems;
    if (choices.fix_after && *choices.fix_after < fewest_for_lasting_limits) {
        problems.push_back({"fix_after", fmt::format("Limits can be fixed after {} points or more, because fewer give "
                                                     "trial limits",
                                                     fewest_for_lasting_limits)});
    }
    std::set<std::int64_t> groups;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!(std::abs(points[i].y) <= largest_value)) {
            problems.push_back({"y", fmt::format("Point {} has no number to calculate with", i + 1)});
        }
        bool const begins = i == 0 || points[i].rebase_group != points[i - 1].rebase_group;
        if (begins && !groups.insert(points[i].rebase_group).second) {
            problems.push_back(
                {"rebase_group", fmt::format("Point {} returns to a rebase group that had ended", i + 1)});
        }
    }
    return problems;
}

}  // namespace

int sign_of(Better better) { return better == Better::up ? 1 : better == Better::down ? -1 : 0; }

Outcome<XmrChart> xmr(std::span<XmrPoint const> points, XmrChoices const& choices) {
    if (auto problems = problems_of(points, choices); !problems.empty()) {
        return tl::make_unexpected(std::move(problems));
    }
    XmrChart chart;
    for (auto const& point : points) {
        auto& judged = chart.points.emplace_back();
        judged.y = point.y;
    }
    for (std::size_t first = 0; first < points.size();) {
        auto next = first + 1;
        while (next < points.size() && points[next].rebase_group == points[first].rebase_group) {
            ++next;
        }
        for (auto i = first; i < next; ++i) {
            chart.points[i].group = chart.groups.size();
        }
        chart.groups.push_back(judged_group(chart.points, first, next - first, choices));
        first = next;
    }
    for (auto& point : chart.points) {
        point.says = says(point, choices.better);
    }
    if (!chart.points.empty()) {
        chart.variation = chart.points.back().says;
        chart.assurance = assurance_of(chart.groups.back(), choices);
    }
    return chart;
}

}  // namespace heed::measure
