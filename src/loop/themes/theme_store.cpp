#include "loop/themes/theme_store.hpp"

#include "kernel/failure.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/told/telling.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

void keep_version(store::Writing& db, Theme const& theme, std::string const& reason, Instant now, std::int64_t by) {
    store::insert(db, "theme_versions",
                  ThemeVersion{theme.id, theme.version, theme.name, theme.definition, theme.includes, theme.excludes,
                               theme.owner, reason, now, by});
}

}  // namespace

Id<Theme> add_theme(store::Writing& db, Theme theme) {
    theme.id = store::next_id<Theme>(db, "themes");
    if (theme.code.empty()) {
        theme.code = suggested_code(theme.name, [&](std::string const& code) { return code_is_taken(db, code); });
    }
    store::insert(db, "themes", theme);
    keep_version(db, theme, "", theme.made_at, theme.made_by);
    store::note(db, {"theme", theme.id.number, "defined", theme.code, theme.made_by, theme.made_at});
    return theme.id;
}

std::optional<Theme> find_theme(store::Reading const& db, Id<Theme> id) {
    return store::row<Theme>(db,
                             "select id, code, name, definition, includes, excludes, owner, made_at, made_by, version,"
                             " standing, merged_into from themes where council = :council and id = :id",
                             db.council(), id);
}

std::optional<Theme> find_current_theme(store::Reading const& db, Id<Theme> id) {
    auto theme = find_theme(db, id);
    return theme && theme->merged_into ? find_theme(db, theme->merged_into) : theme;
}

std::optional<Id<Theme>> theme_named(store::Reading const& db, std::string const& name) {
    auto const found = store::values<Id<Theme>>(
        db,
        "select case when merged_into > 0 then merged_into else id end from themes"
        " where council = :council and lower(name) = lower(:name) order by merged_into, id limit 1",
        db.council(), name);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

bool code_is_taken(store::Reading const& db, std::string const& code) {
    return store::value_if_any<std::int64_t>(db, "select 1 from themes where council = :council and code = :code",
                                             db.council(), code)
        .has_value();
}

void reword_theme(store::Writing& db, Id<Theme> id, Theme const& words, std::int64_t version, std::string const& reason,
                  Instant now, std::int64_t by) {
    auto const changed = store::act(
        db,
        "update themes set name = :name, definition = :definition, includes = :includes, excludes = :excludes,"
        " owner = :owner, version = version + 1"
        " where council = :council and id = :id and version = :version and standing = 'in_use'",
        words.name, words.definition, words.includes, words.excludes, words.owner, db.council(), id, version);
    if (changed == 0) {
        throw Conflict();
    }
    keep_version(db, *find_theme(db, id), reason, now, by);
    store::note(db, {"theme", id.number, "reworded", "version " + std::to_string(version + 1), by, now});
}

std::vector<ThemeVersion> versions_of(store::Reading const& db, Id<Theme> id) {
    return store::rows<ThemeVersion>(db,
                                     "select theme, version, name, definition, includes, excludes, owner, reason, at,"
                                     " by from theme_versions where council = :council and theme = :theme"
                                     " order by version",
                                     db.council(), id);
}

std::vector<ThemeLine> list_themes(store::Reading const& db) {
    return store::rows<ThemeLine>(db,
                                  "select id, name, owner, code from themes"
                                  " where council = :council and standing = 'in_use' order by name, id limit 500",
                                  db.council());
}

std::vector<KindFigure> signals_by_kind(store::Reading const& db, Id<Theme> theme, bool see_kept_from_worker) {
    return store::rows<KindFigure>(db,
                                   "select kind, cast(sum(number) as bigint) as signals from signal_tallies"
                                   " where council = :council and theme = :theme and kept_from_worker <= :kept"
                                   " group by kind having sum(number) > 0 order by kind",
                                   db.council(), theme, see_kept_from_worker);
}

std::vector<MonthFigure> signals_by_month(store::Reading const& db, Id<Theme> theme, std::string const& from,
                                          bool see_kept_from_worker) {
    return store::rows<MonthFigure>(
        db,
        "select month, cast(sum(number * (1 - is_compliment)) as bigint) as others,"
        " cast(sum(number * is_compliment) as bigint) as compliments from theme_months"
        " where council = :council and theme = :theme and month >= :month and kept_from_worker <= :kept"
        " group by month order by month",
        db.council(), theme, from, see_kept_from_worker);
}

std::vector<ThemeFigure> signals_by_theme(store::Reading const& db, bool see_kept_from_worker) {
    return store::rows<ThemeFigure>(
        db,
        "select theme, cast(sum(number) as bigint) as signals from signal_tallies"
        " where council = :council and theme > 0 and kept_from_worker <= :kept group by theme",
        db.council(), see_kept_from_worker);
}

std::vector<ThemeLine> themes_of(store::Reading const& db, Id<Signal> signal) {
    return store::rows<ThemeLine>(db,
                                  "select id, name, owner, code from theme_signals"
                                  " join themes on themes.council = theme_signals.council and id = theme"
                                  " where theme_signals.council = :council and signal = :signal order by name, id",
                                  db.council(), signal);
}

namespace {

bool is_linked(store::Reading const& db, Id<Signal> signal, Id<Theme> theme) {
    return store::value_if_any<std::int64_t>(
               db, "select 1 from theme_signals where council = :council and theme = :theme and signal = :signal",
               db.council(), theme, signal)
        .has_value();
}

bool was_learned(store::Reading const& db, Id<Signal> signal, Id<Theme> theme) {
    return store::value<std::int64_t>(
               db, "select learned from theme_signals where council = :council and theme = :theme and signal = :signal",
               db.council(), theme, signal) == 1;
}

SignalRecord signal_there(store::Reading const& db, Id<Signal> id) {
    auto const signal = find_signal(db, id, true);
    if (!signal) {
        throw NotFound();
    }
    return *signal;
}

std::string name_of_service(store::Reading const& db, Id<Service> id) {
    return store::value_if_any<std::string>(db, "select name from services where council = :council and id = :id",
                                            db.council(), id)
        .value_or("");
}

}  // namespace

void count_signal_of_theme(store::Writing& db, SignalRecord const& signal, Id<Theme> theme, std::int64_t number) {
    add_to_tally(db, {theme, signal.kept_from_worker, signal.stage, signal.kind, signal.service, number});
    store::act(db,
               "insert into theme_months (council, theme, month, kept_from_worker, is_compliment, number)"
               " values (:council, :theme, :month, :kept, :compliment, :number)"
               " on conflict (council, theme, month, kept_from_worker, is_compliment)"
               " do update set number = theme_months.number + excluded.number",
               db.council(), theme, iso(signal.heard_on).substr(0, std::string_view("2026-11").size()),
               signal.kept_from_worker, signal.kind == SignalKind::compliment, number);
}

Linked link_to_theme(store::Writing& db, Id<Signal> id, Id<Theme> named, Day today, Instant now, std::int64_t by) {
    auto const signal = signal_there(db, id);
    auto const about = find_current_theme(db, named);
    if (!about) {
        throw NotFound();
    }
    auto const theme = about->id;
    Linked linked;
    if (is_linked(db, id, theme)) {
        return linked;
    }
    linked.is_new = true;
    store::act(db,
               "insert into theme_signals (council, theme, signal, heard_on, at, by, learned)"
               " values (:council, :theme, :signal, :heard_on, :at, :by, 1)",
               db.council(), theme, id, signal.heard_on, now, by);
    store::act(db, "update signals set is_sorted = 1 where council = :council and id = :id", db.council(), id);
    learn_words(db, signal.said, theme, 1);
    count_signal_of_theme(db, signal, theme, 1);
    count_in_theme(db, id, theme, 1);
    store::note(db, {"signal", id.number, "linked_to_theme", "theme " + std::to_string(theme.number), by, now});
    for (auto const point : points_of_theme(db, theme, signal.service)) {
        auto const story = story_there(db, point);
        auto const reason = recurrence(story, signal, about->name, name_of_service(db, signal.service));
        if (reason) {
            reopen(db, point, *reason, today, now, -1);
            linked.reopened.push_back(point);
        }
        bool const is_worked_on = story.point.stage != Stage::proved && story.point.standing != Standing::closed;
        if (reason || (is_worked_on && may_mean_it_came_back(signal.kind))) {
            take_in(db, point, id, now, by);
        }
        tell_newly_linked(db, point, id, {today, now, by});
    }
    bring_stages_up_to_date(db, {id}, today);
    return linked;
}

void unlink_from_theme(store::Writing& db, Id<Signal> id, Id<Theme> theme, Instant now, std::int64_t by) {
    auto const signal = signal_there(db, id);
    if (!is_linked(db, id, theme)) {
        return;
    }
    if (was_learned(db, id, theme)) {
        learn_words(db, signal.said, theme, -1);
    }
    store::act(db, "delete from theme_signals where council = :council and theme = :theme and signal = :signal",
               db.council(), theme, id);
    count_signal_of_theme(db, signal, theme, -1);
    count_in_theme(db, id, theme, -1);
    store::note(db, {"signal", id.number, "unlinked_from_theme", "theme " + std::to_string(theme.number), by, now});
    if (themes_of(db, id).empty()) {
        store::act(db, "update signals set is_sorted = 0 where council = :council and id = :id", db.council(), id);
    }
    bring_stages_up_to_date(db, {id}, day_in_england(now));
}

}  // namespace heed::loop
