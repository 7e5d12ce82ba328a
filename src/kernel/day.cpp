#include "kernel/day.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace heed {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

std::optional<int> digits(std::string_view text) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') {
        return std::nullopt;
    }
    return number;
}

sys_days last_sunday(std::chrono::year year, std::chrono::month month) {
    return sys_days(year / month / std::chrono::Sunday[std::chrono::last]);
}

bool is_summer_time(std::chrono::sys_seconds instant) {
    auto const year = year_month_day(std::chrono::floor<std::chrono::days>(instant)).year();
    auto const begins = last_sunday(year, std::chrono::March) + std::chrono::hours(1);
    auto const ends = last_sunday(year, std::chrono::October) + std::chrono::hours(1);
    return instant >= begins && instant < ends;
}

}  // namespace

std::optional<Day> day_of(int year, unsigned month, unsigned day) {
    year_month_day const date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (year < 1 || year > 9999 || !date.ok()) {
        return std::nullopt;
    }
    return Day{sys_days(date)};
}

Day months_after(Day day, int months) {
    auto date = day.date() + std::chrono::months(months);
    if (!date.ok()) {
        date = date.year() / date.month() / std::chrono::last;
    }
    return {sys_days(date)};
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    auto const year = digits(text.substr(0, 4));
    auto const month = digits(text.substr(5, 2));
    auto const day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    return day_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string iso(Day day) {
    auto const date = day.date();
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string spoken(Day day) {
    auto const date = day.date();
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                       month_names[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string brief(Day day) {
    auto const date = day.date();
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                       month_names[static_cast<unsigned>(date.month()) - 1].substr(0, 3),
                       static_cast<int>(date.year()));
}

std::string iso(Instant instant) {
    auto const day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_seconds(std::chrono::seconds(instant.seconds)));
    auto const second = instant.seconds - std::chrono::seconds(day.time_since_epoch()).count();
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Day{day}), second / 3600, second / 60 % 60, second % 60);
}

LocalTime in_england(Instant instant) {
    std::chrono::sys_seconds time{std::chrono::seconds(instant.seconds)};
    if (is_summer_time(time)) {
        time += std::chrono::hours(1);
    }
    auto const day = std::chrono::floor<std::chrono::days>(time);
    auto const minutes = std::chrono::floor<std::chrono::minutes>(time - day).count();
    return {Day{day}, static_cast<int>(minutes / 60), static_cast<int>(minutes % 60)};
}

std::string spoken(Instant instant) {
    auto const local = in_england(instant);
    auto const hour = local.hour % 12 == 0 ? 12 : local.hour % 12;
    return fmt::format("{} at {}:{:02}{}", spoken(local.day), hour, local.minute, local.hour < 12 ? "am" : "pm");
}

Instant start_of(Day day) { return {std::chrono::seconds(day.at.time_since_epoch()).count()}; }

Instant RunningClock::now() const {
    auto const time = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {time.time_since_epoch().count()};
}

}  // namespace heed
