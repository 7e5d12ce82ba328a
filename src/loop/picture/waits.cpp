#include "loop/picture/waits.hpp"

#include <algorithm>

namespace heed::loop {

Journey begun(Signal const& signal) {
    Journey journey;
    journey.signal = signal.id;
    journey.kind = signal.kind;
    journey.service = signal.service;
    journey.kept_from_worker = signal.kept_from_worker;
    journey.heard_on = signal.heard_on;
    journey.stage_since = signal.heard_on;
    return journey;
}

bool stands_for_the_first_time(Journey const& journey) {
    return std::ranges::find(journey.steps, journey.stage, &Step::stage) == journey.steps.end();
}

Journey moved(Journey journey, Stage to, Day on) {
    if (to == journey.stage) {
        return journey;
    }
    if (to == Stage::heard) {
        journey.steps.clear();
        journey.furthest = Stage::heard;
        on = journey.heard_on;
    } else if (stands_for_the_first_time(journey)) {
        auto const days = std::max(0, on - journey.stage_since);
        journey.steps.push_back({journey.signal, journey.stage, journey.stage_since, on, days, to > journey.stage});
    }
    journey.stage = to;
    journey.stage_since = on;
    journey.furthest = std::max(journey.furthest, to);
    return journey;
}

std::int64_t tallied_days(std::int64_t days) {
    constexpr std::int64_t whole_days = 60;
    constexpr std::int64_t whole_weeks = 730;
    constexpr std::int64_t week = 7;
    if (days <= whole_days) {
        return days;
    }
    return days - days % (days <= whole_weeks ? week : 4 * week);
}

std::string month_of(Day day) { return iso(day).substr(0, std::string_view("2026-11").size()); }

}  // namespace heed::loop
