#include "areas/procedures/store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/procedures/clocks.hpp"
#include "kernel/failure.hpp"
#include "store/rows.hpp"

namespace heed::procedures {

namespace {

constexpr std::string_view select_procedure =
    "select id, name, purpose, service, owner, version, draft, in_force_from, review_due, run, edits, withdrawn_on, at,"
    " by from procedures where council = :council";

std::string selected(std::string_view where) { return std::string(select_procedure) + std::string(where); }

void keep_version(store::Writing& db, Id<Procedure> id, ProcedureVersion const& version, Doing const& doing) {
    store::act(
        db,
        "insert into procedure_versions (council, procedure, version, text, why, learning_point, in_force_from,"
        " to_whom, share, at, by) values (:council, :procedure, :version, :text, :why, :learning_point, null, '',"
        " 0, :at, :by) on conflict (council, procedure, version) do update set text = excluded.text,"
        " why = excluded.why, learning_point = excluded.learning_point, at = excluded.at, by = excluded.by",
        db.council(), id, version.version, version.text, version.why, version.learning_point, doing.now, doing.by);
}

void must_change(std::int64_t changed) {
    if (changed == 0) {
        throw Conflict();
    }
}

}  // namespace

std::optional<Procedure> find_procedure(store::Reading const& db, Id<Procedure> id) {
    return store::row<Procedure>(db, selected(" and id = :id"), db.council(), id);
}

Procedure procedure_there(store::Reading const& db, Id<Procedure> id) {
    auto found = find_procedure(db, id);
    if (!found) {
        throw NotFound();
    }
    return std::move(*found);
}

std::vector<Procedure> list_procedures(store::Reading const& db, Place const& place, int most) {
    if (place.before) {
        auto found = store::rows<Procedure>(
            db, selected(" and name <= :before and (name < :same or id < :id) order by name desc, id desc limit :most"),
            db.council(), place.name, place.name, place.id, most);
        std::ranges::reverse(found);
        return found;
    }
    return store::rows<Procedure>(
        db, selected(" and name >= :after and (name > :same or id > :id) order by name, id limit :most"), db.council(),
        place.name, place.name, place.id, most);
}

std::optional<ProcedureVersion> find_version(store::Reading const& db, Id<Procedure> id, std::int64_t version) {
    return store::row<ProcedureVersion>(
        db,
        "select version, text, why, learning_point, in_force_from, to_whom, share, at, by from procedure_versions"
        " where council = :council and procedure = :procedure and version = :version",
        db.council(), id, version);
}

std::vector<ProcedureVersion> versions_of(store::Reading const& db, Id<Procedure> id) {
    constexpr int most = 100;
    return store::rows<ProcedureVersion>(
        db,
        "select version, '' as text, why, learning_point, in_force_from, to_whom, share, at, by from procedure_versions"
        " where council = :council and procedure = :procedure order by version desc limit :most",
        db.council(), id, most);
}

std::vector<SampleCheck> checks_of(store::Reading const& db, Id<Procedure> id, int most) {
    return store::rows<SampleCheck>(
        db,
        "select number, version, on_day, looked_at, followed, note, at, by from procedure_checks"
        " where council = :council and procedure = :procedure order by number desc limit :most",
        db.council(), id, most);
}

std::string why_withdrawn(store::Reading const& db, Id<Procedure> id) {
    return store::value_if_any<std::string>(
               db, "select reason from procedure_withdrawals where council = :council and procedure = :procedure",
               db.council(), id)
        .value_or("");
}

Id<Procedure> add_procedure(store::Writing& db, Procedure procedure, ProcedureVersion const& first,
                            Doing const& doing) {
    procedure.id = store::next_id<Procedure>(db, "procedures");
    procedure.draft = 1;
    procedure.at = doing.now;
    procedure.by = doing.by;
    store::insert(db, "procedures", procedure);
    keep_version(db, procedure.id, first, doing);
    note(db, procedure.id, "begun", "", doing);
    return procedure.id;
}

void write_draft(store::Writing& db, Procedure const& procedure, ProcedureVersion const& version, std::int64_t edits,
                 Doing const& doing) {
    auto next = version;
    next.version = procedure.draft != 0 ? procedure.draft : procedure.version + 1;
    must_change(store::act(db,
                           "update procedures set draft = :draft, edits = edits + 1 where council = :council"
                           " and id = :id and edits = :edits and withdrawn_on is null",
                           next.version, db.council(), procedure.id, edits));
    keep_version(db, procedure.id, next, doing);
    note(db, procedure.id, "written", fmt::format("version {}", next.version), doing);
}

void watch_by(store::Writing& db, Procedure const& procedure, Id<loop::Run> run, Doing const& doing) {
    store::act(db, "update procedures set run = :run where council = :council and id = :id", run, db.council(),
               procedure.id);
    note(db, procedure.id, "watched by a measure", fmt::format("measure {}", run.number), doing);
}

void add_check(store::Writing& db, Procedure const& procedure, SampleCheck check, Doing const& doing) {
    auto const last = store::value<std::int64_t>(
        db,
        "select cast(coalesce(max(number), 0) as bigint) from procedure_checks where council = :council"
        " and procedure = :procedure",
        db.council(), procedure.id);
    store::act(db,
               "insert into procedure_checks (council, procedure, number, version, on_day, looked_at, followed, note,"
               " at, by) values (:council, :procedure, :number, :version, :on_day, :looked_at, :followed, :note, :at,"
               " :by)",
               db.council(), procedure.id, last + 1, procedure.version, check.on_day, check.looked_at, check.followed,
               check.note, doing.now, doing.by);
    set_check_clock(db, procedure, months_after(check.on_day, months_between_checks));
    note(db, procedure.id, "checked", fmt::format("{} of {}", check.followed, check.looked_at), doing);
}

void confirm_review(store::Writing& db, Procedure const& procedure, Day until, Doing const& doing) {
    must_change(store::act(db,
                           "update procedures set review_due = :until, edits = edits + 1 where council = :council"
                           " and id = :id and version > 0 and withdrawn_on is null",
                           until, db.council(), procedure.id));
    set_review_clock(db, procedure, until);
    note(db, procedure.id, "looked at again", "until " + iso(until), doing);
}

void withdraw(store::Writing& db, Procedure const& procedure, std::string const& reason, Doing const& doing) {
    must_change(store::act(db,
                           "update procedures set withdrawn_on = :today, draft = 0, edits = edits + 1"
                           " where council = :council and id = :id and withdrawn_on is null",
                           doing.today, db.council(), procedure.id));
    store::act(db,
               "insert into procedure_withdrawals (council, procedure, reason, on_day, at, by)"
               " values (:council, :procedure, :reason, :on_day, :at, :by)",
               db.council(), procedure.id, reason, doing.today, doing.now, doing.by);
    end_clocks(db, procedure, doing);
    note(db, procedure.id, "withdrawn", "", doing);
}

}  // namespace heed::procedures
