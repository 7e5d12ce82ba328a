#include "loop/themes/theme_moves.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/agreement_store.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/themes/theme_strength.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

void note(store::Writing& db, Id<Theme> theme, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"theme", theme.number, std::move(what), std::move(detail), doing.by, doing.now});
}

Theme theme_in_use(store::Reading const& db, Id<Theme> id) {
    auto theme = find_theme(db, id);
    if (!theme) {
        throw NotFound();
    }
    if (theme->standing != ThemeStanding::in_use) {
        throw Conflict();
    }
    return std::move(*theme);
}

/// A tally that is kept for each theme, and what it would be counted from anew.
struct Tallied {
    std::string_view table;
    std::string_view columns;
    std::string_view counted_by;
};
constexpr std::array tallied{
    Tallied{"signal_tallies", "kept_from_worker, stage, kind, service", "kept_from_worker, stage, kind, service"},
    Tallied{"theme_months", "month, kept_from_worker, is_compliment",
            "substr(theme_signals.heard_on, 1, 7), kept_from_worker,"
            " case when kind = 'compliment' then 1 else 0 end"}};

/// Signals of `from` that meet a condition with one value: those that a merge or a split moves.
struct Moving {
    Id<Theme> from;
    std::string_view condition;
    std::int64_t value = 0;
};

constexpr std::string_view not_there_yet =
    "not exists (select 1 from theme_signals there where there.council = theme_signals.council"
    " and there.theme = :into and there.signal = theme_signals.signal)";
constexpr std::string_view chosen =
    "exists (select 1 from theme_split_signals chosen where chosen.council = theme_signals.council"
    " and chosen.split = :split and chosen.signal = theme_signals.signal)";

void add_to_tallies(store::Writing& db, Moving const& moving, Id<Theme> theme, int sign) {
    count_gathered(db, {moving.from, moving.condition, moving.value}, theme, sign);
    for (auto const& one : tallied) {
        store::act(db,
                   fmt::format("insert into {0} (council, theme, {1}, number)"
                               " select signals.council, cast(:theme as bigint), {2}, {4}count(*)"
                               " from theme_signals join signals on signals.council = theme_signals.council"
                               " and signals.id = theme_signals.signal"
                               " where theme_signals.council = :council and theme_signals.theme = :from and {3}"
                               " group by signals.council, {2}"
                               " on conflict (council, theme, {1})"
                               " do update set number = {0}.number + excluded.number",
                               one.table, one.columns, one.counted_by, moving.condition, sign < 0 ? "-" : ""),
                   theme, db.council(), moving.from, moving.value);
    }
}

void forget_tallies(store::Writing& db, Id<Theme> theme) {
    forget_tallies_of(db, theme);
    for (auto const& one : tallied) {
        store::act(db, fmt::format("delete from {} where council = :council and theme = :theme", one.table),
                   db.council(), theme);
    }
}

void keep_turn(store::Writing& db, ThemeTurn turn, Doing const& doing) {
    turn.id = store::next_id<ThemeTurn>(db, "theme_turns");
    turn.at = doing.now;
    turn.by = doing.by;
    store::insert(db, "theme_turns", turn);
}

ThemeTurn turn(Id<Theme> theme, ThemeTurnKind what, Id<Theme> other, std::string const& reason,
               Belongings const& moved) {
    return {{}, theme, what, other, reason, moved.signals, moved.kept_signals, moved.learning_points, {}, 0};
}

constexpr std::string_view turn_columns =
    "id, theme, what, other, reason, signals, kept_signals, learning_points, at, by";

}  // namespace

std::vector<ThemeTurn> turns_of(store::Reading const& db, Id<Theme> theme) {
    return store::rows<ThemeTurn>(
        db,
        fmt::format("select {0} from (select {0} from theme_turns where council = :council and theme = :theme"
                    " union all select {0} from theme_turns where council = :council_too and other = :other) turns"
                    " order by id desc limit 200",
                    turn_columns),
        db.council(), theme, db.council(), theme);
}

std::vector<ThemeTurn> ends_of_themes(store::Reading const& db) {
    return store::rows<ThemeTurn>(
        db,
        "select theme_turns.id as id, theme, what, other, reason, signals, kept_signals, learning_points, at, by"
        " from theme_turns join themes on themes.council = theme_turns.council and themes.id = theme"
        " where theme_turns.council = :council and standing <> 'in_use' and what <> 'split' and not exists"
        " (select 1 from theme_turns later where later.council = theme_turns.council"
        " and later.theme = theme_turns.theme and later.what <> 'split' and later.id > theme_turns.id)"
        " order by theme_turns.id desc limit 500",
        db.council());
}

Belongings belongings_of(store::Reading const& db, Id<Theme> theme) {
    Belongings found;
    found.signals = store::value<std::int64_t>(db,
                                               "select cast(coalesce(sum(number), 0) as bigint) from signal_tallies"
                                               " where council = :council and theme = :theme and kept_from_worker = 0",
                                               db.council(), theme);
    found.kept_signals = store::value<std::int64_t>(
        db,
        "select cast(coalesce(sum(number), 0) as bigint) from signal_tallies"
        " where council = :council and theme = :theme and kept_from_worker = 1",
        db.council(), theme);
    found.learning_points = store::value<std::int64_t>(
        db, "select count(*) from learning_points where council = :council and theme = :theme", db.council(), theme);
    return found;
}

void merge_theme(store::Writing& db, Id<Theme> from, Id<Theme> into, std::string const& reason, Doing const& doing) {
    theme_in_use(db, from);
    theme_in_use(db, into);
    if (from == into) {
        throw Conflict();
    }
    keep_turn(db, turn(from, ThemeTurnKind::merged, into, reason, belongings_of(db, from)), doing);
    add_to_tallies(db, {from, not_there_yet, into.number}, into, 1);
    forget_tallies(db, from);
    merge_words(db, from, into);
    merge_readings(db, from, into);
    store::act(db,
               "insert into theme_signals (council, theme, signal, heard_on, at, by, came_from, learned)"
               " select council, cast(:into as bigint), signal, heard_on, at, by, theme, learned from theme_signals"
               " where council = :council and theme = :from on conflict do nothing",
               into, db.council(), from);
    store::act(db, "delete from theme_signals where council = :council and theme = :from", db.council(), from);
    store::act(db, "update learning_points set theme = :into where council = :council and theme = :from", into,
               db.council(), from);
    store::act(db, "update themes set merged_into = :into where council = :council and merged_into = :from", into,
               db.council(), from);
    store::act(db, "update themes set standing = 'merged', merged_into = :into where council = :council and id = :from",
               into, db.council(), from);
    note(db, from, "merged", fmt::format("into theme {}", into.number), doing);
    watch_strength(db, from, doing);
    watch_strength(db, into, doing);
}

namespace {

void turn_to(store::Writing& db, Id<Theme> theme, ThemeStanding standing, ThemeTurnKind what, std::string const& reason,
             Doing const& doing) {
    store::act(db, "update themes set standing = :standing where council = :council and id = :id", standing,
               db.council(), theme);
    keep_turn(db, turn(theme, what, {}, reason, {}), doing);
    note(db, theme, std::string(name_of(what)), "", doing);
    watch_strength(db, theme, doing);
}

}  // namespace

void retire_theme(store::Writing& db, Id<Theme> theme, std::string const& reason, Doing const& doing) {
    theme_in_use(db, theme);
    turn_to(db, theme, ThemeStanding::retired, ThemeTurnKind::retired, reason, doing);
}

void bring_theme_back(store::Writing& db, Id<Theme> theme, std::string const& reason, Doing const& doing) {
    auto const found = find_theme(db, theme);
    if (!found) {
        throw NotFound();
    }
    if (found->standing != ThemeStanding::retired) {
        throw Conflict();
    }
    turn_to(db, theme, ThemeStanding::in_use, ThemeTurnKind::brought_back, reason, doing);
}

// ---- splits

Id<ThemeSplit> prepare_split(store::Writing& db, Id<Theme> theme, Theme const& words, std::string const& reason,
                             Doing const& doing) {
    theme_in_use(db, theme);
    ThemeSplit const split{store::next_id<ThemeSplit>(db, "theme_splits"),
                           theme,
                           words.code,
                           words.name,
                           words.definition,
                           words.includes,
                           words.excludes,
                           words.owner,
                           reason,
                           {},
                           doing.now,
                           doing.by};
    store::insert(db, "theme_splits", split);
    note(db, theme, "split_prepared", fmt::format("split {}", split.id.number), doing);
    return split.id;
}

namespace {

constexpr std::string_view split_columns =
    "id, theme, code, name, definition, includes, excludes, owner, reason, made, at, by";

}  // namespace

std::optional<ThemeSplit> find_split(store::Reading const& db, Id<ThemeSplit> id) {
    return store::row<ThemeSplit>(
        db, fmt::format("select {} from theme_splits where council = :council and id = :id", split_columns),
        db.council(), id);
}

std::vector<ThemeSplit> splits_in_preparation(store::Reading const& db, Id<Theme> theme) {
    return store::rows<ThemeSplit>(db,
                                   fmt::format("select {} from theme_splits where council = :council"
                                               " and theme = :theme and made = 0 order by id desc limit 20",
                                               split_columns),
                                   db.council(), theme);
}

void choose_for_split(store::Writing& db, ThemeSplit const& split, std::vector<Id<Signal>> const& on_page,
                      std::vector<Id<Signal>> const& chosen_ones) {
    for (auto const signal : on_page) {
        if (std::ranges::find(chosen_ones, signal) == chosen_ones.end()) {
            store::act(db,
                       "delete from theme_split_signals"
                       " where council = :council and split = :split and signal = :signal",
                       db.council(), split.id, signal);
        } else {
            store::act(db,
                       "insert into theme_split_signals (council, split, signal, heard_on)"
                       " select council, cast(:split as bigint), signal, heard_on from theme_signals"
                       " where council = :council and theme = :theme and signal = :signal on conflict do nothing",
                       split.id, db.council(), split.theme, signal);
        }
    }
}

namespace {

constexpr std::string_view choose_signals =
    "insert into theme_split_signals (council, split, signal, heard_on)"
    " select theme_signals.council, cast(:split as bigint), signal, theme_signals.heard_on"
    " from theme_signals join signals on signals.council = theme_signals.council and signals.id = signal"
    " where theme_signals.council = :council and theme = :theme and kept_from_worker <= :kept and {}"
    " on conflict do nothing";

/// The words with the signs that LIKE reads made plain.
std::string as_pattern(std::string const& words) {
    std::string pattern = "%";
    for (char const c : lowered(words)) {
        pattern += c == '%' || c == '_' || c == '!' ? std::string{'!', c} : std::string{c};
    }
    return pattern + "%";
}

}  // namespace

std::int64_t choose_service(store::Writing& db, ThemeSplit const& split, Id<Service> service,
                            bool see_kept_from_worker) {
    return store::act(db, fmt::format(choose_signals, "service = :service"), split.id, db.council(), split.theme,
                      see_kept_from_worker, service);
}

std::int64_t choose_words(store::Writing& db, ThemeSplit const& split, std::string const& words,
                          bool see_kept_from_worker) {
    return store::act(db, fmt::format(choose_signals, "lower(said) like :pattern escape '!'"), split.id, db.council(),
                      split.theme, see_kept_from_worker, as_pattern(words));
}

void choose_nothing(store::Writing& db, ThemeSplit const& split) {
    store::act(db, "delete from theme_split_signals where council = :council and split = :split", db.council(),
               split.id);
}

std::vector<Id<Signal>> chosen_among(store::Reading const& db, Id<ThemeSplit> split,
                                     std::vector<Id<Signal>> const& signals) {
    std::vector<Id<Signal>> found;
    for (auto const signal : signals) {
        if (store::value_if_any<std::int64_t>(db,
                                              "select 1 from theme_split_signals"
                                              " where council = :council and split = :split and signal = :signal",
                                              db.council(), split, signal)) {
            found.push_back(signal);
        }
    }
    return found;
}

std::vector<SignalLine> list_chosen(store::Reading const& db, Id<ThemeSplit> split, bool see_kept_from_worker,
                                    std::optional<SignalPlace> const& before, int most) {
    auto const place = before.value_or(SignalPlace{*parse_day("9999-12-31"), {0}});
    return store::rows<SignalLine>(
        db,
        "select id, kind, substr(said, 1, 200) as said, service, signals.heard_on as heard_on, kept_from_worker, stage"
        " from theme_split_signals join signals on signals.council = theme_split_signals.council and id = signal"
        " where theme_split_signals.council = :council and split = :split and kept_from_worker <= :kept"
        " and (theme_split_signals.heard_on, signal) < (:day, :signal)"
        " order by theme_split_signals.heard_on desc, signal desc limit :most",
        db.council(), split, see_kept_from_worker, place.heard_on, place.signal, most);
}

std::int64_t count_chosen(store::Reading const& db, Id<ThemeSplit> split, bool see_kept_from_worker) {
    return store::value<std::int64_t>(
        db,
        "select count(*) from theme_split_signals"
        " join signals on signals.council = theme_split_signals.council and id = signal"
        " where theme_split_signals.council = :council and split = :split and kept_from_worker <= :kept",
        db.council(), split, see_kept_from_worker);
}

namespace {

Theme theme_of(ThemeSplit const& split, Doing const& doing) {
    Theme theme;
    theme.code = split.code;
    theme.name = split.name;
    theme.definition = split.definition;
    theme.includes = split.includes;
    theme.excludes = split.excludes;
    theme.owner = split.owner;
    theme.made_at = doing.now;
    theme.made_by = doing.by;
    return theme;
}

void forget_what_left_meanwhile(store::Writing& db, ThemeSplit const& split) {
    store::act(db,
               "delete from theme_split_signals where council = :council and split = :split and not exists"
               " (select 1 from theme_signals there where there.council = theme_split_signals.council"
               " and there.theme = :theme and there.signal = theme_split_signals.signal)",
               db.council(), split.id, split.theme);
}

std::int64_t move_points(store::Writing& db, ThemeSplit const& split, Id<Theme> made,
                         std::vector<Id<LearningPoint>> const& points) {
    std::int64_t moved = 0;
    for (auto const point : points) {
        moved += store::act(
            db, "update learning_points set theme = :made where council = :council and id = :id and theme = :theme",
            made, db.council(), point, split.theme);
    }
    return moved;
}

}  // namespace

Id<Theme> make_split(store::Writing& db, ThemeSplit const& split, std::vector<Id<LearningPoint>> const& points,
                     Doing const& doing) {
    theme_in_use(db, split.theme);
    if (find_split(db, split.id)->made || theme_named(db, split.name) || code_is_taken(db, split.code)) {
        throw Conflict();
    }
    auto const made = add_theme(db, theme_of(split, doing));
    forget_what_left_meanwhile(db, split);
    Moving const moving{split.theme, chosen, split.id.number};
    add_to_tallies(db, moving, made, 1);
    add_to_tallies(db, moving, split.theme, -1);
    Belongings moved;
    moved.signals = count_chosen(db, split.id, false);
    moved.kept_signals = count_chosen(db, split.id, true) - moved.signals;
    store::act(db,
               fmt::format("update theme_signals set theme = :made, came_from = :from"
                           " where council = :council and theme = :theme and {}",
                           chosen),
               made, split.theme, db.council(), split.theme, split.id);
    split_words(db, split.id.number, split.theme, made);
    moved.learning_points = move_points(db, split, made, points);
    store::act(db, "update theme_splits set made = :made where council = :council and id = :id", made, db.council(),
               split.id);
    keep_turn(db, turn(split.theme, ThemeTurnKind::split, made, split.reason, moved), doing);
    note(db, split.theme, "split", fmt::format("off it came theme {}", made.number), doing);
    watch_strength(db, split.theme, doing);
    watch_strength(db, made, doing);
    return made;
}

void give_up_split(store::Writing& db, ThemeSplit const& split) {
    if (split.made) {
        throw Conflict();
    }
    choose_nothing(db, split);
    store::act(db, "delete from theme_splits where council = :council and id = :id and made = 0", db.council(),
               split.id);
}

}  // namespace heed::loop
