// The tallies of journeys: counting one, and counting many at once where themes are merged and split.

#include <array>

#include <fmt/format.h>

#include "loop/heard/signal_draft.hpp"
#include "loop/picture/waits_store.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

/// "insert into <table> ... on conflict ... add the number", from the fields of its key.
template <DescribedStruct Key>
std::string adding_to(std::string_view table) {
    std::string names;
    std::string places;
    boost::mp11::mp_for_each<Fields<Key>>([&](auto field) {
        (names += ", ") += field.name;
        (places += ", :") += field.name;
    });
    return fmt::format("insert into {0} (council{1}, number) values (:council{2}, :number)"
                       " on conflict (council{1}) do update set number = {0}.number + excluded.number",
                       table, names, places);
}

template <DescribedStruct Key>
void write_all(store::Writing& db, std::string_view table, std::map<Key, std::int64_t> const& changes) {
    auto const sql = adding_to<Key>(table);
    for (auto const& [key, number] : changes) {
        if (number == 0) {
            continue;
        }
        std::vector<store::Value> values{db.council().number};
        for_each_field(key, [&](std::string_view, auto const& member) {
            values.push_back(store::Kept<std::remove_cvref_t<decltype(member)>>::bind(member));
        });
        values.emplace_back(number);
        db.act(sql, values);
    }
}

}  // namespace

void TallyChanges::count(Journey const& journey, Scope scope, std::int64_t times) {
    auto const month = month_of(journey.heard_on);
    auto const kept = journey.kept_from_worker;
    heard_[{scope.about, scope.id, month, kept, journey.kind}] += times;
    reached_[{scope.about, scope.id, month, kept, journey.furthest}] += times;
    if (!may_mean_it_came_back(journey.kind)) {
        return;  // thanks need not go on to anywhere, so they do not wait
    }
    standing_[{scope.about, scope.id, journey.stage, journey.stage_since, kept, stands_for_the_first_time(journey)}] +=
        times;
    for (auto const& step : journey.steps) {
        for (auto const& began : {month_of(step.since), std::string()}) {
            ended_[{scope.about, scope.id, began, step.stage, kept, step.went_on, tallied_days(step.days)}] += times;
        }
    }
}

void TallyChanges::count_for_council(Journey const& journey, std::int64_t times) {
    count(journey, {}, times);
    if (journey.service) {
        count(journey, {About::service, journey.service.number}, times);
    }
}

void TallyChanges::write(store::Writing& db) const {
    write_all(db, "heard_tallies", heard_);
    write_all(db, "reached_tallies", reached_);
    write_all(db, "ended_tallies", ended_);
    write_all(db, "standing_tallies", standing_);
}

namespace {

/// What a tally holds for one theme, as it would be counted from its signals.
struct Anew {
    std::string_view table;
    std::string_view columns;
    std::string_view counted_by;
    std::string_view joined;
    std::string_view also = "";
};
constexpr std::string_view no_thanks = " and kind <> 'compliment'";

/// All stages by name: a signal has at most six steps, which no planner can know.
constexpr std::string_view steps =
    " join signal_steps on signal_steps.council = signals.council and signal_steps.signal = id"
    " and signal_steps.stage in ('heard', 'understood', 'learned', 'acted_on', 'shared', 'proved')";
constexpr std::string_view no_step = " left join signal_steps on signal_steps.council = signals.council"
                                     " and signal_steps.signal = id and signal_steps.stage = signals.stage";
/// {days}: as tallied_days says.
constexpr std::string_view coarse =
    "case when days <= 60 then days when days <= 730 then days - days % 7 else days - days % 28 end";

constexpr std::array anew{
    Anew{"heard_tallies", "month, kept_from_worker, kind", "substr(signals.heard_on, 1, 7), kept_from_worker, kind",
         ""},
    Anew{"reached_tallies", "month, kept_from_worker, furthest",
         "substr(signals.heard_on, 1, 7), kept_from_worker, furthest", ""},
    Anew{"ended_tallies", "began, stage, kept_from_worker, went_on, days",
         "substr(since, 1, 7), signal_steps.stage, kept_from_worker, went_on, {days}", steps, no_thanks},
    Anew{"ended_tallies", "stage, kept_from_worker, went_on, days, began",
         "signal_steps.stage, kept_from_worker, went_on, {days}, substr(since, 1, 0)", steps, no_thanks},
    Anew{"standing_tallies", "stage, since, kept_from_worker, is_first",
         "signals.stage, stage_since, kept_from_worker, case when signal_steps.signal is null then 1 else 0 end",
         no_step, no_thanks}};

}  // namespace

void count_gathered(store::Writing& db, Gathered const& gathered, Id<Theme> theme, std::int64_t times) {
    for (auto const& one : anew) {
        auto const counted_by = fmt::format(fmt::runtime(one.counted_by), fmt::arg("days", coarse));
        store::act(db,
                   fmt::format("insert into {0} (council, about, about_id, {1}, number)"
                               " select signals.council, 'theme', cast(:theme as bigint), {2}, {5}count(*)"
                               " from theme_signals join signals on signals.council = theme_signals.council"
                               " and id = theme_signals.signal{3}"
                               " where theme_signals.council = :council and theme_signals.theme = :from"
                               " and stage_since <> ''{6} and {4} group by signals.council, {2}"
                               " on conflict (council, about, about_id, {1})"
                               " do update set number = {0}.number + excluded.number",
                               one.table, one.columns, counted_by, one.joined, gathered.condition, times < 0 ? "-" : "",
                               one.also),
                   theme, db.council(), gathered.from, gathered.value);
    }
}

void forget_tallies_of(store::Writing& db, Id<Theme> theme) {
    for (auto const* const table : {"heard_tallies", "reached_tallies", "ended_tallies", "standing_tallies"}) {
        store::act(
            db, fmt::format("delete from {} where council = :council and about = 'theme' and about_id = :theme", table),
            db.council(), theme);
    }
}

}  // namespace heed::loop
