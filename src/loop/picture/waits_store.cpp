#include "loop/picture/waits_store.hpp"

#include <algorithm>
#include <ranges>
#include <tuple>

#include "loop/learning/learning.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

/// The columns of signals that a journey begins with.
struct JourneyRow {
    Id<Signal> id;
    SignalKind kind = SignalKind::observation;
    Id<Service> service;
    Day heard_on;
    bool kept_from_worker = false;
    Stage stage = Stage::heard;
    std::string stage_since;
    Stage furthest = Stage::heard;
};
BOOST_DESCRIBE_STRUCT(JourneyRow, (), (id, kind, service, heard_on, kept_from_worker, stage, stage_since, furthest))

JourneyRow row_of(store::Reading const& db, Id<Signal> signal) {
    auto const row = store::row<JourneyRow>(
        db,
        "select id, kind, service, heard_on, kept_from_worker, stage, stage_since, furthest from signals"
        " where council = :council and id = :id",
        db.council(), signal);
    must(row.has_value(), "the signal of a journey is there");
    return *row;
}

Journey journey_from(JourneyRow const& row, std::vector<Step> steps) {
    return {row.id,
            row.kind,
            row.service,
            row.kept_from_worker,
            row.heard_on,
            row.stage,
            parse_day(row.stage_since).value_or(row.heard_on),
            row.furthest,
            std::move(steps)};
}

std::vector<Id<Theme>> themes_counted(store::Reading const& db, Id<Signal> signal) {
    return store::values<Id<Theme>>(db, "select theme from theme_signals where council = :council and signal = :signal",
                                    db.council(), signal);
}

void keep(store::Writing& db, Journey const& was, Journey const& now) {
    store::act(db,
               "update signals set stage = :stage, stage_since = :since, furthest = :furthest"
               " where council = :council and id = :id",
               now.stage, now.stage_since, now.furthest, db.council(), now.signal);
    if (now.steps.size() < was.steps.size()) {
        store::act(db, "delete from signal_steps where council = :council and signal = :signal", db.council(),
                   now.signal);
        must(now.steps.empty(), "a journey loses all its steps or none");
    }
    for (auto i = was.steps.size(); i < now.steps.size(); ++i) {
        store::insert(db, "signal_steps", now.steps[i]);
    }
}

}  // namespace

Journey journey_of(store::Reading const& db, Id<Signal> signal) {
    return journey_from(row_of(db, signal),
                        store::rows<Step>(db,
                                          "select signal, stage, since, until, days, went_on from signal_steps"
                                          " where council = :council and signal = :signal order by since, until",
                                          db.council(), signal));
}

void count_new_signal(store::Writing& db, Signal const& signal) {
    TallyChanges changes;
    changes.count_for_council(begun(signal), 1);
    changes.write(db);
}

namespace {

// ---- what was there before the tallies

struct Moment {
    Instant at;
    Stage stage = Stage::heard;
};
BOOST_DESCRIBE_STRUCT(Moment, (), (at, stage))

/// When one learning point of the signal, once it had taken the signal in, came to which stage.
std::vector<Moment> moments_of(store::Reading const& db, Id<LearningPoint> point, Instant joined) {
    auto moments = store::rows<Moment>(db,
                                       "select at, detail as stage from events where council = :council"
                                       " and subject = 'learning_point' and subject_id = :point and what = 'moved'"
                                       " order by number",
                                       db.council(), point);
    auto const later = std::ranges::find_if(moments, [&](Moment const& one) { return one.at > joined; });
    auto const stage = later == moments.begin() ? Stage::learned : std::prev(later)->stage;
    moments.erase(moments.begin(), later);
    moments.insert(moments.begin(), {joined, stage});
    return moments;
}

struct Joined {
    Id<LearningPoint> learning_point;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Joined, (), (learning_point, at))

/// Each moment at which something of the signal came to a stage, with who it was: 0 is its first theme.
using Told = std::vector<std::tuple<Instant, std::int64_t, Stage>>;

Told what_is_told(store::Reading const& db, Id<Signal> signal) {
    Told told;
    auto const linked = store::values<Instant>(
        db, "select at from theme_signals where council = :council and signal = :signal order by at limit 1",
        db.council(), signal);
    for (auto const at : linked) {
        told.emplace_back(at, 0, Stage::understood);
    }
    for (auto const& joined : store::rows<Joined>(
             db, "select learning_point, at from learning_point_signals where council = :council and signal = :signal",
             db.council(), signal)) {
        for (auto const& moment : moments_of(db, joined.learning_point, joined.at)) {
            told.emplace_back(moment.at, joined.learning_point.number, moment.stage);
        }
    }
    std::ranges::stable_sort(told, {}, [](auto const& one) { return std::get<0>(one); });
    return told;
}

Journey told_again(store::Reading const& db, JourneyRow const& row) {
    auto journey = journey_from(row, {});
    journey.stage = Stage::heard;
    journey.stage_since = row.heard_on;
    journey.furthest = Stage::heard;
    std::map<std::int64_t, Stage> stages;
    Day last = row.heard_on;
    auto const told = what_is_told(db, row.id);
    for (std::size_t i = 0; i < told.size(); ++i) {
        auto const& [at, who, stage] = told[i];
        stages[who] = stage;
        last = std::max(last, day_in_england(at));
        if (i + 1 < told.size() && std::get<Instant>(told[i + 1]) == at) {
            continue;  // one act may do several things, and is one move
        }
        journey = moved(std::move(journey), std::ranges::max(stages | std::views::values), last);
    }
    return moved(std::move(journey), row.stage, last);
}

/// Makes the journey of a signal whose row says nothing yet, and counts it.
Journey count_in(store::Writing& db, JourneyRow const& row) {
    auto const journey = told_again(db, row);
    keep(db, {}, journey);
    TallyChanges changes;
    changes.count_for_council(journey, 1);
    for (auto const theme : themes_counted(db, row.id)) {
        changes.count(journey, {About::theme, theme.number}, 1);
    }
    changes.write(db);
    return journey;
}

/// Its journey, counted.
Journey counted_journey(store::Writing& db, Id<Signal> signal) {
    auto const row = row_of(db, signal);
    return row.stage_since.empty() ? count_in(db, row) : journey_of(db, signal);
}

}  // namespace

void move_signal(store::Writing& db, Id<Signal> signal, Stage to, Day on, std::vector<Id<Theme>> const& themes,
                 TallyChanges& changes) {
    auto const was = counted_journey(db, signal);
    auto const now = moved(was, to, on);
    keep(db, was, now);
    auto const count = [&](Journey const& journey, std::int64_t times) {
        changes.count_for_council(journey, times);
        for (auto const theme : themes) {
            changes.count(journey, {About::theme, theme.number}, times);
        }
    };
    count(was, -1);
    count(now, 1);
}

void count_in_theme(store::Writing& db, Id<Signal> signal, Id<Theme> theme, std::int64_t times) {
    auto const row = row_of(db, signal);
    if (row.stage_since.empty()) {
        count_in(db, row);  // with the themes that it has now
        return;
    }
    TallyChanges changes;
    changes.count(journey_of(db, signal), {About::theme, theme.number}, times);
    changes.write(db);
}

void count_in_service(store::Writing& db, Id<Signal> signal, Id<Service> was) {
    auto const row = row_of(db, signal);
    if (row.stage_since.empty()) {
        count_in(db, row);
        return;
    }
    auto const journey = journey_of(db, signal);
    TallyChanges changes;
    if (was) {
        changes.count(journey, {About::service, was.number}, -1);
    }
    if (journey.service) {
        changes.count(journey, {About::service, journey.service.number}, 1);
    }
    changes.write(db);
}

namespace {

/// Signals that were there before the tallies; a look into the index for each stage.
std::vector<Id<Signal>> not_counted(store::Reading const& db, int most) {
    std::vector<Id<Signal>> found;
    for_each_value<Stage>([&](Stage stage) {
        auto const left = most - static_cast<int>(found.size());
        auto const more = store::values<Id<Signal>>(db,
                                                    "select id from signals where council = :council and stage = :stage"
                                                    " and stage_since = '' order by id limit :most",
                                                    db.council(), stage, left);
        found.insert(found.end(), more.begin(), more.end());
    });
    return found;
}

}  // namespace

int count_in_what_was_there(store::Writing& db, int most) {
    auto const signals = not_counted(db, most);
    for (auto const signal : signals) {
        count_in(db, row_of(db, signal));
    }
    return static_cast<int>(signals.size());
}

bool is_all_counted(store::Reading const& db) { return not_counted(db, 1).empty(); }

}  // namespace heed::loop
