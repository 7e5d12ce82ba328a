#pragma once
// A share that is counted anew in each period, of another number each time (a p-chart, Shewhart 1931). Its limits are those
// of the funnel (funnel.hpp): p0 ± z·sqrt(p0(1 − p0)/n), z = 3.090232 (99.8 %), p0 = Σ numerators ÷ Σ denominators, wider
// where fewer answered. An XmR chart is not used: it takes every period for equally sure, which shares of 12 and of 120
// are not.
//
//   outside  beyond its own limits (on them is inside)
//   shift    7 periods in a row on one side of p0; one on p0 breaks it (as for XmR, xmr.hpp)

#include <cstdint>
#include <span>
#include <vector>

#include "measure/funnel.hpp"

namespace heed::measure {

/// More than about twelve periods are needed before limits say much.
constexpr std::size_t fewest_periods_for_limits = 12;
constexpr std::size_t periods_of_a_shift = 7;

struct SharePoint {
    double share = 0;
    Interval limits;
    bool outside = false;
    bool in_shift = false;
    int way = 0;  ///< +1 above p0, -1 below, 0 on it
};

struct ShareInTime {
    double centre = 0;
    std::vector<SharePoint> points;
};

/// In the order of time. Problems as in `funnel`: no period, a period of nobody, more than all.
Outcome<ShareInTime> share_in_time(std::span<FunnelUnit const> periods);

}  // namespace heed::measure
