#pragma once
// Funnel plots: whether a council's, a team's or a provider's share differs from a benchmark by more than its size explains.
// To be looked at, and never to be made into a league table (Spiegelhalter, Statistics in Medicine 2005;24:1185-1202).
//
//   centre     Σ numerators ÷ Σ denominators, or the published benchmark
//   limits     p0 ± z·sqrt(p0(1 − p0)/n), z = 1.959964 (95 %) and 3.090232 (99.8 %), cut off at 0 and 1: the form that
//              UKHSA's PHEindicatormethods (093fd28) has, written shorter
//   overdispersion, after FunnelPlotR (9020d49): Y = asin√(x/n), s = 1/(2√n), z = (Y − asin√p0)/s, the lowest and the highest
//              tenth of z pulled in to their quantiles (R's type 7), φ = Σz²/N, and with w = 1/s²
//              τ² = max(0, (Nφ − (N−1)) / (Σw − Σw²/Σw)); limits sin²(asin√p0 ± z·sqrt(s² + τ²)), the angle held between
//              0 and a right angle, so that they only ever widen towards small n
//   exact tail the one-sided binomial chance of a share as far from the centre or further, because limits of a normal
//              distribution misbehave at the small n of a single council

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/outcome.hpp"
#include "measure/interval.hpp"

namespace heed::measure {

struct FunnelUnit {
    std::int64_t count = 0;
    std::int64_t of = 0;
};

struct FunnelChoices {
    std::optional<double> benchmark;  ///< 0 to 1; without it, all units together are the centre
    bool overdispersion = false;
};

enum class FunnelVerdict { low_001, low_025, not_significant, high_025, high_001 };

/// In UKHSA's words: "Low (0.001)", "Low (0.025)", "Not significant", "High (0.025)", "High (0.001)". The number is the
/// chance, to that side, that the limit leaves to a unit that is like the centre.
std::string_view spoken(FunnelVerdict verdict);

struct FunnelPoint {
    double share = 0;
    Interval limits_95;
    Interval limits_998;
    FunnelVerdict verdict = FunnelVerdict::not_significant;  ///< beyond a limit; on it is not significant
    double exact_tail = 1;
};

struct Funnel {
    double centre = 0;
    double phi = 0;          ///< 0 unless overdispersion was asked for
    double tau_squared = 0;  ///< 0: the limits are not widened
    std::vector<FunnelPoint> points;
};

/// Problems: no unit, a unit with 0 of 0 or more than all, a benchmark that is no share.
Outcome<Funnel> funnel(std::span<FunnelUnit const> units, FunnelChoices const& choices = {});

/// The limits at one size, for drawing the funnel between its points. `of` > 0, `z` as above.
Interval funnel_limits(Funnel const& funnel, double of, double z);

}  // namespace heed::measure
