#pragma once
// Working days as the complaints regulations count them: not a Saturday, Sunday, Christmas Day, Good Friday or bank
// holiday (SI 2009/309 reg. 2, read in its 2006 and 2012 twins). The bank holidays of England travel with the program
// (kernel/embedded/bank_holidays.tsv); an administrator can add one that is proclaimed later.

#include <vector>

#include "kernel/day.hpp"

namespace heed {

class WorkingDays {
public:
    /// The shipped bank holidays, and those that the council has added.
    explicit WorkingDays(std::vector<Day> added = {});

    bool is_working_day(Day day) const;

    /// The n-th working day after `day`; the day itself never counts, whether it is a working day or not. n >= 0.
    Day after(Day day, int n) const;

    /// How many working days lie after `from`, up to and including `to`; negative where `to` is before `from`.
    int between(Day from, Day to) const;

private:
    std::vector<Day> holidays_;
};

}  // namespace heed
