#pragma once
// Procedures in the store: rows in, rows out; all of this area's SQL. Each act notes its event and sets or meets its clocks.

#include <optional>
#include <vector>

#include "areas/procedures/procedure.hpp"
#include "loop/around.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::procedures {

using loop::Doing;

std::optional<Procedure> find_procedure(store::Reading const& db, Id<Procedure> id);
/// The same; throws NotFound.
Procedure procedure_there(store::Reading const& db, Id<Procedure> id);

/// Behind this one in the list, or before it; without an id, from the beginning.
struct Place {
    std::string name;
    Id<Procedure> id;
    bool before = false;
};
/// By name; withdrawn ones too.
std::vector<Procedure> list_procedures(store::Reading const& db, Place const& place, int most);

std::optional<ProcedureVersion> find_version(store::Reading const& db, Id<Procedure> id, std::int64_t version);
/// The last first, at most 100, without their texts.
std::vector<ProcedureVersion> versions_of(store::Reading const& db, Id<Procedure> id);

Reach reach_of(store::Reading const& db, Id<Procedure> id, std::int64_t version);
/// Whether the member must read this version, and when they did.
struct Reading {
    Id<Member> member;
    Id<Team> team;
    std::optional<Day> read_on;
};
BOOST_DESCRIBE_STRUCT(Reading, (), (member, team, read_on))
std::optional<Reading> reading_of(store::Reading const& db, Id<Procedure> id, std::int64_t version, Id<Member> member);

struct ReaderLine {
    Id<Member> member;
    std::string name;
    std::optional<Day> read_on;
};
BOOST_DESCRIBE_STRUCT(ReaderLine, (), (member, name, read_on))
/// In the order of their numbers, after that one, or before it.
std::vector<ReaderLine> readers_of(store::Reading const& db, Id<Procedure> id, std::int64_t version,
                                   loop::Around const& around, int most);

/// The last first, at most `most`.
std::vector<SampleCheck> checks_of(store::Reading const& db, Id<Procedure> id, int most);
std::string why_withdrawn(store::Reading const& db, Id<Procedure> id);

/// With its first draft.
Id<Procedure> add_procedure(store::Writing& db, Procedure procedure, ProcedureVersion const& first, Doing const& doing);
/// The draft says this from now on, or the next version is begun. Throws Conflict unless it is still at `edits`.
void write_draft(store::Writing& db, Procedure const& procedure, ProcedureVersion const& version, std::int64_t edits,
                 Doing const& doing);
/// The draft comes into force: those who must read it are asked to, the review and the check get their days, and the
/// learning point that led to it gets a share. Throws Conflict where there is no draft.
void bring_into_force(store::Writing& db, Procedure const& procedure, BringIn const& bring, Doing const& doing);
/// Once for each version and member; answers whether it is new.
bool confirm_read(store::Writing& db, Procedure const& procedure, Member const& who, Doing const& doing);
void watch_by(store::Writing& db, Procedure const& procedure, Id<loop::Run> run, Doing const& doing);
void add_check(store::Writing& db, Procedure const& procedure, SampleCheck check, Doing const& doing);
/// It was looked at again and stands until this day. Throws Conflict where nothing is in force.
void confirm_review(store::Writing& db, Procedure const& procedure, Day until, Doing const& doing);
/// Throws Conflict if it was before.
void withdraw(store::Writing& db, Procedure const& procedure, std::string const& reason, Doing const& doing);

}  // namespace heed::procedures
