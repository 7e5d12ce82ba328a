#include "measure/funnel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "measure/counts.hpp"

namespace heed::measure {

namespace {

constexpr double z_95 = 1.959964;
constexpr double z_998 = 3.090232;
constexpr double winsorised = 0.1;

double angle_of(double share) { return std::asin(std::sqrt(share)); }

double share_at(double angle) {
    auto const sine = std::sin(std::clamp(angle, 0.0, std::numbers::pi / 2));
    return sine * sine;
}

/// R's type 7: linear between the order statistics.
double quantile(std::vector<double> const& sorted, double share) {
    auto const place = share * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(place);
    auto const above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void widen(Funnel& funnel, std::span<FunnelUnit const> units) {
    std::vector<double> scores;
    double weights = 0, squares = 0;
    for (auto const& unit : units) {
        auto const n = static_cast<double>(unit.of);
        auto const share = static_cast<double>(unit.count) / n;
        scores.push_back((angle_of(share) - angle_of(funnel.centre)) * 2 * std::sqrt(n));
        weights += 4 * n;
        squares += 16 * n * n;
    }
    auto sorted = scores;
    std::ranges::sort(sorted);
    auto const low = quantile(sorted, winsorised), high = quantile(sorted, 1 - winsorised);
    double sum = 0;
    for (auto const score : scores) {
        auto const kept = std::clamp(score, low, high);
        sum += kept * kept;
    }
    auto const count = static_cast<double>(units.size());
    funnel.phi = sum / count;
    auto const spread = weights - squares / weights;
    funnel.tau_squared = spread > 0 ? std::max(0.0, (sum - (count - 1)) / spread) : 0;
}

FunnelVerdict verdict_of(FunnelPoint const& point) {
    if (point.share < point.limits_998.low) {
        return FunnelVerdict::low_001;
    }
    if (point.share > point.limits_998.high) {
        return FunnelVerdict::high_001;
    }
    if (point.share < point.limits_95.low) {
        return FunnelVerdict::low_025;
    }
    return point.share > point.limits_95.high ? FunnelVerdict::high_025 : FunnelVerdict::not_significant;
}

FunnelPoint judged(FunnelUnit const& unit, Funnel const& funnel) {
    auto const n = static_cast<double>(unit.of);
    FunnelPoint point;
    point.share = static_cast<double>(unit.count) / n;
    point.limits_95 = funnel_limits(funnel, n, z_95);
    point.limits_998 = funnel_limits(funnel, n, z_998);
    point.verdict = verdict_of(point);
    point.exact_tail = std::min(binomial_at_least(unit.count, unit.of, funnel.centre),
                                binomial_at_most(unit.count, unit.of, funnel.centre));
    return point;
}

Problems problems_of(std::span<FunnelUnit const> units, FunnelChoices const& choices) {
    Problems problems;
    if (units.empty()) {
        problems.push_back({"units", "There is nothing to compare"});
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].of <= 0 || units[i].count < 0 || units[i].count > units[i].of) {
            problems.push_back({"units", fmt::format("Unit {} has no share: it needs some of one or more", i + 1)});
        }
    }
    if (choices.benchmark && !(*choices.benchmark >= 0 && *choices.benchmark <= 1)) {
        problems.push_back({"benchmark", "The benchmark must be a share from 0 to 1, such as 0.8"});
    }
    return problems;
}

double centre_of(std::span<FunnelUnit const> units) {
    double counts = 0, all = 0;
    for (auto const& unit : units) {
        counts += static_cast<double>(unit.count);
        all += static_cast<double>(unit.of);
    }
    return counts / all;
}

}  // namespace

std::string_view spoken(FunnelVerdict verdict) {
    constexpr std::array<std::string_view, 5> words{"Low (0.001)", "Low (0.025)", "Not significant", "High (0.025)",
                                                    "High (0.001)"};
    return words[static_cast<std::size_t>(verdict)];
}

Interval funnel_limits(Funnel const& funnel, double of, double z) {
    must(of > 0, "the limits of nothing");
    if (funnel.tau_squared > 0) {
        auto const reach = z * std::sqrt(1 / (4 * of) + funnel.tau_squared);
        return {share_at(angle_of(funnel.centre) - reach), share_at(angle_of(funnel.centre) + reach)};
    }
    auto const reach = z * std::sqrt(funnel.centre * (1 - funnel.centre) / of);
    return {std::max(0.0, funnel.centre - reach), std::min(1.0, funnel.centre + reach)};
}

Outcome<Funnel> funnel(std::span<FunnelUnit const> units, FunnelChoices const& choices) {
    if (auto problems = problems_of(units, choices); !problems.empty()) {
        return tl::make_unexpected(std::move(problems));
    }
    Funnel drawn;
    drawn.centre = choices.benchmark.value_or(centre_of(units));
    if (choices.overdispersion) {
        widen(drawn, units);
    }
    for (auto const& unit : units) {
        drawn.points.push_back(judged(unit, drawn));
    }
    return drawn;
}

}  // namespace heed::measure
