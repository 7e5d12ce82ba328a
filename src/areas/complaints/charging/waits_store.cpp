#include "areas/complaints/charging/waits_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "loop/learning/learning_store.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/charts.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view run_setting = "financial_waits_run";
constexpr int months_looked_at = 60;

std::optional<FinancialWait> find_wait(store::Reading const& db, std::string const& reference) {
    return store::row<FinancialWait>(db,
                                     "select reference, asked_on, completed_on from financial_waits"
                                     " where council = :council and reference = :reference",
                                     db.council(), reference);
}

void write_wait(store::Writing& db, FinancialWait const& wait, std::int64_t by, Instant now) {
    store::act(db,
               "insert into financial_waits (council, reference, asked_on, completed_on, at, by)"
               " values (:council, :reference, :asked_on, :completed_on, :at, :by)"
               " on conflict (council, reference) do update set asked_on = excluded.asked_on,"
               " completed_on = excluded.completed_on, at = excluded.at, by = excluded.by",
               db.council(), wait.reference, wait.asked_on, wait.completed_on, now, by);
}

std::vector<loop::RunPoint> settled_points(store::Reading const& db, Day today) {
    std::vector<loop::RunPoint> points;
    for (auto const& month : months_of(wait_figures(db, {months_after(today, -months_looked_at), today}), today)) {
        if (month.settled) {
            points.push_back({month.month, static_cast<double>(*month.half.days)});
        }
    }
    return points;
}

/// Those that are not in the measure, or there with another number.
std::vector<loop::RunPoint> new_points(store::Reading const& db, Day today) {
    auto points = settled_points(db, today);
    auto const run = run_of_waits(db);
    if (run) {
        auto const there = loop::run_there(db, run).points;
        std::erase_if(points, [&](loop::RunPoint const& point) {
            auto const found = std::ranges::find(there, point.on_day, &loop::RunPoint::on_day);
            return found != there.end() && found->y == point.y;
        });
    }
    return points;
}

Id<loop::Run> begin_run(store::Writing& db, loop::Doing const& doing) {
    loop::Run run;
    run.name = "Days until half of the financial assessments asked for in a month are complete";
    run.unit = "Days";
    run.better = measure::Better::down;
    run.owner = {doing.by};
    auto const id = loop::add_run(db, run, doing);
    people::set_setting(db, run_setting, fmt::format("{}", id.number));
    return id;
}

}  // namespace

WaitsRead keep_waits(store::Writing& db, std::vector<FinancialWait> const& waits, std::int64_t by, Instant now) {
    WaitsRead read;
    for (auto const& wait : waits) {
        auto const there = find_wait(db, wait.reference);
        if (!there || *there != wait) {
            write_wait(db, wait, by, now);
            ++(there ? read.changed : read.added);
        }
    }
    store::note(
        db, {"financial_wait", 0, "read_in", fmt::format("{} added, {} changed", read.added, read.changed), by, now});
    bring_waits_up_to_date(db, day_in_england(now), now, by);
    return read;
}

std::vector<WaitFigure> wait_figures(store::Reading const& db, Days const& asked) {
    return store::rows<WaitFigure>(
        db,
        "select asked_on, completed_on, cast(count(*) as bigint) as number from financial_waits"
        " where council = :council and asked_on >= :since and asked_on <= :until"
        " group by asked_on, completed_on",
        db.council(), asked.from, asked.to);
}

Id<loop::Run> run_of_waits(store::Reading const& db) {
    auto const kept = people::setting(db, run_setting);
    return kept ? Id<loop::Run>{std::stoll(*kept)} : Id<loop::Run>{};
}

bool waits_have_settled(store::Reading const& db, Day today) { return !new_points(db, today).empty(); }

void bring_waits_up_to_date(store::Writing& db, Day today, Instant now, std::int64_t by) {
    auto const points = new_points(db, today);
    if (points.empty()) {
        return;
    }
    loop::Doing const doing{today, now, by};
    auto run = run_of_waits(db);
    if (!run) {
        run = begin_run(db, doing);
    }
    loop::add_points(db, run, points, true, doing);
}

}  // namespace heed::complaints
