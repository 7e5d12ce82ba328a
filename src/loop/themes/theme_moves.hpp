#pragma once
// What becomes of themes: one is merged into another, a new one is split off, one is retired or brought back. Signals,
// learning points and tallies move set by set in one transaction, and no learning point is reopened by it: nothing was
// heard that had not been heard before.

#include <optional>
#include <vector>

#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme.hpp"
#include "store/store.hpp"

namespace heed::loop {

enum class ThemeTurnKind { merged, split, retired, brought_back };
BOOST_DESCRIBE_ENUM(ThemeTurnKind, merged, split, retired, brought_back)

/// A turn in the life of a theme: who, when, why, and what moved.
struct ThemeTurn {
    Id<ThemeTurn> id;
    Id<Theme> theme;
    ThemeTurnKind what = ThemeTurnKind::merged;
    Id<Theme> other;  ///< merged: where it went; split: what was split off; otherwise 0
    std::string reason;
    std::int64_t signals = 0;       ///< that moved, without those that are kept from a worker
    std::int64_t kept_signals = 0;  ///< that moved and are kept from a worker: only for who may see those
    std::int64_t learning_points = 0;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ThemeTurn, (), (id, theme, what, other, reason, signals, kept_signals, learning_points, at, by))

/// The turns of a theme, and those of others that led to it, the last first; at most 200.
std::vector<ThemeTurn> turns_of(store::Reading const& db, Id<Theme> theme);

/// The last turn of each theme that is no longer in use, the last first; at most 500.
std::vector<ThemeTurn> ends_of_themes(store::Reading const& db);

/// What would move with a theme.
struct Belongings {
    std::int64_t signals = 0;
    std::int64_t kept_signals = 0;
    std::int64_t learning_points = 0;
};
Belongings belongings_of(store::Reading const& db, Id<Theme> theme);

/// Everything of `from` moves to `into`. Signals that were linked to both are counted once. Throws Conflict unless both
/// are in use and they are two.
void merge_theme(store::Writing& db, Id<Theme> from, Id<Theme> into, std::string const& reason, Doing const& doing);

/// Nothing new should be linked to it; what it has, stays. Throws Conflict unless it is in use.
void retire_theme(store::Writing& db, Id<Theme> theme, std::string const& reason, Doing const& doing);
/// Throws Conflict unless it is retired.
void bring_theme_back(store::Writing& db, Id<Theme> theme, std::string const& reason, Doing const& doing);

// ---- splits

/// A split that somebody prepares: the words of the new theme, and a list of signals that grows and shrinks until it is
/// done.
struct ThemeSplit {
    Id<ThemeSplit> id;
    Id<Theme> theme;
    std::string code;
    std::string name;
    std::string definition;
    std::string includes;
    std::string excludes;
    Id<people::Member> owner;
    std::string reason;
    Id<Theme> made;  ///< the theme that came of it; 0 while it is being prepared
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ThemeSplit, (),
                      (id, theme, code, name, definition, includes, excludes, owner, reason, made, at, by))

Id<ThemeSplit> prepare_split(store::Writing& db, Id<Theme> theme, Theme const& words, std::string const& reason,
                             Doing const& doing);
std::optional<ThemeSplit> find_split(store::Reading const& db, Id<ThemeSplit> id);
/// Splits of the theme that are being prepared, at most 20.
std::vector<ThemeSplit> splits_in_preparation(store::Reading const& db, Id<Theme> theme);

/// Of the signals on one page, those in `chosen` would move and the others not. Signals of other themes are ignored.
void choose_for_split(store::Writing& db, ThemeSplit const& split, std::vector<Id<Signal>> const& on_page,
                      std::vector<Id<Signal>> const& chosen);
/// Adds the theme's signals in that service, or that hold these words one after the other whatever their case. Signals
/// that are kept from a worker are added only with `see_kept_from_worker`. Answers how many were added.
std::int64_t choose_service(store::Writing& db, ThemeSplit const& split, Id<Service> service,
                            bool see_kept_from_worker);
std::int64_t choose_words(store::Writing& db, ThemeSplit const& split, std::string const& words,
                          bool see_kept_from_worker);
void choose_nothing(store::Writing& db, ThemeSplit const& split);

/// Which of these signals would move.
std::vector<Id<Signal>> chosen_among(store::Reading const& db, Id<ThemeSplit> split,
                                     std::vector<Id<Signal>> const& signals);
/// Those that would move, the one heard last first, and how many there are.
std::vector<SignalLine> list_chosen(store::Reading const& db, Id<ThemeSplit> split, bool see_kept_from_worker,
                                    std::optional<SignalPlace> const& before, int most);
std::int64_t count_chosen(store::Reading const& db, Id<ThemeSplit> split, bool see_kept_from_worker);

/// Makes the new theme and moves the chosen signals and learning points there. Throws Conflict if it was made, the theme
/// is no longer in use, or the name or the code has been given meanwhile.
Id<Theme> make_split(store::Writing& db, ThemeSplit const& split, std::vector<Id<LearningPoint>> const& points,
                     Doing const& doing);
/// Throws Conflict if it was made.
void give_up_split(store::Writing& db, ThemeSplit const& split);

}  // namespace heed::loop
