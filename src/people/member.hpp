#pragma once
// The nouns: who works here, in which team, with which roles.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/id.hpp"
#include "people/may.hpp"

namespace heed::people {

struct Team;

/// A member of staff of one council.
struct Member {
    Id<Member> id;
    std::string name;
    std::string email;  ///< in lower case; one member each
    std::set<Role> roles;
    Id<Team> team;
    bool demonstration = false;
    std::int64_t version = 1;         ///< grows with each change by an administrator
    std::optional<Instant> ended_at;  ///< since when they may not sign in any more

    bool may(May permission) const;
};

struct Team {
    Id<Team> id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Team, (), (id, name))

/// A member who is signed in, and the sign-in.
struct SignedIn {
    Member member;
    std::string session;   ///< SHA-256 of the cookie's secret: the session's key in the store
    std::string form_key;  ///< 64 hexadecimal digits that the form tokens of this session are made with
    Instant seen;
};

}  // namespace heed::people
