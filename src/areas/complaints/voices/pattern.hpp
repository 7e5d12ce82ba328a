#pragma once
// Patterns of concerns about one service, team or provider, seen before anybody complains. Pure; the week is passed in.
//
// The rule. Every Monday, the concerns of the 28 days that ended on Sunday are held against those of the 364 days before,
// for each service, team and provider. If nothing has changed, each of the concerns of both stretches fell into the last 28
// days with the chance 28/392, so the chance of so many or more of them is an exact binomial tail. This is the test of two
// Poisson counts, given their sum (Przyborowski & Wilenski, Biometrika 1940;31:313-323): unlike a Poisson tail around the
// earlier rate it knows that the earlier rate was itself counted from few, and so it keeps its promise for rare things too.
//
// The promise. A pattern stands where that chance is at most F/(52·m), with m watched and F false alarms a year accepted
// over all of them, and never above 1 in 100: where nothing changes anywhere, at most F patterns in a year are expected
// from chance alone. It never stands for fewer than three concerns. Both numbers are settings. Counts are whole numbers, so far fewer come in truth: 1.9 a
// year where 12 are accepted, of twenty simulated services that never change (tests/voices_pattern_test.cpp).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/outcome.hpp"

namespace heed::complaints {

constexpr int pattern_window = 28;   ///< days
constexpr int pattern_before = 364;  ///< days; fewer in a council's first year, but never less than the next
constexpr int least_before = 84;     ///< with fewer days before the window, nothing can be said yet
constexpr int looks_a_year = 52;
constexpr double largest_chance = 0.01;  ///< however few are watched

struct PatternRule {
    std::int64_t fewest = 3;
    std::int64_t false_alarms = 12;  ///< a year, over all that are watched, where nothing changed
    bool operator==(PatternRule const&) const = default;
};
/// Refuses fewer than 2 concerns or more than 50, and false alarms below 1 or above 52.
Outcome<PatternRule> pattern_rule(std::string const& fewest, std::string const& false_alarms);

/// The days of one look: the window and the days before it, all included.
struct Look {
    Day monday;  ///< the day of the look
    Day before_from;
    Day window_from;
    Day window_to;

    int days_before() const { return window_from - before_from; }
};

/// The last Monday on or before today; nothing where records began too lately to know an earlier rate.
std::optional<Look> look_of(Day today, Day records_began);

struct Watched {
    std::int64_t recent = 0;   ///< concerns in the window
    std::int64_t earlier = 0;  ///< concerns in the days before it
};

struct Pattern {
    double expected = 0;  ///< in the window, at the earlier rate
    double chance = 1;    ///< of so many or more, if nothing changed
    bool stands = false;
};

/// One answer for each that is watched, in their order.
std::vector<Pattern> patterns(std::span<Watched const> watched, int days_before, PatternRule const& rule);

/// The largest chance at which a pattern stands.
double pattern_threshold(std::size_t watched, PatternRule const& rule);

/// "4 concerns in 28 days, 0.9 expected; by chance once in 74 weeks".
std::string spoken(Watched const& watched, Pattern const& pattern);

/// "once in 74", "more often than once in 2", "less often than once in a million".
std::string once_in(double chance);

}  // namespace heed::complaints
