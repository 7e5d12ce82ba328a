#include "areas/complaints/inquiry/issue_store.hpp"

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

std::int64_t investigator_of(store::Reading const& db, Id<Case> id) {
    auto const last = store::values<std::int64_t>(
        db,
        "select investigator from case_investigators where council = :council and case_id = :id"
        " order by number desc limit 1",
        db.council(), id);
    return last.empty() ? 0 : last.front();
}

std::int64_t insert_issue(store::Writing& db, Id<Case> id, Issue issue, Doing const& doing) {
    issue.number = next_in_case(db, "case_issues", id);
    insert_of_case(db, "case_issues", id, issue, doing);
    return issue.number;
}

void change_issue(store::Writing& db, Id<Case> id, Issue const& issue) {
    store::act(db,
               "update case_issues set issue = :issue, agreed = :agreed, agreed_on = :on, left_out_because = :because"
               " where council = :council and case_id = :id and number = :number",
               issue.issue, issue.agreed, issue.agreed_on, issue.left_out_because, db.council(), id, issue.number);
}

struct Named {
    std::int64_t member = 0;
};
BOOST_DESCRIBE_STRUCT(Named, (), (member))

struct Investigator {
    std::int64_t number = 0;
    std::int64_t investigator = 0;
};
BOOST_DESCRIBE_STRUCT(Investigator, (), (number, investigator))

}  // namespace

Inquiry inquiry_of(store::Reading const& db, Id<Case> id) {
    Inquiry inquiry;
    inquiry.issues = store::rows<Issue>(db,
                                        "select number, issue, agreed, agreed_on, left_out_because from case_issues"
                                        " where council = :council and case_id = :id order by number",
                                        db.council(), id);
    inquiry.evidence = store::rows<Evidence>(
        db,
        "select number, issue, kind, what, with_whom, on_day, says, reference, file from case_evidence"
        " where council = :council and case_id = :id order by number",
        db.council(), id);
    inquiry.investigator = investigator_of(db, id);
    inquiry.named_staff = store::values<std::int64_t>(
        db, "select member from case_named_staff where council = :council and case_id = :id order by member",
        db.council(), id);
    return inquiry;
}

std::int64_t set_issue(store::Writing& db, Story const& seen, Issue issue, Doing const& doing) {
    auto const version = next_version(db, seen);
    bool const is_new = issue.number == 0;
    if (is_new) {
        issue.number = insert_issue(db, seen.said.id, issue, doing);
    } else {
        change_issue(db, seen.said.id, issue);
    }
    auto const what = !issue.counts() ? "issue_left_out" : is_new ? "issue_added" : "issue_changed";
    done(db, seen,
         {what, issue.counts() ? fmt::format("Issue {}: {} ({})", issue.number, issue.issue, spoken(issue.agreed))
                               : fmt::format("Issue {}: {}", issue.number, issue.left_out_because)},
         version, doing);
    return issue.number;
}

void name_investigator(store::Writing& db, Story const& seen, std::int64_t member, Doing const& doing) {
    auto const version = next_version(db, seen);
    insert_of_case(db, "case_investigators", seen.said.id,
                   Investigator{next_in_case(db, "case_investigators", seen.said.id), member}, doing);
    done(db, seen, {"investigator_named", people::name_of_member(db, member)}, version, doing);
}

void name_staff(store::Writing& db, Story const& seen, std::int64_t member, bool take_away, Doing const& doing) {
    auto const version = next_version(db, seen);
    if (take_away) {
        store::act(db, "delete from case_named_staff where council = :council and case_id = :id and member = :member",
                   db.council(), seen.said.id, member);
    } else {
        insert_of_case(db, "case_named_staff", seen.said.id, Named{member}, doing);
    }
    done(db, seen, {take_away ? "staff_not_named" : "staff_named", people::name_of_member(db, member)}, version, doing);
}

void add_evidence(store::Writing& db, Story const& seen, Evidence evidence, Doing const& doing) {
    auto const version = next_version(db, seen);
    evidence.number = next_in_case(db, "case_evidence", seen.said.id);
    insert_of_case(db, "case_evidence", seen.said.id, evidence, doing);
    done(db, seen, {"evidence_added", fmt::format("{}: {}", spoken(evidence.kind), evidence.what)}, version, doing);
}

void record_finding(store::Writing& db, Story const& seen, Finding finding, Doing const& doing) {
    auto const version = next_version(db, seen);
    if (finding.number == 0) {
        finding.number = insert_issue(db, seen.said.id, {0, finding.issue, Agreed::not_yet, {}, ""}, doing);
    }
    store::act(db, "delete from case_findings where council = :council and case_id = :id and number = :number",
               db.council(), seen.said.id, finding.number);
    insert_of_case(db, "case_findings", seen.said.id, finding, doing);
    auto const why = finding.reason.empty() ? ""
                                            : fmt::format("\n{}\nRelied on: {}", finding.reason, finding.relied_on);
    done(db, seen, {"found", fmt::format("{}: {}{}", without_full_stop(finding.issue), spoken(finding.verdict), why)},
         version, doing);
}

}  // namespace heed::complaints
