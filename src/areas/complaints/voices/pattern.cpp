#include "areas/complaints/voices/pattern.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/csv.hpp"
#include "kernel/text.hpp"
#include "measure/counts.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

std::optional<std::int64_t> whole_between(std::string const& text, std::int64_t low, std::int64_t high) {
    auto const number = typed_number(text);
    bool const fits = number && *number == std::floor(*number) && *number >= static_cast<double>(low) &&
                      *number <= static_cast<double>(high);
    return fits ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
}

Day monday_on_or_before(Day day) {
    auto const weekday = std::chrono::weekday(day.at);
    return day - static_cast<int>((weekday - std::chrono::Monday).count());
}

}  // namespace

Outcome<PatternRule> pattern_rule(std::string const& fewest, std::string const& false_alarms) {
    auto const least = whole_between(fewest, 2, 50);
    auto const alarms = whole_between(false_alarms, 1, looks_a_year);
    web::Checking checking;
    checking.expect(least.has_value(), "fewest", "Enter a whole number from 2 to 50");
    checking.expect(alarms.has_value(), "false_alarms", "Enter a whole number from 1 to 52");
    return checking.fine() ? Outcome<PatternRule>(PatternRule{*least, *alarms}) : checking.problems();
}

std::optional<Look> look_of(Day today, Day records_began) {
    auto const monday = monday_on_or_before(today);
    auto const window_from = monday - pattern_window;
    Look const look{monday, std::max(window_from - pattern_before, records_began), window_from, monday - 1};
    return look.days_before() >= least_before ? std::optional(look) : std::nullopt;
}

double pattern_threshold(std::size_t watched, PatternRule const& rule) {
    auto const shared = static_cast<double>(rule.false_alarms) /
                        (looks_a_year * static_cast<double>(std::max<std::size_t>(watched, 1)));
    return std::min(shared, largest_chance);
}

std::vector<Pattern> patterns(std::span<Watched const> watched, int days_before, PatternRule const& rule) {
    auto const threshold = pattern_threshold(watched.size(), rule);
    auto const of_window = static_cast<double>(pattern_window) / (pattern_window + days_before);
    std::vector<Pattern> found;
    for (auto const& one : watched) {
        Pattern pattern;
        pattern.expected = static_cast<double>(one.earlier) * pattern_window / days_before;
        pattern.chance = measure::binomial_at_least(one.recent, one.recent + one.earlier, of_window);
        pattern.stands = one.recent >= rule.fewest && pattern.chance <= threshold;
        found.push_back(pattern);
    }
    return found;
}

std::string once_in(double chance) {
    if (chance > 0.5) {
        return "more often than once in 2";
    }
    if (chance < 1e-6) {
        return "less often than once in a million";
    }
    // Cut off, so that it never sounds rarer than it is.
    auto const often = static_cast<std::int64_t>(std::floor(1 / chance * (1 + 1e-12)));
    return fmt::format("once in {}", often < 1000 ? fmt::format("{}", often) : fmt::format("{},000", often / 1000));
}

std::string spoken(Watched const& watched, Pattern const& pattern) {
    return fmt::format("{} in {} days, {:.1f} expected; by chance {} weeks",
                       counted(watched.recent, "concern", "concerns"), pattern_window, pattern.expected,
                       once_in(pattern.chance));
}

}  // namespace heed::complaints
