#include "areas/ombudsman/store.hpp"

#include <fmt/format.h>

#include "areas/ombudsman/rules.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/signal.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::ombudsman {

namespace {

constexpr int most_in_a_year = 10'000;

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

void note(store::Writing& db, Id<OmbudsmanCase> id, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"ombudsman_case", id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

Story story_there(store::Reading const& db, Id<OmbudsmanCase> id) {
    auto story = find_story(db, id);
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

std::string path_of(Story const& story) { return fmt::format("/ombudsman/{}", story.about.id.number); }

void keep_deadline(store::Writing& db, Story const& story, std::optional<NextStep> const& next, Day today) {
    constexpr std::string_view subject = "ombudsman_case";
    if (!next || !next->due) {
        work::meet_deadline(db, subject, story.about.id.number, "next", today);
        return;
    }
    auto const says = fmt::format("{}: Ombudsman case {}", spoken_step(next->what), story.about.reference);
    work::set_deadline(db, {std::string(subject), story.about.id.number, "next", says, path_of(story),
                            "answer_ombudsman", *next->due, story.about.officer.number});
}

/// The owner of a remedy hears of it two weeks before it is due.
void keep_warnings(store::Writing& db, Story const& story, Day today) {
    for (auto const& remedy : story.remedies) {
        if (remedy.evidence_sent_on) {
            work::meet_deadline(db, "ombudsman_remedy", remedy.id.number, "soon_due", today);
            continue;
        }
        auto const says = fmt::format("Remedy due on {}: {}", heed::spoken(remedy.due), shortened(remedy.what, 70));
        work::set_deadline(db, {"ombudsman_remedy", remedy.id.number, "soon_due", says, path_of(story),
                                "answer_ombudsman", remedy.due - days_of_warning, remedy.owner.number});
    }
}

/// What the rules say now is repeated where the lists look.
void settle(store::Writing& db, Id<OmbudsmanCase> id, Doing const& doing) {
    auto const story = story_there(db, id);
    auto const next = next_step(story);
    store::act(db,
               "update ombudsman_cases set next_step = :step, next_due = :due, decided_on = :decided,"
               " version = version + 1 where council = :council and id = :id",
               next ? next->what : std::string(), next ? next->due : std::nullopt,
               story.decision ? std::optional(story.decision->decided_on) : std::nullopt, db.council(), id);
    keep_deadline(db, story, next, doing.today);
    keep_warnings(db, story, doing.today);
}

Id<loop::Signal> tell_loop(store::Writing& db, Story const& story, loop::SignalKind kind, std::string said, Day on,
                           Doing const& doing) {
    loop::Signal signal;
    signal.kind = kind;
    signal.source = "ombudsman_case";
    signal.source_id = story.about.id.number;
    signal.said = std::move(said);
    signal.service = {story.about.service};
    signal.heard_on = on;
    signal.recorded_at = doing.now;
    signal.recorded_by = doing.by;
    return loop::tell(db, signal);
}

constexpr std::string_view remedy_columns =
    "id, case_id, kind, type, what, due, owner, signal, done_on, evidence, evidence_sent_on";

/// The first and the last day of a financial year.
std::pair<Day, Day> days_of(int first_year) { return {*day_of(first_year, 4, 1), *day_of(first_year + 1, 3, 31)}; }

}  // namespace

std::optional<Story> find_story(store::Reading const& db, Id<OmbudsmanCase> id) {
    auto const about = store::row<OmbudsmanCase>(
        db,
        "select id, reference, our_reference, category, about, service, officer, opened_on, version, next_step,"
        " next_due, decided_on from ombudsman_cases where council = :council and id = :id",
        db.council(), id);
    if (!about) {
        return std::nullopt;
    }
    Story story{*about, {}, {}, {}, {}};
    story.enquiries = store::rows<Enquiry>(db,
                                           "select number, asks, asked_on, due, answered_on from ombudsman_enquiries"
                                           " where council = :council and case_id = :id order by number",
                                           db.council(), id);
    story.drafts = store::rows<DraftDecision>(
        db,
        "select number, received_on, comments_due, comments, commented_on from ombudsman_drafts"
        " where council = :council and case_id = :id order by number",
        db.council(), id);
    story.decision = store::row<Decision>(db,
                                          "select category, decided_on, summary from ombudsman_decisions"
                                          " where council = :council and case_id = :id",
                                          db.council(), id);
    story.remedies = store::rows<Remedy>(db,
                                         fmt::format("select {} from ombudsman_remedies where council = :council"
                                                     " and case_id = :id order by id",
                                                     remedy_columns),
                                         db.council(), id);
    return story;
}

std::optional<Id<OmbudsmanCase>> case_referred(store::Reading const& db, std::string const& reference) {
    return store::value_if_any<Id<OmbudsmanCase>>(
        db, "select id from ombudsman_cases where council = :council and reference = :reference", db.council(),
        reference);
}

namespace {

constexpr std::string_view line_columns =
    "select id, reference, ombudsman_cases.category as category, service, next_step, next_due,"
    " ombudsman_cases.decided_on as decided_on, coalesce(ombudsman_decisions.category, '') as decision"
    " from ombudsman_cases left join ombudsman_decisions on ombudsman_decisions.council = ombudsman_cases.council"
    " and case_id = id where ombudsman_cases.council = :council";

}  // namespace

std::vector<CaseLine> list_cases(store::Reading const& db, Id<OmbudsmanCase> before, int most) {
    auto const from = before ? before.number : std::int64_t{1} << 60;
    return store::rows<CaseLine>(
        db,
        fmt::format("{} and ombudsman_cases.id < :before order by ombudsman_cases.id desc limit :most", line_columns),
        db.council(), from, most);
}

std::vector<CaseLine> cases_that_wait(store::Reading const& db, int most) {
    return store::rows<CaseLine>(
        db,
        fmt::format("{} and next_due is not null order by ombudsman_cases.next_due, ombudsman_cases.id limit :most",
                    line_columns),
        db.council(), most);
}

std::vector<Decision> decisions_of_year(store::Reading const& db, int first_year) {
    auto const [first, last] = days_of(first_year);
    return store::rows<Decision>(db,
                                 "select category, decided_on, summary from ombudsman_decisions"
                                 " where council = :council and decided_on >= :first and decided_on <= :last"
                                 " order by decided_on limit :most",
                                 db.council(), first, last, most_in_a_year);
}

std::vector<Remedy> remedies_due_in_year(store::Reading const& db, int first_year) {
    auto const [first, last] = days_of(first_year);
    return store::rows<Remedy>(db,
                               fmt::format("select {} from ombudsman_remedies where council = :council"
                                           " and due >= :first and due <= :last order by due, id limit :most",
                                           remedy_columns),
                               db.council(), first, last, most_in_a_year);
}

Id<OmbudsmanCase> add_case(store::Writing& db, OmbudsmanCase opened, Doing const& doing) {
    opened.id = store::next_id<OmbudsmanCase>(db, "ombudsman_cases");
    store::insert(db, "ombudsman_cases", opened);
    note(db, opened.id, "opened", "", doing);
    settle(db, opened.id, doing);
    return opened.id;
}

void add_enquiry(store::Writing& db, Id<OmbudsmanCase> id, Enquiry const& enquiry, Doing const& doing) {
    insert_of_case(db, "ombudsman_enquiries", id, enquiry, doing);
    note(db, id, "asked", fmt::format("enquiry {}, by {}", enquiry.number, iso(enquiry.due)), doing);
    settle(db, id, doing);
}

void answer_enquiry(store::Writing& db, Id<OmbudsmanCase> id, std::int64_t number, Day on, Doing const& doing) {
    auto const changed = store::act(db,
                                    "update ombudsman_enquiries set answered_on = :on where council = :council"
                                    " and case_id = :id and number = :number and answered_on is null",
                                    on, db.council(), id, number);
    if (changed == 0) {
        throw Conflict();
    }
    note(db, id, "answered", fmt::format("enquiry {}", number), doing);
    settle(db, id, doing);
}

void add_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing) {
    insert_of_case(db, "ombudsman_drafts", id, draft, doing);
    note(db, id, "draft_received", fmt::format("draft {}, by {}", draft.number, iso(draft.comments_due)), doing);
    settle(db, id, doing);
}

void comment_on_draft(store::Writing& db, Id<OmbudsmanCase> id, DraftDecision const& draft, Doing const& doing) {
    auto const changed = store::act(db,
                                    "update ombudsman_drafts set comments = :comments, commented_on = :on"
                                    " where council = :council and case_id = :id and number = :number"
                                    " and commented_on is null",
                                    draft.comments, draft.commented_on, db.council(), id, draft.number);
    if (changed == 0) {
        throw Conflict();
    }
    note(db, id, "commented", fmt::format("draft {}", draft.number), doing);
    settle(db, id, doing);
}

void add_decision(store::Writing& db, Id<OmbudsmanCase> id, Decision const& decision, Doing const& doing) {
    auto const story = story_there(db, id);
    if (story.decision) {
        throw Conflict();
    }
    insert_of_case(db, "ombudsman_decisions", id, decision, doing);
    note(db, id, "decided", decision.category, doing);
    auto const* category = find_category(decision.category);
    if (category != nullptr && category->upheld) {
        tell_loop(db, story, loop::SignalKind::ombudsman_decision, decision.summary, decision.decided_on, doing);
    }
    settle(db, id, doing);
}

Id<Remedy> add_remedy(store::Writing& db, Remedy remedy, Doing const& doing) {
    auto const story = story_there(db, remedy.case_id);
    remedy.id = store::next_id<Remedy>(db, "ombudsman_remedies");
    if (remedy.kind == RemedyKind::service_improvement) {
        auto const on = story.decision ? story.decision->decided_on : doing.today;
        remedy.signal = tell_loop(db, story, loop::SignalKind::recommendation, remedy.what, on, doing).number;
    }
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

void show_remedy_done(store::Writing& db, Remedy const& remedy, Doing const& doing) {
    auto const changed = store::act(db,
                                    "update ombudsman_remedies set done_on = :done, evidence = :evidence,"
                                    " evidence_sent_on = :sent where council = :council and id = :id"
                                    " and evidence_sent_on is null",
                                    remedy.done_on, remedy.evidence, remedy.evidence_sent_on, db.council(), remedy.id);
    if (changed == 0) {
        throw Conflict();
    }
    note(db, remedy.case_id, "remedy_shown", fmt::format("remedy {}", remedy.id.number), doing);
    settle(db, remedy.case_id, doing);
}

}  // namespace heed::ombudsman
