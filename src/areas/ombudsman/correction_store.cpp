#include "areas/ombudsman/correction_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/decision_signal.hpp"
#include "areas/ombudsman/keeping.hpp"
#include "kernel/failure.hpp"
#include "store/rows.hpp"

namespace heed::ombudsman {

namespace {

/// Somebody else corrected it meanwhile: what they wrote is not to be written over unseen.
void expect_unchanged(store::Reading const& db, Story const& seen) {
    auto const now = story_there(db, seen.about.id);
    if (now.decisions_before.size() != seen.decisions_before.size() ||
        now.remedies_before.size() != seen.remedies_before.size() || now.extensions.size() != seen.extensions.size()) {
        throw Conflict();
    }
}

void keep_decision(store::Writing& db, Story const& seen, WhyCorrected const& why, Doing const& doing) {
    auto const& was = *seen.decision;
    store::insert(db, "ombudsman_decision_corrections",
                  DecisionBefore{seen.about.id, static_cast<std::int64_t>(seen.decisions_before.size()) + 1, why.cause,
                                 why.because, was.category, was.decided_on, was.summary, was.fault, was.injustice,
                                 was.remedied_already, was.published_on, doing.now, doing.by});
}

void keep_remedy(store::Writing& db, Story const& seen, Remedy const& was, WhyCorrected const& why,
                 Doing const& doing) {
    auto const before = std::ranges::count(seen.remedies_before, was.id, &RemedyBefore::remedy);
    store::insert(db, "ombudsman_remedy_corrections",
                  RemedyBefore{seen.about.id, was.id, before + 1, why.cause, why.because, was.kind, was.type, was.what,
                               was.due, doing.now, doing.by});
}

void write_remedy(store::Writing& db, Remedy const& is, WhyCorrected const& why, Doing const& doing) {
    store::act(db,
               "update ombudsman_remedies set kind = :kind, type = :type, what = :what, due = :due"
               " where council = :council and id = :id",
               is.kind, is.type, is.what, is.due, db.council(), is.id);
    note(db, is.case_id, "remedy_corrected",
         fmt::format("remedy {}, {}, by {}", is.id.number, name_of(why.cause), iso(is.due)), doing);
}

}  // namespace

void read_corrections(store::Reading const& db, Story& story) {
    story.decisions_before = store::rows<DecisionBefore>(
        db,
        "select case_id, number, cause, because, category, decided_on, summary, fault, injustice, remedied_already,"
        " published_on, at, by from ombudsman_decision_corrections where council = :council and case_id = :id"
        " order by number",
        db.council(), story.about.id);
    story.remedies_before = store::rows<RemedyBefore>(
        db,
        "select case_id, remedy, number, cause, because, kind, type, what, due, at, by"
        " from ombudsman_remedy_corrections where council = :council and case_id = :id order by remedy, number",
        db.council(), story.about.id);
}

void correct_decision(store::Writing& db, Story const& seen, DecisionCorrection const& correction, Doing const& doing) {
    expect_unchanged(db, seen);
    keep_decision(db, seen, correction.why, doing);
    auto const signal = tell_loop_again(db, seen, correction, doing);
    auto const& is = correction.decision;
    store::act(db,
               "update ombudsman_decisions set category = :category, decided_on = :decided, summary = :summary,"
               " fault = :fault, injustice = :injustice, remedied_already = :remedied, published_on = :published,"
               " signal = :signal where council = :council and case_id = :id",
               is.category, is.decided_on, is.summary, is.fault, is.injustice, is.remedied_already, is.published_on,
               signal, db.council(), seen.about.id);
    note(db, seen.about.id, "decision_corrected",
         fmt::format("{}, from {} to {}", name_of(correction.why.cause), seen.decision->category, is.category), doing);
    for (auto const& due : correction.dues) {
        auto remedy = *std::ranges::find(seen.remedies, due.remedy, &Remedy::id);
        keep_remedy(db, seen, remedy, correction.why, doing);
        remedy.due = due.due;
        write_remedy(db, remedy, correction.why, doing);
    }
    settle(db, seen.about.id, doing);
}

void correct_remedy(store::Writing& db, Story const& seen, Remedy const& before, RemedyCorrection const& correction,
                    Doing const& doing) {
    expect_unchanged(db, seen);
    keep_remedy(db, seen, before, correction.why, doing);
    write_remedy(db, correction.remedy, correction.why, doing);
    tell_loop_again(db, before, correction, doing);
    settle(db, seen.about.id, doing);
}

}  // namespace heed::ombudsman
