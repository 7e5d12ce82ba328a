#include "areas/complaints/charging/waits.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "areas/complaints/charging/care_event.hpp"
#include "kernel/csv.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_problems = 10;

Day month_of(Day day) {
    auto const date = day.date();
    return *day_of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), 1);
}

bool is_heading(CsvRecord const& record) { return lowered(trimmed(record.fields.front())) == "reference"; }

Outcome<FinancialWait> wait_in(CsvRecord const& record, Day today) {
    auto const wrong = [&](std::string_view says) {
        return problem("waits", fmt::format("Line {}: {}", record.line, says));
    };
    auto const& fields = record.fields;
    if (fields.size() < 2 || fields.size() > 3) {
        return wrong("there must be a reference, the day asked for and, once it is there, the day completed");
    }
    bool const ended = fields.size() == 3 && !trimmed(fields[2]).empty();
    auto const completed = ended ? day_in_file(fields[2]) : std::nullopt;
    if (ended && !completed) {
        return wrong("the day completed must look like 2026-03-01 or 01/03/2026");
    }
    auto const wait = financial_wait(std::string(trimmed(fields[0])), day_in_file(fields[1]), completed, today);
    return wait ? wait : wrong(wait.error().front().says);
}

measure::WaitTally tally_of(WaitFigure const& figure, Day today) {
    auto const ended = figure.completed_on.has_value();
    auto const days = std::max(0, figure.completed_on.value_or(today) - figure.asked_on);
    return {days, ended ? figure.number : 0, ended ? 0 : figure.number};
}

/// Who asked on the month's last day has waited as long as half of them needed.
bool is_settled(Day month, measure::WaitQuantile const& half, Day today) {
    return half.days && today - (months_after(month, 1) - 1) >= *half.days;
}

}  // namespace

Outcome<FinancialWait> financial_wait(std::string const& reference, std::optional<Day> asked_on,
                                      std::optional<Day> completed_on, Day today) {
    web::Checking checking;
    checking.expect(is_reference(reference), "reference",
                    "Use letters, digits, dashes and dots in a reference, with at least one digit and no name");
    checking.expect(asked_on.has_value(), "asked_on", "Enter the day on which it was asked for");
    checking.expect(!asked_on || *asked_on <= today, "asked_on", "The day asked for cannot be in the future");
    checking.expect(!completed_on || *completed_on <= today, "completed_on",
                    "The day completed cannot be in the future");
    checking.expect(!completed_on || !asked_on || *completed_on >= *asked_on, "completed_on",
                    "It cannot be completed before it was asked for");
    return checking.fine() ? Outcome<FinancialWait>(FinancialWait{reference, *asked_on, completed_on})
                           : checking.problems();
}

Outcome<std::vector<FinancialWait>> financial_waits_from(std::string_view text, Day today) {
    auto const records = read_csv(text, {most_bytes_of_waits, most_waits_at_once + 1});
    if (!records) {
        return problem("waits", records.error().front().says);
    }
    std::vector<FinancialWait> waits;
    std::set<std::string, std::less<>> seen;
    Problems problems;
    for (auto record = records->begin(); record != records->end() && problems.size() < most_problems; ++record) {
        if (record == records->begin() && is_heading(*record)) {
            continue;
        }
        auto wait = wait_in(*record, today);
        if (!wait) {
            problems.push_back(wait.error().front());
        } else if (!seen.insert(wait->reference).second) {
            problems.push_back({"waits", fmt::format("Line {}: {} is there twice", record->line, wait->reference)});
        } else {
            waits.push_back(*std::move(wait));
        }
    }
    if (problems.empty() && waits.empty()) {
        problems.push_back({"waits", "Enter at least one reference with the day on which it was asked for"});
    }
    return problems.empty() ? Outcome<std::vector<FinancialWait>>(std::move(waits)) : tl::make_unexpected(problems);
}

std::vector<MonthOfWaits> months_of(std::vector<WaitFigure> const& figures, Day today) {
    std::map<Day, std::vector<measure::WaitTally>> by_month;
    for (auto const& figure : figures) {
        by_month[month_of(figure.asked_on)].push_back(tally_of(figure, today));
    }
    std::vector<MonthOfWaits> months;
    for (auto const& [month, tallies] : by_month) {
        auto const curve = measure::kaplan_meier(tallies);
        MonthOfWaits one;
        one.month = month;
        one.asked = curve.began;
        one.waiting = curve.began - curve.ended;
        one.half = measure::median(curve);
        one.nine_tenths = measure::days_until(curve, 0.9);
        one.settled = is_settled(month, one.half, today);
        months.push_back(one);
    }
    return months;
}

measure::WaitCurve curve_of(std::vector<WaitFigure> const& figures, Day today) {
    std::vector<measure::WaitTally> tallies;
    for (auto const& figure : figures) {
        tallies.push_back(tally_of(figure, today));
    }
    return measure::kaplan_meier(tallies);
}

}  // namespace heed::complaints
