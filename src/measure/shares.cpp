#include "measure/shares.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "measure/counts.hpp"

namespace heed::measure {

namespace {

int per_cent(double share) { return static_cast<int>(std::lround(share * 100)); }

/// The division of whole numbers, downwards and upwards; `by` > 0.
std::int64_t floor_of(std::int64_t number, std::int64_t by) { return number / by - (number % by < 0 ? 1 : 0); }
std::int64_t ceiling_of(std::int64_t number, std::int64_t by) { return -floor_of(-number, by); }

}  // namespace

Comparison compare(std::int64_t count, std::int64_t of, double benchmark, double confidence) {
    must(benchmark >= 0 && benchmark <= 1, "a benchmark that is no share");
    Comparison compared;
    compared.likely = wilson(count, of, z_of(confidence));
    compared.share = static_cast<double>(count) / static_cast<double>(of);
    compared.exact_tail = std::min(binomial_at_least(count, of, benchmark), binomial_at_most(count, of, benchmark));
    if (benchmark < compared.likely.low) {
        compared.apart = Apart::above;
    } else if (benchmark > compared.likely.high) {
        compared.apart = Apart::below;
    }
    return compared;
}

std::string spoken(Comparison const& comparison, std::int64_t count, std::int64_t of, double benchmark) {
    auto const seen = fmt::format("{} of {} ({}%)", count, of, per_cent(comparison.share));
    switch (comparison.apart) {
        case Apart::above: return fmt::format("{} is above {}%", seen, per_cent(benchmark));
        case Apart::below: return fmt::format("{} is below {}%", seen, per_cent(benchmark));
        case Apart::cannot_be_told_apart: break;
    }
    return fmt::format("{} cannot be told apart from {}%: the true share is likely to be between {}% and {}%", seen,
                       per_cent(benchmark), per_cent(comparison.likely.low), per_cent(comparison.likely.high));
}

std::optional<std::int64_t> needed_to_tell(double seen, double promised, double confidence) {
    must(seen >= 0 && seen <= 1 && promised >= 0 && promised <= 1, "a share from 0 to 1");
    auto const distance = seen - promised;
    auto const z = z_of(confidence);
    auto const needed = z * z * promised * (1 - promised) / (distance * distance);
    if (distance == 0 || needed > 1e15) {
        return std::nullopt;
    }
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(needed)));
}

std::optional<Counts> counts_behind(double per_cent, std::int64_t of, int decimals, MadeBy made_by) {
    must(of > 0 && of <= 1'000'000'000 && decimals >= 0 && decimals <= 6, "a percentage of one or more");
    must(per_cent >= 0 && per_cent <= 1000, "a percentage of 0 or more");
    std::int64_t parts = 100;
    for (int i = 0; i < decimals; ++i) {
        parts *= 10;
    }
    // In half units of the last decimal: count × 2 × parts / of lies within one half unit of the percentage, or is cut to it.
    auto const halves = 2 * std::llround(per_cent * static_cast<double>(parts) / 100);
    auto const lowest = made_by == MadeBy::rounding ? halves - 1 : halves;
    auto const highest = made_by == MadeBy::rounding ? halves + 1 : halves + 2;
    auto const low = std::max<std::int64_t>(0, ceiling_of(lowest * of, 2 * parts));
    auto const high = std::min(
        of, made_by == MadeBy::rounding ? floor_of(highest * of, 2 * parts) : ceiling_of(highest * of, 2 * parts) - 1);
    return low <= high ? std::optional(Counts{low, high}) : std::nullopt;
}

}  // namespace heed::measure
