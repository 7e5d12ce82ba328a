#pragma once
// A theme: what several signals are about. It has a written definition and a person who owns it.

#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "people/member.hpp"

namespace heed::loop {

struct Theme {
    Id<Theme> id;
    std::string name;        ///< "Late homecare visits"; at most 100 characters, once in a council
    std::string definition;  ///< what is always true of a signal about this
    std::string includes;    ///< what belongs to it though one might doubt it; may be empty
    std::string excludes;    ///< what does not belong to it though one might think so; may be empty
    Id<people::Member> owner;
    Instant made_at;
    std::int64_t made_by = 0;
};
BOOST_DESCRIBE_STRUCT(Theme, (), (id, name, definition, includes, excludes, owner, made_at, made_by))

/// As it was typed.
struct ThemeDraft {
    std::string name{};
    std::string definition{};
    std::string includes{};
    std::string excludes{};
    std::int64_t owner = 0;
};

/// A theme without its id and maker, or what is to be put right.
Outcome<Theme> define(ThemeDraft const& draft);

}  // namespace heed::loop
