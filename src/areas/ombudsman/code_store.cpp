#include "areas/ombudsman/code_store.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/heard/signal.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::string_view subject = "ombudsman_code";
constexpr std::string_view columns =
    "id, year, occasion, what_changed, begun_on, response, finished_on, published_on, taken_off_on";

struct AssessmentRow : CodeAssessment {
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(AssessmentRow, (CodeAssessment), (at, by))

struct AnswerRow : CodeAnswer {
    Id<CodeAssessment> assessment;
};
BOOST_DESCRIBE_STRUCT(AnswerRow, (CodeAnswer), (assessment))

void note(store::Writing& db, Id<CodeAssessment> id, std::string what, std::string detail, loop::Doing const& doing) {
    store::note(db, {std::string(subject), id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

void expect_one(std::int64_t changed) {
    if (changed == 0) {
        throw Conflict();
    }
}

std::optional<AssessmentTold> with_answers(store::Reading const& db, std::optional<CodeAssessment> const& about) {
    if (!about) {
        return std::nullopt;
    }
    return AssessmentTold{
        *about, store::rows<CodeAnswer>(db,
                                        "select paragraph, answer, evidence, signal, answered_on, by,"
                                        " will_change, change_by"
                                        " from ombudsman_code_answers where council = :council and assessment = :id",
                                        db.council(), about->id)};
}

void expect_unfinished(store::Reading const& db, Id<CodeAssessment> id) {
    auto const told = find_assessment(db, id);
    if (!told || told->about.finished_on) {
        throw Conflict();
    }
}

}  // namespace

std::vector<CodeAssessment> list_assessments(store::Reading const& db, loop::Around const& around, int most) {
    return loop::rows_around<CodeAssessment>(
        db, fmt::format("select {} from ombudsman_code_assessments where council = :council", columns), "id", around,
        most, db.council());
}

std::optional<AssessmentTold> find_assessment(store::Reading const& db, Id<CodeAssessment> id) {
    return with_answers(
        db,
        store::row<CodeAssessment>(
            db, fmt::format("select {} from ombudsman_code_assessments where council = :council and id = :id", columns),
            db.council(), id));
}

std::optional<AssessmentTold> published_assessment(store::Reading const& db) {
    return with_answers(
        db, store::row<CodeAssessment>(db,
                                       fmt::format("select {} from ombudsman_code_assessments where council = :council"
                                                   " and published_on is not null and taken_off_on is null"
                                                   " order by published_on desc, id desc limit 1",
                                                   columns),
                                       db.council()));
}

std::vector<CodeAssessment> assessments_begun_between(store::Reading const& db, Day first, Day last) {
    return store::rows<CodeAssessment>(db,
                                       fmt::format("select {} from ombudsman_code_assessments where council = :council"
                                                   " and begun_on >= :first and begun_on <= :last"
                                                   " order by begun_on desc, id desc limit 20",
                                                   columns),
                                       db.council(), first, last);
}

Id<CodeAssessment> begin_assessment(store::Writing& db, CodeAssessment begun, loop::Doing const& doing) {
    begun.id = store::next_id<CodeAssessment>(db, "ombudsman_code_assessments");
    AssessmentRow row;
    static_cast<CodeAssessment&>(row) = begun;
    row.at = doing.now;
    row.by = doing.by;
    store::insert(db, "ombudsman_code_assessments", row);
    note(db, begun.id, "begun", fmt::format("{}, {}", begun.year, name_of(begun.occasion)), doing);
    return begun.id;
}

void answer_paragraph(store::Writing& db, Id<CodeAssessment> id, CodeAnswer answer, loop::Doing const& doing) {
    expect_unfinished(db, id);
    auto const before = store::value_if_any<std::int64_t>(db,
                                                          "select signal from ombudsman_code_answers"
                                                          " where council = :council and assessment = :id"
                                                          " and paragraph = :paragraph",
                                                          db.council(), id, answer.paragraph);
    store::act(db,
               "delete from ombudsman_code_answers where council = :council and assessment = :id"
               " and paragraph = :paragraph",
               db.council(), id, answer.paragraph);
    AnswerRow row;
    static_cast<CodeAnswer&>(row) = answer;
    row.assessment = id;
    row.signal = before.value_or(0);
    row.by = doing.by;
    store::insert(db, "ombudsman_code_answers", row);
    note(db, id, "answered", fmt::format("paragraph {}, {}", answer.paragraph, name_of(answer.answer)), doing);
}

Id<loop::Signal> begin_improvement(store::Writing& db, Id<CodeAssessment> id, CodeParagraph const& paragraph,
                                   CodeAnswer const& answer, loop::Doing const& doing) {
    loop::Signal signal;
    signal.kind = loop::SignalKind::audit_finding;
    signal.source = subject;
    signal.source_id = id.number;
    signal.said = loop::made_anonymous(fmt::format("The Complaint Handling Code asks: {} Do we keep it? {}: {}",
                                                   paragraph.says, spoken(answer.answer), answer.evidence),
                                       {});
    signal.heard_on = doing.today;
    signal.recorded_at = doing.now;
    signal.recorded_by = doing.by;
    auto const told = loop::tell(db, signal);
    expect_one(store::act(db,
                          "update ombudsman_code_answers set signal = :signal where council = :council"
                          " and assessment = :id and paragraph = :paragraph and signal = 0",
                          told, db.council(), id, paragraph.code));
    note(db, id, "improvement_begun", "paragraph " + paragraph.code, doing);
    return told;
}

void finish_assessment(store::Writing& db, Id<CodeAssessment> id, loop::Doing const& doing) {
    constexpr int months_of_a_year = 12;
    expect_one(store::act(db,
                          "update ombudsman_code_assessments set finished_on = :on where council = :council"
                          " and id = :id and finished_on is null",
                          doing.today, db.council(), id));
    work::set_deadline(db, {std::string(subject), 0, "next", "Assess ourselves against the Complaint Handling Code",
                            "/ombudsman/code", "make_reports", months_after(doing.today, months_of_a_year), 0});
    note(db, id, "finished", "", doing);
}

void publish_assessment(store::Writing& db, Id<CodeAssessment> id, std::string const& response,
                        loop::Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_code_assessments set published_on = :on, response = :response,"
                          " taken_off_on = null where council = :council and id = :id and finished_on is not null",
                          doing.today, response, db.council(), id));
    note(db, id, "published", "", doing);
}

void take_off_assessment(store::Writing& db, Id<CodeAssessment> id, loop::Doing const& doing) {
    expect_one(store::act(db,
                          "update ombudsman_code_assessments set taken_off_on = :on where council = :council"
                          " and id = :id and published_on is not null and taken_off_on is null",
                          doing.today, db.council(), id));
    note(db, id, "taken_off", "", doing);
}

}  // namespace heed::ombudsman
