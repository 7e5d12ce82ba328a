#pragma once
// Days as people count them, in England's civil time, and instants in UTC. Today is always passed in.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace heed {

/// A calendar day (proleptic Gregorian).
struct Day {
    std::chrono::sys_days at{};

    auto operator<=>(Day const&) const = default;
    friend Day operator+(Day day, int days) { return {day.at + std::chrono::days(days)}; }
    friend Day operator-(Day day, int days) { return {day.at - std::chrono::days(days)}; }
    friend int operator-(Day a, Day b) { return static_cast<int>((a.at - b.at).count()); }

    std::chrono::year_month_day date() const { return {at}; }
};

/// Year, month 1 to 12, day of the month; nothing if there is no such day.
std::optional<Day> day_of(int year, unsigned month, unsigned day);

/// The same date `months` later; where the month is too short, its last day (31 January + 1 = 28 or 29 February).
Day months_after(Day day, int months);

/// "2026-11-22"; nothing if it is not exactly that form or no such day.
std::optional<Day> parse_day(std::string_view text);

/// "2026-11-22", the form kept in the store.
std::string iso(Day day);

/// "22 November 2026", the form shown to people.
std::string spoken(Day day);

/// "22 Nov 2026", where a table has little room.
std::string brief(Day day);

/// Seconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t seconds = 0;

    auto operator<=>(Instant const&) const = default;
    friend Instant operator+(Instant a, std::chrono::seconds b) { return {a.seconds + b.count()}; }
    friend Instant operator-(Instant a, std::chrono::seconds b) { return {a.seconds - b.count()}; }
};

/// "2026-11-22T09:30:00Z".
std::string iso(Instant instant);

/// The day and time of day that clocks in England show then. British Summer Time runs from 01:00 UTC on the last
/// Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Act 1972 as amended in 2002).
struct LocalTime {
    Day day;
    int hour = 0;
    int minute = 0;
};
LocalTime in_england(Instant instant);
inline Day day_in_england(Instant instant) { return in_england(instant).day; }

/// "22 November 2026 at 9:30am".
std::string spoken(Instant instant);

/// Midnight at the start of that day, in UTC.
Instant start_of(Day day);

/// Where the time comes from. The program has one that runs; tests have one that stands still until it is moved.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    Day today() const { return day_in_england(now()); }
};

class RunningClock final : public Clock {
public:
    Instant now() const override;
};

class StandingClock final : public Clock {
public:
    explicit StandingClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void move_to(Instant at) { at_ = at; }
    void move_to(Day day) { at_ = start_of(day) + std::chrono::hours(10); }
    void pass(std::chrono::seconds time) { at_ = at_ + time; }

private:
    Instant at_;
};

}  // namespace heed
