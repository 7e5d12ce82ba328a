#pragma once
// How sure a count of events can be, and how likely chance alone would bring so many or so few.

#include <cstdint>

#include "measure/interval.hpp"

namespace heed::measure {

/// Byar's approximation for a count, as UKHSA's PHEindicatormethods computes it (Breslow & Day 1987):
/// x(1 − 1/(9x) − z/(3√x))³ to (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³, not below 0. Of 0 events the lower limit is 0.
/// In counts. A count below 0 is a bug. Used from 10 events on; `count_interval` chooses.
Interval byar(std::int64_t count, double confidence = 0.95);

/// The exact interval of a Poisson count (Garwood 1936): the quantiles of gamma distributions with shapes x and x + 1, which
/// are χ²(α/2, 2x)/2 and χ²(1 − α/2, 2x + 2)/2. In counts. A count below 0 or beyond 10^9 is a bug, as everywhere here.
Interval exact_poisson(std::int64_t count, double confidence = 0.95);

/// Exact below 10 events and Byar's from 10 on, as UKHSA does.
constexpr std::int64_t fewest_for_byar = 10;
Interval count_interval(std::int64_t count, double confidence = 0.95);

/// The chance of so many events or more (or of so many or fewer) where `expected` are expected; expected > 0, count >= 0.
double poisson_at_least(std::int64_t count, double expected);
double poisson_at_most(std::int64_t count, double expected);

/// The chance of `count` or more (or fewer) of `of` where each comes with this chance, 0 to 1; 0 <= count <= of.
double binomial_at_least(std::int64_t count, std::int64_t of, double chance);
double binomial_at_most(std::int64_t count, std::int64_t of, double chance);

}  // namespace heed::measure
