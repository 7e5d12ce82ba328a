#include "measure/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "kernel/must.hpp"
#include "measure/interval.hpp"

namespace heed::measure {

namespace {

// A product of fractions may miss one half by its last digit; that must not cost a step.
constexpr double hair = 1e-12;

std::vector<WaitTally> by_day(std::span<WaitTally const> tallies) {
    std::map<std::int64_t, WaitTally> days;
    for (auto const& tally : tallies) {
        must(tally.days >= 0 && tally.ended >= 0 && tally.waiting >= 0, "a waiting time or a count below zero");
        auto& day = days[tally.days];
        day.days = tally.days;
        day.ended += tally.ended;
        day.waiting += tally.waiting;
    }
    std::vector<WaitTally> sorted;
    for (auto const& [_, tally] : days) {
        if (tally.ended + tally.waiting > 0) {
            sorted.push_back(tally);
        }
    }
    return sorted;
}

void set_limits(WaitStep& step, double variance, double z, double high_before) {
    if (step.still_waiting <= 0) {
        step.low = 0;
        step.high = high_before;
        return;
    }
    auto const spread = z * std::sqrt(variance) / std::log(step.still_waiting);
    step.low = std::pow(step.still_waiting, std::exp(-spread));
    step.high = std::pow(step.still_waiting, std::exp(spread));
}

std::optional<std::int64_t> first_at_most(WaitCurve const& curve, double share, double WaitStep::*line) {
    auto const found = std::ranges::find_if(curve.steps, [&](auto const& step) { return step.*line <= share + hair; });
    return found == curve.steps.end() ? std::nullopt : std::optional(found->days);
}

/// A last step to nobody has no variance, so that it says nothing of how early the day could be.
std::optional<std::int64_t> lower_limit(WaitCurve const& curve, double share) {
    auto const day = first_at_most(curve, share, &WaitStep::low);
    bool const unsure = day && curve.steps.back().days == *day && curve.steps.back().still_waiting <= 0;
    return unsure ? std::nullopt : day;
}

}  // namespace

WaitCurve kaplan_meier(std::span<WaitTally const> tallies, double confidence) {
    auto const z = z_of(confidence);
    WaitCurve curve;
    auto const days = by_day(tallies);
    for (auto const& day : days) {
        curve.began += day.ended + day.waiting;
        curve.ended += day.ended;
        curve.longest = day.days;
    }
    auto at_risk = curve.began;
    double still_waiting = 1, variance = 0, high = 1;
    for (auto const& day : days) {
        if (day.ended > 0) {
            auto const n = static_cast<double>(at_risk);
            auto const d = static_cast<double>(day.ended);
            still_waiting *= (n - d) / n;
            variance += d / (n * (n - d));
            WaitStep step{day.days, at_risk, day.ended, still_waiting, 1, 1};
            set_limits(step, variance, z, high);
            high = step.high;
            curve.steps.push_back(step);
        }
        at_risk -= day.ended + day.waiting;
    }
    return curve;
}

WaitCurve kaplan_meier(std::span<Wait const> waits, double confidence) {
    std::vector<WaitTally> tallies;
    tallies.reserve(waits.size());
    for (auto const& wait : waits) {
        tallies.push_back({wait.days, wait.ended ? 1 : 0, wait.ended ? 0 : 1});
    }
    return kaplan_meier(tallies, confidence);
}

WaitQuantile days_until(WaitCurve const& curve, double share) {
    must(share > 0 && share < 1, "a share between nothing and all");
    return {first_at_most(curve, 1 - share, &WaitStep::still_waiting), lower_limit(curve, 1 - share),
            first_at_most(curve, 1 - share, &WaitStep::high)};
}

std::optional<double> still_waiting_after(WaitCurve const& curve, std::int64_t days) {
    double share = 1;
    for (auto const& step : curve.steps) {
        if (step.days <= days) {
            share = step.still_waiting;
        }
    }
    bool const known = days <= curve.longest || share <= 0;
    return curve.began > 0 && known ? std::optional(share) : std::nullopt;
}

}  // namespace heed::measure
