#include "areas/ombudsman/store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/correction_store.hpp"
#include "areas/ombudsman/decision_signal.hpp"
#include "areas/ombudsman/keeping.hpp"
#include "kernel/failure.hpp"
#include "loop/offers.hpp"
#include "store/events.hpp"
#include "store/hidden.hpp"
#include "store/rows.hpp"

namespace heed::ombudsman {

namespace {

constexpr int most_in_a_period = 10'000;

/// A row of a case: its own fields, the case before them, and who and when after them.
template <class Record>
struct OfCase : Record {
    Id<OmbudsmanCase> case_id;
    Instant at;
    std::int64_t by = 0;
    BOOST_DESCRIBE_CLASS(OfCase, (Record), (case_id, at, by), (), ())
};

template <class Record>
void insert_of_case(store::Writing& db, std::string_view table, Id<OmbudsmanCase> id, Record const& record,
                    Doing const& doing) {
    OfCase<Record> row;
    static_cast<Record&>(row) = record;
    row.case_id = id;
    row.at = doing.now;
    row.by = doing.by;
    store::insert(db, table, row);
}

struct RemedyRow : Remedy {
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(RemedyRow, (Remedy), (at, by))

void expect_one(std::int64_t changed) {
    if (changed == 0) {
        throw Conflict();
    }
}

constexpr std::string_view case_columns =
    "id, reference, our_reference, complaint, category, sub_category, about, service, officer, opened_on,"
    " kept_from_worker, version, next_step, next_due, decided_on";
constexpr std::string_view remedy_columns =
    "ombudsman_remedies.id as id, case_id, kind, type, what, due, owner, learning_point, done_on, shown_on,"
    " accepted_on, not_done_on, why_not";

void read_parts(store::Reading const& db, Story& story) {
    auto const id = story.about.id;
    story.enquiries = store::rows<Enquiry>(
        db,
        "select number, asks, asked_on, due, answerer, answered_on from ombudsman_enquiries"
        " where council = :council and case_id = :id order by number",
        db.council(), id);
    story.drafts = store::rows<DraftDecision>(
        db,
        "select number, received_on, proposes, comments_due, commenter, comments, commented_on from ombudsman_drafts"
        " where council = :council and case_id = :id order by number",
        db.council(), id);
    story.extensions = store::rows<Extension>(
        db,
        "select part, part_id as of, number, was_due, until_day as until, agreed_on, reason from ombudsman_extensions"
        " where council = :council and case_id = :id order by part, part_id, number",
        db.council(), id);
    story.decision = store::row<Decision>(
        db,
        "select category, decided_on, summary, fault, injustice, remedied_already, published_on, signal"
        " from ombudsman_decisions where council = :council and case_id = :id",
        db.council(), id);
    story.compliance = store::row<Compliance>(db,
                                              "select outcome, told_on, says from ombudsman_compliance"
                                              " where council = :council and case_id = :id",
                                              db.council(), id);
    story.remedies = store::rows<Remedy>(
        db,
        fmt::format("select {} from ombudsman_remedies where council = :council and case_id = :id order by id",
                    remedy_columns),
        db.council(), id);
    story.evidence = store::rows<Evidence>(
        db,
        "select remedy, number, done_on, says, sent_on, accepted_on, refused_on, why_refused from ombudsman_evidence"
        " where council = :council and case_id = :id order by remedy, number",
        db.council(), id);
    read_corrections(db, story);
}

}  // namespace

std::optional<Story> find_story(store::Reading const& db, Id<OmbudsmanCase> id, bool see_kept) {
    auto const about = store::row<OmbudsmanCase>(
        db, fmt::format("select {} from ombudsman_cases where council = :council and id = :id", case_columns),
        db.council(), id);
    if (!about || (about->kept_from_worker && !see_kept)) {
        return std::nullopt;
    }
    Story story;
    story.about = *about;
    read_parts(db, story);
    return story;
}

std::optional<Id<OmbudsmanCase>> case_referred(store::Reading const& db, std::string const& reference) {
    return store::value_if_any<Id<OmbudsmanCase>>(
        db, "select id from ombudsman_cases where council = :council and reference = :reference", db.council(),
        reference);
}

namespace {

constexpr std::string_view lines_of_cases =
    "select id, reference, sub_category, service, next_step, next_due,"
    " ombudsman_cases.decided_on as decided_on, coalesce(ombudsman_decisions.category, '') as decision,"
    " kept_from_worker from ombudsman_cases"
    " left join ombudsman_decisions on ombudsman_decisions.council = ombudsman_cases.council and case_id = id"
    " where ombudsman_cases.council = :council and kept_from_worker <= :kept";

int most_kept(bool see_kept) { return see_kept ? 1 : 0; }

}  // namespace

std::vector<CaseLine> list_cases(store::Reading const& db, CaseFilter const& filter, int most) {
    if (filter.after) {
        auto found = store::rows<CaseLine>(
            db,
            fmt::format("{} and ombudsman_cases.id > :after order by ombudsman_cases.id limit :most", lines_of_cases),
            db.council(), most_kept(filter.see_kept), filter.after, most);
        std::ranges::reverse(found);
        return found;
    }
    auto const from = filter.before ? filter.before.number : std::int64_t{1} << 60;
    return store::rows<CaseLine>(
        db,
        fmt::format("{} and ombudsman_cases.id < :before order by ombudsman_cases.id desc limit :most", lines_of_cases),
        db.council(), most_kept(filter.see_kept), from, most);
}

std::vector<CaseLine> cases_that_wait(store::Reading const& db, bool see_kept, int most) {
    return store::rows<CaseLine>(
        db,
        fmt::format("{} and next_due is not null order by ombudsman_cases.next_due, ombudsman_cases.id limit :most",
                    lines_of_cases),
        db.council(), most_kept(see_kept), most);
}

std::vector<DecidedLine> decided_between(store::Reading const& db, Day first, Day last, bool see_kept) {
    return store::rows<DecidedLine>(
        db,
        "select case_id, reference, ombudsman_decisions.category as category, sub_category,"
        " ombudsman_decisions.decided_on as decided_on, remedied_already from ombudsman_decisions"
        " join ombudsman_cases on ombudsman_cases.council = ombudsman_decisions.council and id = case_id"
        " where ombudsman_decisions.council = :council and ombudsman_decisions.decided_on >= :first"
        " and ombudsman_decisions.decided_on <= :last and kept_from_worker <= :kept"
        " order by ombudsman_decisions.decided_on, case_id limit :most",
        db.council(), first, last, most_kept(see_kept), most_in_a_period);
}

std::vector<ReceivedLine> received_between(store::Reading const& db, Day first, Day last, bool see_kept) {
    return store::rows<ReceivedLine>(db,
                                     "select id, reference, sub_category, opened_on from ombudsman_cases"
                                     " where council = :council and opened_on >= :first and opened_on <= :last"
                                     " and kept_from_worker <= :kept order by opened_on, id limit :most",
                                     db.council(), first, last, most_kept(see_kept), most_in_a_period);
}

std::vector<Remedy> remedies_due_between(store::Reading const& db, Day first, Day last, bool see_kept) {
    return store::rows<Remedy>(
        db,
        fmt::format("select {} from ombudsman_remedies"
                    " join ombudsman_cases on ombudsman_cases.council = ombudsman_remedies.council"
                    " and ombudsman_cases.id = case_id where ombudsman_remedies.council = :council"
                    " and due >= :first and due <= :last and kept_from_worker <= :kept"
                    " order by due, ombudsman_remedies.id limit :most",
                    remedy_columns),
        db.council(), first, last, most_kept(see_kept), most_in_a_period);
}

std::vector<ComplianceLine> told_of_compliance_between(store::Reading const& db, Day first, Day last, bool see_kept) {
    return store::rows<ComplianceLine>(
        db,
        "select case_id, reference, outcome, told_on from ombudsman_compliance"
        " join ombudsman_cases on ombudsman_cases.council = ombudsman_compliance.council and id = case_id"
        " where ombudsman_compliance.council = :council and told_on >= :first and told_on <= :last"
        " and kept_from_worker <= :kept order by told_on, case_id limit :most",
        db.council(), first, last, most_kept(see_kept), most_in_a_period);
}

std::optional<Day> first_decision(store::Reading const& db) {
    return store::value_if_any<Day>(
        db, "select decided_on from ombudsman_decisions where council = :council order by decided_on limit 1",
        db.council());
}

namespace {

/// The complaint's own record says from now on that the Ombudsman has it.
void tell_the_complaint(store::Writing& db, OmbudsmanCase const& about, Doing const& doing) {
    auto const* offer = about.complaint == 0 ? nullptr : loop::offers().find("complaint");
    if (offer != nullptr && offer->with_the_ombudsman) {
        offer->with_the_ombudsman(db, about.complaint, about.reference, about.opened_on, doing.now, doing.by);
    }
}

}  // namespace

Id<OmbudsmanCase> add_case(store::Writing& db, OmbudsmanCase opened, Doing const& doing) {
    opened.id = opened.kept_from_worker ? store::hidden_id<OmbudsmanCase>()
                                        : store::next_id<OmbudsmanCase>(db, "ombudsman_cases");
    store::insert(db, "ombudsman_cases", opened);
    note(db, opened.id, "opened", "", doing);
    tell_the_complaint(db, opened, doing);
    settle(db, opened.id, doing);
    return opened.id;
}

void change_case(store::Writing& db, OmbudsmanCase const& changed, std::int64_t version, Doing const& doing) {
    bool const follows_another = story_there(db, changed.id).about.complaint != changed.complaint;
    expect_one(store::act(
        db,
        "update ombudsman_cases set our_reference = :ours, complaint = :complaint, category = :category,"
        " sub_category = :sub, about = :about, service = :service, officer = :officer, kept_from_worker = :kept,"
        " version = version + 1 where council = :council and id = :id and version = :version",
        changed.our_reference, changed.complaint, changed.category, changed.sub_category, changed.about,
        changed.service, changed.officer, changed.kept_from_worker, db.council(), changed.id, version));
    note(db, changed.id, "changed", "", doing);
    if (follows_another) {
        tell_the_complaint(db, changed, doing);
    }
    settle(db, changed.id, doing);
}

void add_enquiry(store::Writing& db, Id<OmbudsmanCase> id, Enquiry const& enquiry, Doing const& doing) {
    insert_of_case(db, "ombudsman_enquiries", id, enquiry, doing);
    note(db, id, "asked", fmt::format("enquiry {}, by {}", enquiry.number, iso(enquiry.due)), doing);
    settle(db, id, doing);
}

void answer_enquiry(store::Writing& db, Id<OmbudsmanCase> id, std::int64_t number, Day on, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_enquiries set answered_on = :on where council = :council"
                          " and case_id = :id and number = :number and answered_on is null",
                          on, db.council(), id, number));
    note(db, id, "answered", fmt::format("enquiry {}", number), doing);
    settle(db, id, doing);
}

void add_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing) {
    insert_of_case(db, "ombudsman_drafts", id, draft, doing);
    note(db, id, "draft_received", fmt::format("draft {}, by {}", draft.number, iso(draft.comments_due)), doing);
    settle(db, id, doing);
}

void comment_on_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_drafts set comments = :comments, commented_on = :on"
                          " where council = :council and case_id = :id and number = :number and commented_on is null",
                          draft.comments, draft.commented_on, db.council(), id, draft.number));
    note(db, id, "commented", fmt::format("draft {}", draft.number), doing);
    settle(db, id, doing);
}

namespace {

/// Another column for each part: one statement each.
std::int64_t move_date(store::Writing& db, Id<OmbudsmanCase> id, Extension const& extension) {
    switch (extension.part) {
        case Dated::enquiry:
            return store::act(db,
                              "update ombudsman_enquiries set due = :until where council = :council and case_id = :id"
                              " and number = :number and due = :was and answered_on is null",
                              extension.until, db.council(), id, extension.of, extension.was_due);
        case Dated::draft:
            return store::act(db,
                              "update ombudsman_drafts set comments_due = :until where council = :council"
                              " and case_id = :id and number = :number and comments_due = :was"
                              " and commented_on is null",
                              extension.until, db.council(), id, extension.of, extension.was_due);
        case Dated::remedy: break;
    }
    return store::act(db,
                      "update ombudsman_remedies set due = :until where council = :council and case_id = :id"
                      " and id = :remedy and due = :was and shown_on is null and not_done_on is null",
                      extension.until, db.council(), id, extension.of, extension.was_due);
}

struct ExtensionRow {
    Dated part = Dated::enquiry;
    std::int64_t part_id = 0;
    std::int64_t number = 0;
    Day was_due;
    Day until_day;
    Day agreed_on;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ExtensionRow, (), (part, part_id, number, was_due, until_day, agreed_on, reason))

}  // namespace

void extend(store::Writing& db, Id<OmbudsmanCase> id, Extension const& extension, Doing const& doing) {
    expect_one(move_date(db, id, extension));
    insert_of_case(db, "ombudsman_extensions", id,
                   ExtensionRow{extension.part, extension.of, extension.number, extension.was_due, extension.until,
                                extension.agreed_on, extension.reason},
                   doing);
    note(db, id, "extended",
         fmt::format("{} {}, from {} to {}", name_of(extension.part), extension.of, iso(extension.was_due),
                     iso(extension.until)),
         doing);
    settle(db, id, doing);
}

void add_decision(store::Writing& db, Id<OmbudsmanCase> id, Decision decision, Doing const& doing) {
    auto const story = story_there(db, id);
    if (story.decision) {
        throw Conflict();
    }
    decision.signal = tell_loop(db, story, decision, doing);
    insert_of_case(db, "ombudsman_decisions", id, decision, doing);
    note(db, id, "decided", decision.category, doing);
    settle(db, id, doing);
}

void publish_decision(store::Writing& db, Id<OmbudsmanCase> id, Day on, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_decisions set published_on = :on where council = :council"
                          " and case_id = :id and published_on is null",
                          on, db.council(), id));
    note(db, id, "published", "", doing);
}

void set_compliance(store::Writing& db, Id<OmbudsmanCase> id, Compliance const& compliance, Doing const& doing) {
    store::act(db, "delete from ombudsman_compliance where council = :council and case_id = :id", db.council(), id);
    insert_of_case(db, "ombudsman_compliance", id, compliance, doing);
    note(db, id, "compliance_told", std::string(name_of(compliance.outcome)), doing);
}

Id<Remedy> add_remedy(store::Writing& db, Remedy remedy, Doing const& doing) {
    bool const kept = story_there(db, remedy.case_id).about.kept_from_worker;
    remedy.id = kept ? store::hidden_id<Remedy>() : store::next_id<Remedy>(db, "ombudsman_remedies");
    RemedyRow row;
    static_cast<Remedy&>(row) = remedy;
    row.at = doing.now;
    row.by = doing.by;
    store::insert(db, "ombudsman_remedies", row);
    note(db, remedy.case_id, "remedy_agreed",
         fmt::format("remedy {}, {}, by {}", remedy.id.number, name_of(remedy.type), iso(remedy.due)), doing);
    settle(db, remedy.case_id, doing);
    return remedy.id;
}

void name_learning_point(store::Writing& db, Remedy const& remedy, Id<loop::LearningPoint> point, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_remedies set learning_point = :point where council = :council and id = :id"
                          " and learning_point = 0",
                          point, db.council(), remedy.id));
    note(db, remedy.case_id, "entered_the_loop",
         fmt::format("remedy {}, learning point {}", remedy.id.number, point.number), doing);
    settle(db, remedy.case_id, doing);
}

void add_evidence(store::Writing& db, Remedy const& remedy, Evidence const& evidence, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_remedies set done_on = :done, shown_on = :sent where council = :council"
                          " and id = :id and shown_on is null and not_done_on is null",
                          evidence.done_on, evidence.sent_on, db.council(), remedy.id));
    insert_of_case(db, "ombudsman_evidence", remedy.case_id, evidence, doing);
    note(db, remedy.case_id, "remedy_shown", fmt::format("remedy {}", remedy.id.number), doing);
    settle(db, remedy.case_id, doing);
}

void add_reply(store::Writing& db, Remedy const& remedy, Evidence const& evidence, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_evidence set accepted_on = :accepted, refused_on = :refused,"
                          " why_refused = :why where council = :council and remedy = :remedy and number = :number"
                          " and accepted_on is null and refused_on is null",
                          evidence.accepted_on, evidence.refused_on, evidence.why_refused, db.council(), remedy.id,
                          evidence.number));
    if (evidence.refused_on) {
        store::act(db,
                   "update ombudsman_remedies set done_on = null, shown_on = null where council = :council"
                   " and id = :id",
                   db.council(), remedy.id);
    } else {
        store::act(db, "update ombudsman_remedies set accepted_on = :on where council = :council and id = :id",
                   evidence.accepted_on, db.council(), remedy.id);
    }
    note(db, remedy.case_id, evidence.refused_on ? "evidence_refused" : "evidence_accepted",
         fmt::format("remedy {}", remedy.id.number), doing);
    settle(db, remedy.case_id, doing);
}

void give_up_remedy(store::Writing& db, Remedy const& remedy, Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_remedies set not_done_on = :on, why_not = :why where council = :council"
                          " and id = :id and shown_on is null and not_done_on is null",
                          remedy.not_done_on, remedy.why_not, db.council(), remedy.id));
    note(db, remedy.case_id, "remedy_not_done", fmt::format("remedy {}", remedy.id.number), doing);
    settle(db, remedy.case_id, doing);
}

void settle_open_cases(store::Writing& db, Doing const& doing) {
    auto const open = store::values<Id<OmbudsmanCase>>(
        db, "select id from ombudsman_cases where council = :council and next_due is not null order by next_due, id",
        db.council());
    for (auto const id : open) {
        settle(db, id, doing);
    }
}

}  // namespace heed::ombudsman
