#pragma once
// Stretches of time: what the periods of several reports cut one another into. Counts by stretch are what no report divides.

#include <map>
#include <vector>

#include "areas/reports/figures.hpp"

namespace heed::reports {

/// Every stretch that these periods cut out of the days in them, in order; none lies half in and half out of a period.
std::vector<loop::Period> cut_by(std::vector<loop::Period> const& periods);

bool lies_in(loop::Period const& stretch, loop::Period const& period);
bool overlap(loop::Period const& a, loop::Period const& b);

/// What was counted in each stretch, by key.
class Stretches {
public:
    Stretches(std::vector<loop::Period> stretches, AccountsOf const& accounts_of);

    std::size_t size() const { return stretches_.size(); }
    /// The positions of the stretches in this period; a period that they do not fill has none.
    std::vector<std::size_t> in(loop::Period const& period) const;
    std::int64_t number(std::size_t stretch, std::string const& whole) const;
    /// Of one cell; `column` is "" without columns. 0 where the stretch has no such row.
    std::int64_t number(std::size_t stretch, std::string const& whole, std::string const& division,
                        std::string const& row, std::string const& column) const;

private:
    loop::Counted const* find(std::size_t stretch, std::string const& whole) const;

    std::vector<loop::Period> stretches_;
    std::vector<std::map<std::string, loop::Counted>> counted_;
};

}  // namespace heed::reports
