#pragma once
// A signal's journey round the loop: where it stands, since when, how far it ever came, and how long it stood at each stage
// the first time. Pure: nothing here reads or writes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "loop/heard/signal.hpp"
#include "loop/learning/stage.hpp"

namespace heed::loop {

/// The first time that a signal stood at a stage, now over. A stage that it came to again is not timed again, and one that
/// it skipped is not timed at all.
struct Step {
    Id<Signal> signal;
    Stage stage = Stage::heard;
    Day since;
    Day until;
    std::int64_t days = 0;
    bool went_on = true;  ///< false: it was set back, because what was learned of it was reopened
    bool operator==(Step const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (signal, stage, since, until, days, went_on))

struct Journey {
    Id<Signal> signal;
    SignalKind kind = SignalKind::observation;
    Id<Service> service;
    bool kept_from_worker = false;
    Day heard_on;
    Stage stage = Stage::heard;
    Day stage_since;
    Stage furthest = Stage::heard;
    std::vector<Step> steps;  ///< at most one for each stage
};

/// Heard, and nothing since.
Journey begun(Signal const& signal);

/// Whether it stands where it stands for the first time.
bool stands_for_the_first_time(Journey const& journey);

/// The journey after it came to another stage on that day. A signal that is only heard again was linked by mistake: its
/// journey begins anew.
Journey moved(Journey journey, Stage to, Day on);

/// The days as the tallies keep them, so that they do not grow with the years: as they are up to 60, in whole weeks up to
/// 730, in whole fours of weeks beyond. Never more than the days given.
std::int64_t tallied_days(std::int64_t days);

/// "2026-11".
std::string month_of(Day day);

}  // namespace heed::loop
