#include "loop/proof/run.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "kernel/csv.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::loop {

namespace {

constexpr std::int64_t points_of_a_shift = 7;
constexpr double largest_number = 1e15;

std::int64_t group_of(RunTold const& told, Day day, std::optional<Day> until) {
    return std::ranges::count_if(told.rebases, [&](RunRebase const& rebase) {
        return rebase.from_day <= day && (!until || rebase.from_day <= *until);
    });
}

/// The points of the group in which the action was done, without what was rebased before.
struct AroundAction {
    RunTold told;
    std::size_t before = 0;
};

AroundAction around(RunTold const& told, Day done_on) {
    AroundAction found{{told.run, {}, {}}, 0};
    auto const group = group_of(told, done_on, done_on);
    for (auto const& point : told.points) {
        if (group_of(told, point.on_day, done_on) == group) {
            found.told.points.push_back(point);
            found.before += point.on_day <= done_on ? 1U : 0U;
        }
    }
    return found;
}

measure::XmrChart judged_chart(RunTold const& told, measure::XmrChoices const& choices, std::optional<Day> until) {
    std::vector<measure::XmrPoint> points;
    for (auto const& point : told.points) {
        points.push_back({point.y, group_of(told, point.on_day, until)});
    }
    auto chart = measure::xmr(points, choices);
    must(chart.has_value(), "a run holds a point that cannot be judged");
    return std::move(*chart);
}

void count_after(RunJudged& judged, measure::XmrChart const& chart, std::size_t before, bool& worse) {
    for (auto i = before; i < chart.points.size(); ++i) {
        judged.better += chart.points[i].says == measure::Variation::improvement ? 1 : 0;
        worse = worse || chart.points[i].says == measure::Variation::concern;
    }
}

std::optional<Day> day_in(std::string_view text) {
    text = trimmed(text);
    if (auto const day = parse_day(text)) {
        return day;
    }
    if (auto const month = parse_day(fmt::format("{}-01", text))) {
        return month;
    }
    if (text.size() == 10 && text[2] == '/' && text[5] == '/') {
        return parse_day(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
    }
    return std::nullopt;
}

std::optional<double> value_in(std::string_view text) {
    auto const number = typed_number(text);
    return number && std::abs(*number) <= largest_number ? number : std::nullopt;
}

bool is_heading(CsvRecord const& record) {
    return !record.fields.empty() && !day_in(record.fields.front()) && !value_in(record.fields.back());
}

std::optional<std::string> fault_of(CsvRecord const& record, Day today) {
    auto const day = record.fields.empty() ? std::nullopt : day_in(record.fields[0]);
    if (record.fields.size() != 2) {
        return "there must be a day, a comma and a number";
    }
    if (!day) {
        return fmt::format("“{}” is not a day such as 2026-03-01 or a month such as 2026-03",
                           shortened(record.fields[0], 30));
    }
    if (*day > today) {
        return "the day is in the future";
    }
    return value_in(record.fields[1])
               ? std::nullopt
               : std::optional(fmt::format("“{}” is not a number such as 12.5", shortened(record.fields[1], 30)));
}

}  // namespace

std::string_view spoken(measure::Better better) {
    constexpr std::array<std::string_view, 3> words{"Higher is better", "Lower is better", "Neither is better"};
    return words[static_cast<std::size_t>(better)];
}

measure::XmrChart chart_of(RunTold const& told, std::optional<Day> until) {
    return judged_chart(told, {false, std::nullopt, told.run.better, told.run.target}, until);
}

RunJudged judge(RunTold const& told, std::optional<Day> action_done_on) {
    RunJudged judged;
    if (told.run.better == measure::Better::neutral) {
        judged.says = "This measure has no better direction, so that it cannot show an improvement.";
        return judged;
    }
    if (!action_done_on) {
        judged.says = "No action has been done yet.";
        return judged;
    }
    auto const part = around(told, *action_done_on);
    auto const points = static_cast<std::int64_t>(part.told.points.size());
    judged.after = points - static_cast<std::int64_t>(part.before);
    measure::XmrChoices choices{false, std::nullopt, told.run.better, told.run.target};
    if (part.before >= measure::fewest_for_lasting_limits) {
        choices.fix_after = part.before;
    }
    bool worse = false;
    count_after(judged, judged_chart(part.told, choices, std::nullopt), part.before, worse);
    auto const lasting = static_cast<std::int64_t>(measure::fewest_for_lasting_limits);
    auto const since = fmt::format("the action was done on {}", spoken(*action_done_on));
    bool const any = worse || judged.better > 0;
    judged.needed = std::max({std::int64_t{0}, lasting - points, any ? 0 : points_of_a_shift - judged.after});
    if (judged.needed > 0) {
        judged.says = fmt::format("There are {} since {}. {} needed before it can be told.",
                                  counted(judged.after, "point", "points"), since,
                                  counted(judged.needed, "more point is", "more points are"));
    } else if (worse) {
        judged.verdict = Verdict::does_not_hold;
        judged.says = fmt::format("Since {}, a special cause stands in the worse direction.", since);
    } else if (judged.better > 0) {
        judged.verdict = Verdict::holds;
        judged.says = fmt::format(
            "Since {}, {} of {} a special cause in the better direction, and none stands in the worse.", since,
            judged.better, counted(judged.after, "point carries", "points carry"));
    } else {
        judged.verdict = Verdict::does_not_hold;
        judged.says = fmt::format("In the {} since {} there is nothing but the ups and downs that there always were.",
                                  counted(judged.after, "point", "points"), since);
    }
    return judged;
}

Outcome<Run> watch(RunDraft const& draft) {
    web::Checking checking;
    checking.expect_text(draft.name, "name", "Enter what is measured", 120);
    checking.expect_text(draft.unit, "unit", "Enter what is counted, such as days", 30);
    checking.expect(draft.better.has_value(), "better", "Select which way is better");
    checking.expect(draft.owner != 0, "owner", "Select who watches it");
    checking.expect(draft.target.empty() || value_in(draft.target), "target",
                    "The target must be a number such as 20, or empty");
    if (!checking.fine()) {
        return checking.problems();
    }
    Run run;
    run.name = draft.name;
    run.unit = draft.unit;
    run.better = *draft.better;
    run.target = value_in(draft.target);
    run.service = {draft.service};
    run.owner = {draft.owner};
    return run;
}

Outcome<std::vector<RunPoint>> points_from(std::string_view text, Day today) {
    auto const records = read_csv(text, {std::size_t{1} << 20, static_cast<std::int64_t>(most_points_of_a_run) + 1});
    if (!records) {
        return problem("points", records.error().front().says);
    }
    std::vector<RunPoint> points;
    std::set<Day> days;
    for (auto const& record : *records) {
        if (&record == &records->front() && is_heading(record)) {
            continue;
        }
        if (auto const fault = fault_of(record, today)) {
            return problem("points", fmt::format("Line {}: {}", record.line, *fault));
        }
        points.push_back({*day_in(record.fields[0]), *value_in(record.fields[1])});
        if (!days.insert(points.back().on_day).second) {
            return problem("points", fmt::format("Line {}: {} comes twice", record.line, spoken(points.back().on_day)));
        }
    }
    if (points.empty()) {
        return problem("points", "Enter at least one point");
    }
    std::ranges::sort(points, {}, &RunPoint::on_day);
    return points;
}

Outcome<RunPoint> point_from(web::TypedDay const& day, std::string const& y, Day today) {
    web::Checking checking;
    auto const on_day = checking.take(web::day_from(day, "on_day", "The day of the point"));
    checking.expect(!on_day || *on_day <= today, "on_day", "The day of the point must be today or in the past");
    checking.expect(value_in(y).has_value(), "y", "Enter the point as a number such as 24 or 12.5");
    if (!checking.fine()) {
        return checking.problems();
    }
    return RunPoint{*on_day, *value_in(y)};
}

std::vector<Day> clashes(RunTold const& told, std::vector<RunPoint> const& points) {
    std::vector<Day> days;
    for (auto const& point : points) {
        auto const there = std::ranges::find(told.points, point.on_day, &RunPoint::on_day);
        if (there != told.points.end() && there->y != point.y) {
            days.push_back(point.on_day);
        }
    }
    return days;
}

Outcome<RunRebase> rebase(RebaseDraft const& draft, RunTold const& told) {
    web::Checking checking;
    auto const day = checking.take(web::day_from(draft.from_day, "from_day", "The day of the change"));
    bool const fits = day && told.points.size() > 1 && told.points.front().on_day < *day &&
                      told.points.back().on_day >= *day;
    checking.expect(!day || fits, "from_day", "There must be a point before the day, and one on it or after it");
    bool const again = day && std::ranges::any_of(told.rebases, [&](auto const& one) { return one.from_day == *day; });
    checking.expect(!again, "from_day", "The limits begin anew on this day already");
    checking.expect_text(draft.reason, "reason", "Enter what changed, and why it is expected to last", 500);
    checking.expect_text(draft.evidence, "evidence", "Enter how you know", 500);
    if (!checking.fine()) {
        return checking.problems();
    }
    return RunRebase{*day, draft.reason, draft.evidence, {}, 0};
}

std::string as_csv(RunTold const& told) {
    // A name that begins like a formula is told to a spreadsheet as text.
    bool const like_a_formula = std::string_view("=+-@\t").find(told.run.name.front()) != std::string_view::npos;
    auto const name = csv_field((like_a_formula ? "'" : "") + told.run.name);
    std::string out = "series,x,y,rebase_group\r\n";
    for (auto const& point : told.points) {
        out += fmt::format("{},{},{},{}\r\n", name, iso(point.on_day), point.y,
                           group_of(told, point.on_day, std::nullopt) + 1);
    }
    return out;
}

}  // namespace heed::loop
