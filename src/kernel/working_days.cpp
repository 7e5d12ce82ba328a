#include "kernel/working_days.hpp"

#include <algorithm>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed {

namespace {

std::vector<Day> shipped_holidays() {
    std::vector<Day> days;
    for (auto const line : lines_of(embedded("kernel/embedded/bank_holidays.tsv"))) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto const day = parse_day(line.substr(0, 10));
        must(day.has_value(), "a bank holiday that is no day");
        days.push_back(*day);
    }
    return days;
}

}  // namespace

WorkingDays::WorkingDays(std::vector<Day> added) : holidays_(std::move(added)) {
    static auto const shipped = shipped_holidays();
    holidays_.insert(holidays_.end(), shipped.begin(), shipped.end());
    std::ranges::sort(holidays_);
}

bool WorkingDays::is_working_day(Day day) const {
    std::chrono::weekday const weekday{day.at};
    auto const weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    return !weekend && !std::ranges::binary_search(holidays_, day);
}

Day WorkingDays::after(Day day, int n) const {
    for (int left = n; left > 0;) {
        day = day + 1;
        left -= is_working_day(day) ? 1 : 0;
    }
    return day;
}

int WorkingDays::between(Day from, Day to) const {
    if (to < from) {
        return -between(to, from);
    }
    int count = 0;
    for (Day day = from + 1; day <= to; day = day + 1) {
        count += is_working_day(day) ? 1 : 0;
    }
    return count;
}

}  // namespace heed
