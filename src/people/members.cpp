#include "people/members.hpp"

#include <algorithm>
#include <map>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "people/roles.hpp"
#include "people/sessions.hpp"
#include "people/tokens.hpp"
#include "store/events.hpp"

namespace heed::people {

namespace {

struct MemberRow {
    Id<Member> id;
    std::string name;
    std::string email;
    Id<Team> team;
    bool demonstration = false;
    std::int64_t version = 0;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (id, name, email, team, demonstration, version, ended_at))

struct KeptMember {
    Id<Member> id;
    std::string name;
    std::string email;
    Id<Team> team;
    bool demonstration = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeptMember, (), (id, name, email, team, demonstration, version))

struct GivenRole {
    Id<Member> member;
    Role role{};
    std::int64_t given_by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(GivenRole, (), (member, role, given_by, at))

struct RoleRow {
    Id<Member> member;
    Role role{};
};
BOOST_DESCRIBE_STRUCT(RoleRow, (), (member, role))

struct EndedAccess {
    Id<Member> member;
    std::int64_t ended_by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(EndedAccess, (), (member, ended_by, at))

Member member_of(MemberRow row, std::set<Role> roles) {
    return {row.id,   std::move(row.name), std::move(row.email), std::move(roles),
            row.team, row.demonstration,   row.version,          row.ended_at};
}

std::set<Role> roles_of(store::Reading const& db, Id<Member> id) {
    auto const roles = store::values<Role>(
        db, "select role from member_roles where council = :council and member = :member order by role", db.council(),
        id);
    return {roles.begin(), roles.end()};
}

std::optional<Member> with_roles(store::Reading const& db, std::optional<MemberRow> row) {
    if (!row) {
        return std::nullopt;
    }
    auto roles = roles_of(db, row->id);
    return member_of(std::move(*row), std::move(roles));
}

std::vector<Member> each_with_roles(std::vector<MemberRow> rows, std::vector<RoleRow> const& roles) {
    std::map<Id<Member>, std::set<Role>> roles_by_member;
    for (auto const& row : roles) {
        roles_by_member[row.member].insert(row.role);
    }
    std::vector<Member> members;
    for (auto& row : rows) {
        auto& its_roles = roles_by_member[row.id];
        members.push_back(member_of(std::move(row), std::move(its_roles)));
    }
    return members;
}

void note(store::Writing& db, Id<Member> id, std::string what, std::string detail, Instant now, std::int64_t by) {
    store::note(db, {"member", id.number, std::move(what), std::move(detail), by, now});
}

void write_roles(store::Writing& db, Id<Member> id, std::set<Role> const& roles, Instant now, std::int64_t by) {
    for (auto const role : roles) {
        store::insert(db, "member_roles", GivenRole{id, role, by, now});
    }
}

void replace_roles(store::Writing& db, Id<Member> id, std::set<Role> const& roles, Instant now, std::int64_t by) {
    store::act(db, "delete from member_roles where council = :council and member = :member", db.council(), id);
    write_roles(db, id, roles, now, by);
    note(db, id, "given_roles", spoken(roles), now, by);
}

void grow_version(store::Writing& db, Id<Member> id) {
    store::act(db, "update members set version = version + 1 where council = :council and id = :id", db.council(), id);
}

}  // namespace

std::string kept_email(std::string_view typed) { return lowered(trimmed(typed)); }

bool looks_like_email(std::string_view email) {
    auto const at = email.find('@');
    if (at == std::string_view::npos || at == 0 || email.size() > 254 ||
        email.find_first_of(" \t\n\"<>,;") != std::string_view::npos) {
        return false;
    }
    auto const domain = email.substr(at + 1);
    auto const dot = domain.rfind('.');
    return domain.find('@') == std::string_view::npos && dot != std::string_view::npos && dot > 0 &&
           dot + 1 < domain.size();
}

Id<Member> add_member(store::Writing& db, NewMember const& member, Instant now, std::int64_t by) {
    auto const id = store::next_id<Member>(db, "members");
    store::insert(db, "members",
                  KeptMember{id, member.name, kept_email(member.email), member.team, member.demonstration});
    write_roles(db, id, member.roles, now, by);
    note(db, id, "added", spoken(member.roles), now, by);
    return id;
}

std::optional<Member> find_member(store::Reading const& db, Id<Member> id) {
    return with_roles(
        db, store::row<MemberRow>(db,
                                  "select m.id, m.name, m.email, m.team, m.demonstration, m.version, e.at as ended_at"
                                  " from members m left join access_ends e on e.council = m.council and e.member = m.id"
                                  " where m.council = :council and m.id = :id",
                                  db.council(), id));
}

std::optional<Member> find_member_by_email(store::Reading const& db, std::string_view email) {
    return with_roles(
        db, store::row<MemberRow>(db,
                                  "select m.id, m.name, m.email, m.team, m.demonstration, m.version, e.at as ended_at"
                                  " from members m left join access_ends e on e.council = m.council and e.member = m.id"
                                  " where m.council = :council and m.email = :email",
                                  db.council(), kept_email(email)));
}

std::string name_of_member(store::Reading const& db, std::int64_t id) {
    if (is_token(id)) {
        return name_of_token(db, id);
    }
    return store::value_if_any<std::string>(db, "select name from members where council = :council and id = :id",
                                            db.council(), id)
        .value_or("somebody who has left");
}

std::vector<Member> members_with(store::Reading const& db, Role role) {
    auto rows = store::rows<MemberRow>(
        db,
        "select m.id, m.name, m.email, m.team, m.demonstration, m.version, e.at as ended_at from member_roles r"
        " join members m on m.council = r.council and m.id = r.member"
        " left join access_ends e on e.council = m.council and e.member = m.id"
        " where r.council = :council and r.role = :role and e.at is null order by m.name, m.id",
        db.council(), role);
    auto const roles = store::rows<RoleRow>(
        db,
        "select member, role from member_roles where council = :council and member in"
        " (select member from member_roles where council = :again and role = :role)",
        db.council(), db.council(), role);
    return each_with_roles(std::move(rows), roles);
}

std::vector<Member> list_members(store::Reading const& db, PlaceInList const& after, int most) {
    auto rows = store::rows<MemberRow>(
        db,
        "select m.id, m.name, m.email, m.team, m.demonstration, m.version, e.at as ended_at from members m"
        " left join access_ends e on e.council = m.council and e.member = m.id"
        " where m.council = :council and (m.name, m.id) > (:name, :id) order by m.name, m.id limit :most",
        db.council(), after.name, after.id, most);
    auto const roles = store::rows<RoleRow>(
        db,
        "select member, role from member_roles where council = :council and member in (select id from members"
        " where council = :again and (name, id) > (:name, :id) order by name, id limit :most)",
        db.council(), db.council(), after.name, after.id, most);
    return each_with_roles(std::move(rows), roles);
}

void change_member(store::Writing& db, Id<Member> id, MemberChange const& change, std::int64_t version, Instant now,
                   std::int64_t by) {
    auto const changed = store::act(db,
                                    "update members set name = :name, team = :team, version = version + 1"
                                    " where council = :council and id = :id and version = :version",
                                    change.name, change.team, db.council(), id, version);
    if (changed == 0) {
        throw Conflict();
    }
    note(db, id, "changed", "", now, by);
    if (roles_of(db, id) != change.roles) {
        replace_roles(db, id, change.roles, now, by);
    }
}

void set_roles(store::Writing& db, Id<Member> id, std::set<Role> const& roles, Instant now, std::int64_t by) {
    replace_roles(db, id, roles, now, by);
    grow_version(db, id);
}

void end_access(store::Writing& db, Id<Member> id, Instant now, std::int64_t by) {
    store::insert(db, "access_ends", EndedAccess{id, by, now});
    grow_version(db, id);
    store::act(db, "delete from invitations where council = :council and member = :member", db.council(), id);
    store::act(db, "delete from passwords where council = :council and member = :member", db.council(), id);
    note(db, id, "access_ended", "", now, by);
    end_all_sessions(db, id, now);
}

void give_access_again(store::Writing& db, Id<Member> id, Instant now, std::int64_t by) {
    store::act(db, "delete from access_ends where council = :council and member = :member", db.council(), id);
    grow_version(db, id);
    note(db, id, "access_given_again", "", now, by);
}

bool is_last_administrator(store::Reading const& db, Id<Member> id) {
    auto const administrators = members_with(db, Role::administrator);
    return administrators.size() == 1 && administrators.front().id == id;
}

Id<Team> add_team(store::Writing& db, std::string const& name, Instant now, std::int64_t by) {
    auto const id = store::next_id<Team>(db, "teams");
    store::insert(db, "teams", Team{id, name});
    store::note(db, {"team", id.number, "added", "", by, now});
    return id;
}

std::vector<Team> teams(store::Reading const& db) {
    return store::rows<Team>(db, "select id, name from teams where council = :council order by name", db.council());
}

std::optional<Team> find_team(store::Reading const& db, std::string_view name) {
    return store::row<Team>(db, "select id, name from teams where council = :council and name = :name", db.council(),
                            name);
}

}  // namespace heed::people
