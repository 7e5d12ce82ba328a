#pragma once
// A theme: what several signals are about. It means the same to everybody: a code that never changes, a written
// definition of which every version is kept, and a person who owns it.

#include <functional>
#include <string>
#include <string_view>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "people/member.hpp"

namespace heed::loop {

/// merged: everything of it moved to another theme, and its old address leads there. retired: nothing new is linked to it.
enum class ThemeStanding { in_use, merged, retired };
BOOST_DESCRIBE_ENUM(ThemeStanding, in_use, merged, retired)

struct Theme {
    Id<Theme> id;
    std::string code;        ///< "LHV": 2 to 10 of A-Z, 0-9 and "-"; never changes and is never given twice
    std::string name;        ///< "Late homecare visits"; at most 100 characters, once in a council
    std::string definition;  ///< what is always true of a signal about this
    std::string includes;    ///< what belongs to it though one might doubt it; may be empty
    std::string excludes;    ///< what does not belong to it though one might think so; may be empty
    Id<people::Member> owner;
    Instant made_at;
    std::int64_t made_by = 0;
    std::int64_t version = 1;  ///< goes up each time that the words or the owner change
    ThemeStanding standing = ThemeStanding::in_use;
    Id<Theme> merged_into;  ///< where it leads now, through every later merge; 0: nowhere
};
BOOST_DESCRIBE_STRUCT(Theme, (),
                      (id, code, name, definition, includes, excludes, owner, made_at, made_by, version, standing,
                       merged_into))

/// What a theme said in one of its versions, and why it was changed to that.
struct ThemeVersion {
    Id<Theme> theme;
    std::int64_t version = 1;
    std::string name;
    std::string definition;
    std::string includes;
    std::string excludes;
    Id<people::Member> owner;
    std::string reason;  ///< empty for the first
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ThemeVersion, (), (theme, version, name, definition, includes, excludes, owner, reason, at, by))

/// As it was typed.
struct ThemeDraft {
    std::string name{};
    std::string definition{};
    std::string includes{};
    std::string excludes{};
    std::int64_t owner = 0;
    std::string code{};  ///< empty: the suggested one
};

/// A theme without its id and maker, or what is to be put right. The code may still be empty.
Outcome<Theme> define(ThemeDraft const& draft);

/// A code from the first letters of the name's words ("Late homecare visits": LHV), with a number where it is taken.
std::string suggested_code(std::string_view name, std::function<bool(std::string const&)> const& is_taken);

/// Why somebody merges, splits, retires or rewords, trimmed; or the problem of the field "reason".
Outcome<std::string> reason_given(std::string const& typed, std::string_view enter);

}  // namespace heed::loop
