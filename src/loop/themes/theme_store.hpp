#pragma once
// Themes in the store, their versions, and which signals are about them.

#include <optional>
#include <vector>

#include "loop/learning/learning.hpp"
#include "loop/themes/theme.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// The id is given here, and the code where there is none yet; whether name and code are free is asked before.
Id<Theme> add_theme(store::Writing& db, Theme theme);

std::optional<Theme> find_theme(store::Reading const& db, Id<Theme> id);

/// The same, or, of a theme that was merged, the one where it leads now.
std::optional<Theme> find_current_theme(store::Reading const& db, Id<Theme> id);

/// The theme of this name, whatever the case of its letters; of a merged one, the one where it leads now.
std::optional<Id<Theme>> theme_named(store::Reading const& db, std::string const& name);

/// Whether this code was ever given.
bool code_is_taken(store::Reading const& db, std::string const& code);

/// Changes name, definition, what is in and out, and owner; the version before is kept. Throws Conflict unless it is
/// still at `version` and in use.
void reword_theme(store::Writing& db, Id<Theme> id, Theme const& words, std::int64_t version, std::string const& reason,
                  Instant now, std::int64_t by);

/// Every version, the first first.
std::vector<ThemeVersion> versions_of(store::Reading const& db, Id<Theme> id);

/// A theme as lists and choices show it.
struct ThemeLine {
    Id<Theme> id;
    std::string name;
    Id<people::Member> owner;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(ThemeLine, (), (id, name, owner, code))

/// Themes that are in use, by name, at most 500: a council that has more has not merged what is the same.
std::vector<ThemeLine> list_themes(store::Reading const& db);

struct ThemeFigure {
    Id<Theme> theme;
    std::int64_t signals = 0;
};
BOOST_DESCRIBE_STRUCT(ThemeFigure, (), (theme, signals))

/// How many signals each theme has; themes without any are left out.
std::vector<ThemeFigure> signals_by_theme(store::Reading const& db, bool see_kept_from_worker);

struct KindFigure {
    SignalKind kind = SignalKind::observation;
    std::int64_t signals = 0;
};
BOOST_DESCRIBE_STRUCT(KindFigure, (), (kind, signals))

/// How many signals of each kind the theme has.
std::vector<KindFigure> signals_by_kind(store::Reading const& db, Id<Theme> theme, bool see_kept_from_worker);

struct MonthFigure {
    std::string month;  ///< "2026-11"
    std::int64_t others = 0;
    std::int64_t compliments = 0;
};
BOOST_DESCRIBE_STRUCT(MonthFigure, (), (month, others, compliments))

/// How many of the theme's signals were heard in each month from `from` ("2024-12") on; months without any are left out.
std::vector<MonthFigure> signals_by_month(store::Reading const& db, Id<Theme> theme, std::string const& from,
                                          bool see_kept_from_worker);

/// The themes of one signal, by name.
std::vector<ThemeLine> themes_of(store::Reading const& db, Id<Signal> signal);

struct Linked {
    bool is_new = false;                      ///< false: it was linked before, and nothing was done
    std::vector<Id<LearningPoint>> reopened;  ///< what the link reopened, in this transaction
};

/// Says that the signal is about the theme; of a merged one, about the one where it leads now. Learning points of the
/// theme in the signal's service that are being worked on take the signal in; those that were embedded or closed before
/// it was heard are reopened.
Linked link_to_theme(store::Writing& db, Id<Signal> id, Id<Theme> named, Day today, Instant now, std::int64_t by);

/// Takes back a link that was a mistake. What it reopened stays reopened: a person closes it by hand and says why.
void unlink_from_theme(store::Writing& db, Id<Signal> id, Id<Theme> theme, Instant now, std::int64_t by);

/// Counts a signal in the figures of a theme, or takes it from them: `number` 1 or -1.
struct SignalRecord;
void count_signal_of_theme(store::Writing& db, SignalRecord const& signal, Id<Theme> theme, std::int64_t number);

}  // namespace heed::loop
