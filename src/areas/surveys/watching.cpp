#include "areas/surveys/watching.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "areas/surveys/results_store.hpp"
#include "kernel/failure.hpp"
#include "loop/proof/run_store.hpp"

namespace heed::surveys {

namespace {

/// Per cent with one decimal.
double per_cent_of(Share const& share) {
    return std::round(1000.0 * static_cast<double>(share.satisfied) / static_cast<double>(share.said)) / 10;
}

/// Quarters that are shown by themselves, of every year since the first was asked.
std::vector<loop::RunPoint> points_of(store::Reading const& db, Survey const& survey, Day today) {
    std::vector<loop::RunPoint> points;
    auto const first = first_quarter(db, survey.id);
    for (auto year = year_of(first.value_or(today)); first && year <= today; year = months_after(year, 12)) {
        auto const quarters = quarters_of(year, today, days_answers_come(survey));
        auto const tallies = tallies_by_place(db, survey.id, year, months_after(year, 9));
        for (auto const& group : year_of(tallies, {}, QuestionKind::outcome, quarters).quarters) {
            if (group.ids.size() == 1) {
                points.push_back({quarters.at(static_cast<std::size_t>(group.ids.front())), per_cent_of(group.share)});
            }
        }
    }
    return points;
}

void add_what_is_new(store::Writing& db, Survey const& survey, Id<loop::Run> run, Doing const& doing) {
    auto const told = loop::find_run(db, run);
    if (!told) {
        return;
    }
    auto points = points_of(db, survey, doing.today);
    std::erase_if(points, [&](loop::RunPoint const& point) {
        return std::ranges::any_of(told->points, [&](loop::RunPoint const& known) {
            return known.on_day == point.on_day && known.y == point.y;
        });
    });
    if (!points.empty()) {
        loop::add_points(db, run, points, true, doing);
    }
}

}  // namespace

void watch_outcome(store::Writing& db, Survey const& survey, Doing const& doing) {
    if (survey.run != 0) {
        throw Conflict();
    }
    loop::Run run;
    run.name = fmt::format("Said that it helped: {}", survey.name);
    run.unit = "Per cent";
    run.better = measure::Better::up;
    run.target = static_cast<double>(survey.target);
    run.owner = {doing.by};
    auto const id = loop::add_run(db, run, doing);
    name_run(db, survey.id, id.number);
    add_what_is_new(db, survey, id, doing);
}

void bring_measures_up_to_date(store::Writing& db, Doing const& doing) {
    for (auto const& survey : list_surveys(db)) {
        if (survey.run != 0) {
            add_what_is_new(db, survey, {survey.run}, doing);
        }
    }
}

}  // namespace heed::surveys
