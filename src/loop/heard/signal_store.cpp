#include "loop/heard/signal_store.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_words.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/search/search_texts.hpp"
#include "store/events.hpp"
#include "store/hidden.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

constexpr std::size_t longest_said = 4000;  // the mark that something was cut off counts too

}  // namespace

std::vector<StageFigure> signals_by_stage(store::Reading const& db, bool see_kept_from_worker) {
    return store::rows<StageFigure>(db,
                                    "select stage, cast(sum(number) as bigint) as number from signal_tallies"
                                    " where council = :council and theme = 0 and kept_from_worker <= :kept"
                                    " group by stage",
                                    db.council(), see_kept_from_worker);
}

std::optional<SignalRecord> find_signal(store::Reading const& db, Id<Signal> id, bool see_kept_from_worker) {
    auto found = store::row<SignalRecord>(
        db,
        "select id, kind, source, source_id, said, service, heard_on, kept_from_worker,"
        " recorded_at, recorded_by, stage, stage_since, furthest from signals"
        " where council = :council and id = :id",
        db.council(), id);
    return found && found->kept_from_worker && !see_kept_from_worker ? std::nullopt : found;
}

void add_to_tally(store::Writing& db, Tally const& tally) {
    store::act(db,
               "insert into signal_tallies (council, theme, kept_from_worker, stage, kind, service, number)"
               " values (:council, :theme, :kept, :stage, :kind, :service, :number)"
               " on conflict (council, theme, kept_from_worker, stage, kind, service)"
               " do update set number = signal_tallies.number + excluded.number",
               db.council(), tally.theme, tally.kept_from_worker, tally.stage, tally.kind, tally.service, tally.number);
}

std::string as_a_signal_says(std::string_view said) {
    auto const anonymous = made_anonymous(said, {});
    return length_in_characters(anonymous) > longest_said ? shortened(anonymous, longest_said - 1) : anonymous;
}

Id<Signal> tell(store::Writing& db, Signal signal) {
    auto const since = iso(signal.heard_on);
    SignalRecord record{std::move(signal), Stage::heard, since, Stage::heard};
    record.id = record.kept_from_worker ? store::hidden_id<Signal>() : store::next_id<Signal>(db, "signals");
    record.said = as_a_signal_says(record.said);
    store::insert(db, "signals", record);
    make_findable(db, record);
    add_to_tally(db, {{}, record.kept_from_worker, record.stage, record.kind, record.service, 1});
    count_new_signal(db, record);
    store::note(db, {"signal", record.id.number, "heard", std::string(name_of(record.kind)), record.recorded_by,
                     record.recorded_at});
    return record.id;
}

namespace {

struct Furthest {
    SignalKind kind = SignalKind::observation;
    Id<Service> service;
    bool kept_from_worker = false;
    Stage stage = Stage::heard;
};
BOOST_DESCRIBE_STRUCT(Furthest, (), (kind, service, kept_from_worker, stage))

std::vector<Id<Theme>> themes_counted(store::Reading const& db, Id<Signal> signal) {
    return store::values<Id<Theme>>(db, "select theme from theme_signals where council = :council and signal = :signal",
                                    db.council(), signal);
}

Stage stage_now(store::Reading const& db, Id<Signal> signal, bool has_theme) {
    auto const stages = store::values<Stage>(
        db,
        "select stage from learning_point_signals"
        " join learning_points on learning_points.council = learning_point_signals.council"
        " and id = learning_point"
        " where learning_point_signals.council = :council and signal = :signal",
        db.council(), signal);
    auto const least = has_theme ? Stage::understood : Stage::heard;
    return stages.empty() ? least : std::max(least, *std::ranges::max_element(stages));
}

using Changes = std::map<Tally, std::int64_t>;

struct AllChanges {
    Changes stages;
    TallyChanges journeys;
};

void bring_up_to_date(store::Writing& db, Id<Signal> signal, Day today, AllChanges& changes) {
    auto const was = store::row<Furthest>(
        db, "select kind, service, kept_from_worker, stage from signals where council = :council and id = :id",
        db.council(), signal);
    must(was.has_value(), "a signal that is linked is there");
    auto themes = themes_counted(db, signal);
    auto const now = stage_now(db, signal, !themes.empty());
    if (now == was->stage) {
        return;
    }
    move_signal(db, signal, now, today, themes, changes.journeys);
    themes.push_back({});
    for (auto const theme : themes) {
        --changes.stages[{theme, was->kept_from_worker, was->stage, was->kind, was->service, 0}];
        ++changes.stages[{theme, was->kept_from_worker, now, was->kind, was->service, 0}];
    }
}

}  // namespace

void bring_stages_up_to_date(store::Writing& db, std::vector<Id<Signal>> const& signals, Day today) {
    AllChanges changes;
    for (auto const signal : signals) {
        bring_up_to_date(db, signal, today, changes);
    }
    changes.journeys.write(db);
    for (auto const& [tally, number] : changes.stages) {
        auto changed = tally;
        changed.number = number;
        if (number != 0) {
            add_to_tally(db, changed);
        }
    }
}

std::vector<Service> services(store::Reading const& db) {
    return store::rows<Service>(db, "select id, name from services where council = :council order by name",
                                db.council());
}

Id<Service> add_service(store::Writing& db, std::string const& name, Instant now, std::int64_t by) {
    Service const service{store::next_id<Service>(db, "services"), name};
    store::insert(db, "services", service);
    store::note(db, {"service", service.id.number, "added", "", by, now});
    return service.id;
}

}  // namespace heed::loop
