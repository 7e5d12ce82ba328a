#pragma once
// How long something takes when part of it is not over yet: who still waits counts for as long as they have waited, instead
// of being left out, which would make every waiting time look shorter than it is.
//
// Kaplan & Meier, J Am Stat Assoc 1958;53:457-481: S(t) = ∏ (1 − d/n) over the days t on which d of the n who still waited
// came to their end. Who is last known on a day (still waiting) counts as waiting on that day. Greenwood's variance and
// log-log limits of S: S^exp(±z·sqrt(Σ d/(n(n−d)))/ln S). The limits of a median are where those of S cross one half
// (Brookmeyer & Crowley, Biometrics 1982;38:29-41, in its log-log form, as R's survfit and SAS's LIFETEST print it).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace heed::measure {

/// One waiting time in whole days, 0 or more: ended, or still going on after so many days.
struct Wait {
    std::int64_t days = 0;
    bool ended = false;
};

/// How many ended after so many days, and how many have waited so many days and still do. A table can count this in one
/// statement, so that a million waits are a few hundred rows.
struct WaitTally {
    std::int64_t days = 0;
    std::int64_t ended = 0;
    std::int64_t waiting = 0;
};

/// One day on which at least one came to its end.
struct WaitStep {
    std::int64_t days = 0;
    std::int64_t at_risk = 0;  ///< how many had waited at least so long, this day's included
    std::int64_t ended = 0;    ///< of these, on this day
    double still_waiting = 1;  ///< the share, 0 to 1, that waits longer than this
    double low = 1, high = 1;  ///< its interval; where nobody waits on, low is 0 and high that of the step before
};

struct WaitCurve {
    std::vector<WaitStep> steps;  ///< by day, upwards
    std::int64_t began = 0;       ///< all of them
    std::int64_t ended = 0;
    std::int64_t longest = 0;  ///< the longest wait that is known, ended or not
};

/// The days by which a share of all had come to their end. `days` is absent where that share was not reached: fewer than
/// half ended, say. A limit that is absent cannot be said from so few.
struct WaitQuantile {
    std::optional<std::int64_t> days;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    bool operator==(WaitQuantile const&) const = default;
};

/// The curve; `confidence` is between 0 and 1. Days or counts below zero are a bug. Tallies of one day may come in pieces
/// and in any order.
WaitCurve kaplan_meier(std::span<WaitTally const> tallies, double confidence = 0.95);
WaitCurve kaplan_meier(std::span<Wait const> waits, double confidence = 0.95);

/// The smallest number of days after which at most 1 − `share` still wait; `share` is between 0 and 1, without them.
WaitQuantile days_until(WaitCurve const& curve, double share);

inline WaitQuantile median(WaitCurve const& curve) { return days_until(curve, 0.5); }

/// The share that waits longer than so many days. Nothing beyond the longest known wait while somebody still waits.
std::optional<double> still_waiting_after(WaitCurve const& curve, std::int64_t days);

}  // namespace heed::measure
