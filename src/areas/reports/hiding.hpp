#pragma once
// Which numbers of a report are shown: small numbers of people are hidden with what would give them away, in this report and
// together with those published before. The heart is measure/suppression; here its questions are put.

#include "areas/reports/stretches.hpp"

namespace heed::reports {

struct Hiding {
    loop::Period period;
    std::vector<loop::Period> years;  ///< may be none
    std::vector<Published> const& before;
    Stretches const& stretches;
    std::int64_t fewest = 5;
};

/// The number of a whole and of each year.
void show_whole(loop::Counted const& counted, Hiding const& hiding, ShownWhole& to);

/// A division of a whole whose number was decided before.
ShownDivision show_division(loop::Counted const& counted, loop::Division const& division, ShownNumber const& whole,
                            Hiding const& hiding);

}  // namespace heed::reports
