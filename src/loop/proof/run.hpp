#pragma once
// A run of points: a measure that is watched over time, such as the days from a completed assessment to its report. The XmR
// rules (measure/xmr.hpp) tell whether something changed, and so whether a promised change can be seen in the records.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "loop/heard/signal.hpp"
#include "loop/proof/proof.hpp"
#include "measure/xmr.hpp"
#include "web/form.hpp"

namespace heed::loop {

struct Run {
    Id<Run> id;
    std::string name;  ///< "Days from completed assessment to report sent"
    std::string unit;  ///< of the axis: "Days"
    measure::Better better = measure::Better::down;
    std::optional<double> target;
    Id<Service> service;  ///< 0: every service
    Id<people::Member> owner;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Run, (), (id, name, unit, better, target, service, owner, at, by))

/// One a day at the most; what stands for a month carries its first day.
struct RunPoint {
    Day on_day;
    double y = 0;
};
BOOST_DESCRIBE_STRUCT(RunPoint, (), (on_day, y))

/// The limits begin anew: only where the cause is known and expected to last.
struct RunRebase {
    Day from_day;
    std::string reason;
    std::string evidence;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(RunRebase, (), (from_day, reason, evidence, at, by))

/// Points and rebases by day, upwards.
struct RunTold {
    Run run;
    std::vector<RunPoint> points;
    std::vector<RunRebase> rebases;
};

constexpr std::size_t most_points_of_a_run = 2000;

/// Limits that are not rebased after `until`, where it is given.
measure::XmrChart chart_of(RunTold const& told, std::optional<Day> until = std::nullopt);

/// What a run says of a promise that the measure would get better.
struct RunJudged {
    Verdict verdict = Verdict::too_few_to_tell;
    std::string says;         ///< in plain sentences
    std::int64_t better = 0;  ///< how many points after the action carry a special cause in the better direction
    std::int64_t after = 0;   ///< how many points there are after it
    std::int64_t needed = 0;  ///< how many more points are needed before it can be told
};

/// Holds when, after the action was done, a special cause in the better direction stands and none in the worse. Limits are
/// taken from the points up to the action where there are twelve, and a rebase after it is left out: the change must show
/// against what was before. Too few to tell while the limits would be trial limits or, without any special cause, fewer
/// than seven points follow the action, because a shift has seven. A measure without a better direction proves nothing.
RunJudged judge(RunTold const& told, std::optional<Day> action_done_on);

struct RunDraft {
    std::string name{};
    std::string unit{};
    std::optional<measure::Better> better{};
    std::string target{};
    std::int64_t service = 0;
    std::int64_t owner = 0;
};
Outcome<Run> watch(RunDraft const& draft);

/// As CSV: a day (2026-03-01, 01/03/2026, or the month 2026-03) and a number on each line, with or without a heading line.
/// Problems name the field "points" and the lines; a day may come once.
Outcome<std::vector<RunPoint>> points_from(std::string_view text, Day today);
/// One point from its two fields, "on_day" and "y".
Outcome<RunPoint> point_from(web::TypedDay const& day, std::string const& y, Day today);

/// The days for which another number is there already.
std::vector<Day> clashes(RunTold const& told, std::vector<RunPoint> const& points);

struct RebaseDraft {
    web::TypedDay from_day{};
    std::string reason{};
    std::string evidence{};
};
/// From a day on which there is a point, and before which there is one.
Outcome<RunRebase> rebase(RebaseDraft const& draft, RunTold const& told);

/// "Lower is better".
std::string_view spoken(measure::Better better);

/// The points as `heed measure xmr` reads them: series,x,y,rebase_group.
std::string as_csv(RunTold const& told);

}  // namespace heed::loop
