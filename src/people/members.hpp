#pragma once
// Members of staff in the store: who they are, which roles they have, and since when they have none.
// `by` is the member who does it; 0 is the public (a person who follows an invitation), -1 the program.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/outcome.hpp"
#include "people/member.hpp"
#include "store/store.hpp"

namespace heed::people {

struct NewMember {
    std::string name;
    std::string email;
    std::set<Role> roles;
    Id<Team> team;
    bool demonstration = false;
};

/// What an administrator may change of a member.
struct MemberChange {
    std::string name;
    std::set<Role> roles;
    Id<Team> team;
};

/// The e-mail address as it is kept: in lower case, without spaces round it.
std::string kept_email(std::string_view typed);

/// Whether it can be an address to sign in with: one "@", something before it, a domain with a dot behind it, no spaces,
/// at most 254 characters.
bool looks_like_email(std::string_view email);

/// Adds the member, who cannot sign in before a password is set. The address must not be in use.
Id<Member> add_member(store::Writing& db, NewMember const& member, Instant now, std::int64_t by);

/// Members whose access has ended are found too: see Member::ended_at.
std::optional<Member> find_member(store::Reading const& db, Id<Member> id);
std::optional<Member> find_member_by_email(store::Reading const& db, std::string_view email);

/// The member's name for a page, or "somebody who has left" where there is none of that number; a token's, where it was
/// a token that did it.
std::string name_of_member(store::Reading const& db, std::int64_t id);

/// Every member who may sign in and has this role, by name.
std::vector<Member> members_with(store::Reading const& db, Role role);

/// Where a page of the list ends and the next begins.
struct PlaceInList {
    std::string name;
    Id<Member> id;
};

/// Members by name, after that place, at most `most`.
std::vector<Member> list_members(store::Reading const& db, PlaceInList const& after, int most);

/// Changes name, team and roles. Throws Conflict unless the member is still at `version`.
void change_member(store::Writing& db, Id<Member> id, MemberChange const& change, std::int64_t version, Instant now,
                   std::int64_t by);
void set_roles(store::Writing& db, Id<Member> id, std::set<Role> const& roles, Instant now, std::int64_t by);

/// From now on they may not sign in, and whoever is signed in as them is signed out. What they did stays theirs.
void end_access(store::Writing& db, Id<Member> id, Instant now, std::int64_t by);
/// They may sign in again, once they have set a new password.
void give_access_again(store::Writing& db, Id<Member> id, Instant now, std::int64_t by);

/// Whether this is the only one left who manages staff; nobody may then take that away.
bool is_last_administrator(store::Reading const& db, Id<Member> id);

Id<Team> add_team(store::Writing& db, std::string const& name, Instant now, std::int64_t by);
std::vector<Team> teams(store::Reading const& db);
std::optional<Team> find_team(store::Reading const& db, std::string_view name);

}  // namespace heed::people
