#pragma once
// Themes in the store, and which signals are about them.

#include <optional>
#include <vector>

#include "loop/learning.hpp"
#include "loop/theme.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// The id is given here; whether the name is free is asked with `theme_named`.
Id<Theme> add_theme(store::Writing& db, Theme theme);

std::optional<Theme> find_theme(store::Reading const& db, Id<Theme> id);

/// The theme of this name, whatever the case of its letters.
std::optional<Id<Theme>> theme_named(store::Reading const& db, std::string const& name);

/// A theme as lists and choices show it.
struct ThemeLine {
    Id<Theme> id;
    std::string name;
    Id<people::Member> owner;
};
BOOST_DESCRIBE_STRUCT(ThemeLine, (), (id, name, owner))

/// Themes by name, at most 500: a council that has more has not merged what is the same.
std::vector<ThemeLine> list_themes(store::Reading const& db);

struct ThemeFigure {
    Id<Theme> theme;
    std::int64_t signals = 0;
};
BOOST_DESCRIBE_STRUCT(ThemeFigure, (), (theme, signals))

/// How many signals each theme has; themes without any are left out.
std::vector<ThemeFigure> signals_by_theme(store::Reading const& db, bool see_kept_from_worker);

/// The themes of one signal, by name.
std::vector<ThemeLine> themes_of(store::Reading const& db, Id<Signal> signal);

struct Linked {
    bool is_new = false;                      ///< false: it was linked before, and nothing was done
    std::vector<Id<LearningPoint>> reopened;  ///< what the link reopened, in this transaction
};

/// Says that the signal is about the theme. Learning points of the theme in the signal's service that are being worked
/// on take the signal in; those that were embedded or closed before it was heard are reopened.
Linked link_to_theme(store::Writing& db, Id<Signal> id, Id<Theme> theme, Day today, Instant now, std::int64_t by);

/// Takes back a link that was a mistake. What it reopened stays reopened: a person closes it by hand and says why.
void unlink_from_theme(store::Writing& db, Id<Signal> id, Id<Theme> theme, Instant now, std::int64_t by);

}  // namespace heed::loop
