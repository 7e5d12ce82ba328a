#pragma once
// How long people wait for a financial assessment, who still wait included. A month's figure is that of the assessments
// asked for in it: by Kaplan and Meier (measure/kaplan_meier), who is still waiting counts for as long as they have waited.
//
// A month is settled when all who asked in it have waited at least as long as its median, so that nothing but a correction
// changes it any more. Settled months are the points of a measure of the loop, which can prove a learning point.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/outcome.hpp"
#include "measure/kaplan_meier.hpp"

namespace heed::complaints {

/// Of the other system; no name.
struct FinancialWait {
    std::string reference;
    Day asked_on;
    std::optional<Day> completed_on;
    bool operator==(FinancialWait const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FinancialWait, (), (reference, asked_on, completed_on))

constexpr std::size_t most_bytes_of_waits = 4U << 20U;
constexpr std::int64_t most_waits_at_once = 50'000;

/// As CSV: reference, day asked for, and the day completed or nothing, with or without a heading line. Problems name the
/// field "waits" and the line, at most ten of them; a reference comes once.
Outcome<std::vector<FinancialWait>> financial_waits_from(std::string_view text, Day today);
Outcome<FinancialWait> financial_wait(std::string const& reference, std::optional<Day> asked_on,
                                      std::optional<Day> completed_on, Day today);

/// How many were asked for on this day and completed on that day, or not yet.
struct WaitFigure {
    Day asked_on;
    std::optional<Day> completed_on;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(WaitFigure, (), (asked_on, completed_on, number))

struct MonthOfWaits {
    Day month;  ///< its first day
    std::int64_t asked = 0;
    std::int64_t waiting = 0;
    measure::WaitQuantile half;
    measure::WaitQuantile nine_tenths;
    bool settled = false;
};

/// Upwards, months in which nobody asked left out.
std::vector<MonthOfWaits> months_of(std::vector<WaitFigure> const& figures, Day today);
/// All of them together.
measure::WaitCurve curve_of(std::vector<WaitFigure> const& figures, Day today);

}  // namespace heed::complaints
