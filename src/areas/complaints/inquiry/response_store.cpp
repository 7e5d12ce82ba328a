#include "areas/complaints/inquiry/response_store.hpp"

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/letter.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view eyes_setting = "complaints_second_pair_of_eyes";

constexpr std::string_view draft_columns = "select number, how_considered, conclusions, action_needed, action, "
                                           "ombudsman, late_reason, by, at from case_drafts";
constexpr std::string_view signatory_columns =
    "select id, name, position, signed_as, member, ended_on, by, at from signatories";

template <class Row>
struct RowOfCase : Row {
    Id<Case> case_id;
    BOOST_DESCRIBE_CLASS(RowOfCase, (Row), (case_id), (), ())
};

template <class Row>
void insert_row(store::Writing& db, std::string_view table, Id<Case> id, Row row, Doing const& doing) {
    row.by = doing.by;
    row.at = doing.now;
    RowOfCase<Row> of_case;
    static_cast<Row&>(of_case) = std::move(row);
    of_case.case_id = id;
    store::insert(db, table, of_case);
}

template <class Row>
std::optional<Row> first_of(std::vector<Row> rows) {
    return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
}

std::optional<DraftCheck> check_of(store::Reading const& db, Id<Case> id, std::int64_t draft) {
    return first_of(store::rows<DraftCheck>(
        db,
        "select number, draft, fine, says, by, at from case_draft_checks"
        " where council = :council and case_id = :id and draft = :draft order by number desc limit 1",
        db.council(), id, draft));
}

std::optional<Signature> signature_of(store::Reading const& db, Id<Case> id, std::int64_t draft) {
    return store::row<Signature>(
        db,
        "select draft, signatory, name, signed_as, signed_on, how, on_behalf_of, by, at from case_draft_signatures"
        " where council = :council and case_id = :id and draft = :draft",
        db.council(), id, draft);
}

}  // namespace

std::vector<Draft> drafts_of(store::Reading const& db, Id<Case> id) {
    return store::rows<Draft>(
        db, fmt::format("{} where council = :council and case_id = :id order by number desc limit 50", draft_columns),
        db.council(), id);
}

ResponseSoFar response_of(store::Reading const& db, Id<Case> id) {
    ResponseSoFar response;
    response.needs_check = needs_second_pair_of_eyes(db);
    response.draft = first_of(store::rows<Draft>(
        db, fmt::format("{} where council = :council and case_id = :id order by number desc limit 1", draft_columns),
        db.council(), id));
    if (response.draft) {
        response.check = check_of(db, id, response.draft->number);
        response.signature = signature_of(db, id, response.draft->number);
    }
    return response;
}

void save_draft(store::Writing& db, Story const& seen, Draft draft, Doing const& doing) {
    auto const version = next_version(db, seen);
    draft.number = next_in_case(db, "case_drafts", seen.said.id);
    insert_row(db, "case_drafts", seen.said.id, draft, doing);
    done(db, seen, {"response_drafted", fmt::format("Version {}", draft.number), false}, version, doing);
}

void keep_check(store::Writing& db, Story const& seen, DraftCheck check, Doing const& doing) {
    auto const version = next_version(db, seen);
    check.number = next_in_case(db, "case_draft_checks", seen.said.id);
    insert_row(db, "case_draft_checks", seen.said.id, check, doing);
    done(db, seen,
         {"response_checked",
          fmt::format("Version {}: {} {}", check.draft, check.fine ? "it can go." : "to be changed.", check.says),
          false},
         version, doing);
}

void keep_signature(store::Writing& db, Story const& seen, Signature signature, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "delete from case_draft_signatures where council = :council and case_id = :id and draft = :draft",
               db.council(), seen.said.id, signature.draft);
    insert_row(db, "case_draft_signatures", seen.said.id, signature, doing);
    done(db, seen,
         {"response_signed",
          fmt::format("Version {}, by {}{}", signature.draft, signature.name,
                      signature.how == SignedHow::on_paper ? ", on paper" : ""),
          false},
         version, doing);
}

void answer(store::Writing& db, Story const& seen, Answer const& answer, Doing const& doing) {
    auto const version = next_version(db, seen);
    insert_of_case(db, "case_answers", seen.said.id, answer, doing);
    auto const text = letter(seen, answer, council_name(db));
    mail(db, seen, text, "answer", doing.now);
    plan_forms(db, seen, doing);
    done(db, seen, {"answered", text, true}, version, doing);
}

std::vector<Signatory> signatories(store::Reading const& db) {
    return store::rows<Signatory>(
        db, fmt::format("{} where council = :council and ended_on is null order by id limit 200", signatory_columns),
        db.council());
}

std::optional<Signatory> find_signatory(store::Reading const& db, Id<Signatory> id) {
    return store::row<Signatory>(db, fmt::format("{} where council = :council and id = :id", signatory_columns),
                                 db.council(), id);
}

void add_signatory(store::Writing& db, Signatory signatory, Doing const& doing) {
    signatory.id = store::next_id<Signatory>(db, "signatories");
    signatory.by = doing.by;
    signatory.at = doing.now;
    store::insert(db, "signatories", signatory);
    store::note(db, {"signatory", signatory.id.number, "added", std::string(name_of(signatory.signed_as)), doing.by,
                     doing.now});
}

void end_signatory(store::Writing& db, Id<Signatory> id, Doing const& doing) {
    store::act(db, "update signatories set ended_on = :on where council = :council and id = :id and ended_on is null",
               doing.today(), db.council(), id);
    store::note(db, {"signatory", id.number, "ended", "", doing.by, doing.now});
}

bool needs_second_pair_of_eyes(store::Reading const& db) {
    return people::setting(db, eyes_setting).value_or("no") == "yes";
}

void set_second_pair_of_eyes(store::Writing& db, bool needed, Doing const& doing) {
    people::set_setting(db, eyes_setting, needed ? "yes" : "no");
    store::note(db, {"council", db.council().number, needed ? "asked_for_second_look" : "left_out_second_look", "",
                     doing.by, doing.now});
}

}  // namespace heed::complaints
