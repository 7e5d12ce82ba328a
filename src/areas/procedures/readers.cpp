// Who must read a version and who did; and the clocks.

#include <algorithm>

#include <fmt/format.h>

#include "areas/procedures/clocks.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/share_store.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::procedures {

namespace {

constexpr std::string_view noun = "procedure";
constexpr std::string_view reader_noun = "procedure_reader";

/// One clock for each reader and procedure: a newer version moves it.
std::string reading_clock(Id<Procedure> id) { return fmt::format("read/{}", id.number); }

std::string path_to(Id<Procedure> id) { return fmt::format("/procedures/{}", id.number); }

constexpr std::size_t longest_line = 90;

std::string_view named_may(people::May may) { return name_of(may); }

/// Those who still had to read it, of the version before.
std::vector<Id<Member>> unread_of(store::Reading const& db, Id<Procedure> id, std::int64_t version) {
    return store::values<Id<Member>>(db,
                                     "select member from procedure_readers where council = :council"
                                     " and procedure = :procedure and version = :version and read_on is null",
                                     db.council(), id, version);
}

std::map<Id<Member>, Id<Team>> members_of(store::Reading const& db, std::set<people::Role> const& roles) {
    std::map<Id<Member>, Id<Team>> members;
    for (auto const role : roles) {
        for (auto const& member : people::members_with(db, role)) {
            members.emplace(member.id, member.team);
        }
    }
    return members;
}

/// The learning point that led to it hears that it was shared, and with how many.
Id<loop::Share> share_it(store::Writing& db, ProcedureVersion const& version, Id<Procedure> id,
                         std::string const& to_whom, std::int64_t readers, Doing const& doing) {
    if (!version.learning_point || readers == 0) {
        return {};
    }
    loop::Share share;
    share.way = loop::ShareWay::procedure;
    share.to_whom = to_whom;
    share.shared_on = doing.today;
    share.meant_for = readers;
    return loop::add_share(db, version.learning_point, share, doing, {"procedure", id.number});
}

}  // namespace

void note(store::Writing& db, Id<Procedure> id, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {std::string(noun), id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

void set_review_clock(store::Writing& db, Procedure const& procedure, Day due) {
    work::set_deadline(db, {std::string(noun), procedure.id.number, "review",
                            fmt::format("Look at the procedure again: {}", shortened(procedure.name, longest_line)),
                            path_to(procedure.id), std::string(named_may(people::May::manage_procedures)), due,
                            procedure.owner.number});
}

void set_check_clock(store::Writing& db, Procedure const& procedure, Day due) {
    work::set_deadline(
        db, {std::string(noun), procedure.id.number, "check",
             fmt::format("Check whether the procedure is used: {}", shortened(procedure.name, longest_line)),
             path_to(procedure.id) + "/checks/new", std::string(named_may(people::May::manage_procedures)), due,
             procedure.owner.number});
}

void ask_to_read(store::Writing& db, Procedure const& procedure, Id<Member> member, Day due) {
    work::set_deadline(
        db, {std::string(reader_noun), member.number, reading_clock(procedure.id),
             fmt::format("Read the procedure: {}", shortened(procedure.name, longest_line)), path_to(procedure.id),
             std::string(named_may(people::May::be_signed_in)), due, member.number});
}

void met_by_reading(store::Writing& db, Id<Procedure> id, Id<Member> member, Day on) {
    work::meet_deadline(db, reader_noun, member.number, reading_clock(id), on);
}

void end_clocks(store::Writing& db, Procedure const& procedure, Doing const& doing) {
    for (auto const* const clock : {"review", "check"}) {
        work::meet_deadline(db, noun, procedure.id.number, clock, doing.today);
    }
    for (auto const member : unread_of(db, procedure.id, procedure.version)) {
        met_by_reading(db, procedure.id, member, doing.today);
    }
}

Reach reach_of(store::Reading const& db, Id<Procedure> id, std::int64_t version) {
    return store::row<Reach>(db,
                             "select needed, have_read from procedure_tallies where council = :council"
                             " and procedure = :procedure and version = :version",
                             db.council(), id, version)
        .value_or(Reach{});
}

std::optional<Reading> reading_of(store::Reading const& db, Id<Procedure> id, std::int64_t version, Id<Member> member) {
    return store::row<Reading>(db,
                               "select member, team, read_on from procedure_readers where council = :council"
                               " and procedure = :procedure and version = :version and member = :member",
                               db.council(), id, version, member);
}

std::vector<ReaderLine> readers_of(store::Reading const& db, Id<Procedure> id, std::int64_t version,
                                   loop::Around const& around, int most) {
    auto const select = std::string(
        "select member, name, read_on from procedure_readers join members on members.council ="
        " procedure_readers.council and members.id = procedure_readers.member"
        " where procedure_readers.council = :council and procedure = :procedure and procedure_readers.version ="
        " :version");
    if (around.before != 0) {
        auto found = store::rows<ReaderLine>(db, select + " and member < :before order by member desc limit :most",
                                             db.council(), id, version, around.before, most);
        std::ranges::reverse(found);
        return found;
    }
    return store::rows<ReaderLine>(db, select + " and member > :after order by member limit :most", db.council(), id,
                                   version, around.after, most);
}

void bring_into_force(store::Writing& db, Procedure const& procedure, BringIn const& bring, Doing const& doing) {
    auto const draft = find_version(db, procedure.id, procedure.draft);
    if (!draft || procedure.draft == 0 || procedure.withdrawn_on) {
        throw Conflict();
    }
    for (auto const member : unread_of(db, procedure.id, procedure.version)) {
        met_by_reading(db, procedure.id, member, doing.today);
    }
    auto const readers = members_of(db, bring.roles);
    auto const number = static_cast<std::int64_t>(readers.size());
    auto const to_whom = spoken(bring.roles);
    auto const share = share_it(db, *draft, procedure.id, to_whom, number, doing);
    store::act(db,
               "update procedure_versions set in_force_from = :from, to_whom = :to_whom, share = :share"
               " where council = :council and procedure = :procedure and version = :version",
               bring.from, to_whom, share, db.council(), procedure.id, draft->version);
    store::act(db,
               "update procedures set version = draft, draft = 0, in_force_from = :from, review_due = :review,"
               " edits = edits + 1 where council = :council and id = :id",
               bring.from, bring.review, db.council(), procedure.id);
    for (auto const& [member, team] : readers) {
        store::act(db,
                   "insert into procedure_readers (council, procedure, version, team, member, read_on, at)"
                   " values (:council, :procedure, :version, :team, :member, null, :at)",
                   db.council(), procedure.id, draft->version, team, member, doing.now);
        ask_to_read(db, procedure, member, doing.today + days_to_read);
    }
    store::act(db,
               "insert into procedure_tallies (council, procedure, version, needed, have_read)"
               " values (:council, :procedure, :version, :needed, 0)",
               db.council(), procedure.id, draft->version, number);
    set_review_clock(db, procedure, bring.review);
    set_check_clock(db, procedure, months_after(bring.from, months_to_first_check));
    note(db, procedure.id, "brought into force", fmt::format("version {}, {} readers", draft->version, number), doing);
}

bool confirm_read(store::Writing& db, Procedure const& procedure, Member const& who, Doing const& doing) {
    auto const changed = store::act(db,
                                    "update procedure_readers set read_on = :today, at = :now where council = :council"
                                    " and procedure = :procedure and version = :version and member = :member"
                                    " and read_on is null",
                                    doing.today, doing.now, db.council(), procedure.id, procedure.version, who.id);
    if (changed == 0) {
        return false;
    }
    store::act(db,
               "update procedure_tallies set have_read = have_read + 1 where council = :council"
               " and procedure = :procedure and version = :version",
               db.council(), procedure.id, procedure.version);
    met_by_reading(db, procedure.id, who.id, doing.today);
    note(db, procedure.id, "read", fmt::format("version {}", procedure.version), doing);
    auto const version = find_version(db, procedure.id, procedure.version);
    if (version && version->share) {
        loop::set_reach(db, version->learning_point, version->share,
                        reach_of(db, procedure.id, procedure.version).have_read, doing);
    }
    return true;
}

}  // namespace heed::procedures
