// Promises and results in the store.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr int days_to_look_again = 28;
constexpr std::int64_t the_program = -1;

}  // namespace

Id<Proof> add_promise(store::Writing& db, Id<LearningPoint> point, Proof proof, Doing const& doing) {
    proof.id = store::next_id<Proof>(db, "proofs");
    proof.learning_point = point;
    proof.at = doing.now;
    proof.by = doing.by;
    store::insert(db, "proofs", proof);
    note(db, point, "proof_promised",
         fmt::format("proof {}, {}, by {}", proof.id.number, name_of(proof.kind), iso(proof.due)), doing);
    settle(db, point, doing);
    return proof.id;
}

namespace {

/// The same promise once more, after `proof`; a promise is re-made by the program and not by who recorded the result.
void promise_again(store::Writing& db, Proof const& proof, std::int64_t round, Day due, Doing const& doing) {
    auto again = proof;
    again.follows = proof.id;
    again.round = round;
    again.promised_on = doing.today;
    again.due = due;
    add_promise(db, proof.learning_point, again, {doing.today, doing.now, the_program});
}

void promise_what_follows(store::Writing& db, Proof const& proof, ProofResult const& result, Doing const& doing) {
    if (result.result == Verdict::holds) {
        promise_again(db, proof, proof.round + 1, remake_due(result.made_on, proof.round), doing);
    } else if (result.result == Verdict::too_few_to_tell) {
        promise_again(db, proof, proof.round, doing.today + days_to_look_again, doing);
    }
}

ProofTold proof_there(Story const& story, Id<Proof> id) {
    auto const found = std::ranges::find(story.proofs, id, [](ProofTold const& told) { return told.proof.id; });
    if (found == story.proofs.end()) {
        throw NotFound();
    }
    return *found;
}

}  // namespace

void add_result(store::Writing& db, Id<LearningPoint> point, ProofResult result, Doing const& doing) {
    auto const told = proof_there(story_there(db, point), result.proof);
    auto const& proof = told.proof;
    if (told.result || told.taken_back) {
        throw Conflict();
    }
    result.at = doing.now;
    result.by = doing.by;
    store::insert(db, "proof_results", result);
    work::meet_deadline(db, "proof", proof.id.number, "make_proof", result.made_on);
    note(db, point, "proof_made",
         fmt::format("proof {}, {}, {} of {}", proof.id.number, name_of(result.result), result.seen, result.looked_at),
         doing);
    promise_what_follows(db, proof, result, doing);
    if (auto const reason = failure(proof, result)) {
        reopen(db, point, *reason, doing.today, doing.now, the_program);
    } else {
        settle(db, point, doing);
    }
}

void add_baseline(store::Writing& db, Id<LearningPoint> point, Baseline baseline, Doing const& doing) {
    baseline.at = doing.now;
    baseline.by = doing.by;
    store::insert(db, "proof_baselines", baseline);
    note(db, point, "baseline_counted",
         fmt::format("proof {}, {} of {}", baseline.proof.number, baseline.seen, baseline.looked_at), doing);
}

void change_promise(store::Writing& db, Id<LearningPoint> point, Proof const& proof, std::string const& reason,
                    Doing const& doing) {
    auto const story = story_there(db, point);
    auto const told = proof_there(story, proof.id);
    auto const& was = told.proof;
    if (was.follows || standing_of(told, story, doing.today).state != ProofState::promised) {
        throw Conflict();
    }
    auto const version = static_cast<std::int64_t>(told.changes.size()) + 1;
    store::insert(db, "proof_changes",
                  ProofChange{was.id, version, was.would_see, was.sample, was.at_least, was.due, was.promised_on,
                              reason, doing.now, doing.by});
    bool const is_another = proof.would_see != was.would_see || proof.sample != was.sample ||
                            proof.at_least != was.at_least;
    store::act(db,
               "update proofs set would_see = :would_see, sample = :sample, at_least = :at_least, due = :due,"
               " promised_on = :promised_on, at = :at, by = :by where council = :council and id = :id",
               proof.would_see, proof.sample, proof.at_least, proof.due, is_another ? doing.today : was.promised_on,
               is_another ? doing.now : was.at, is_another ? doing.by : was.by, db.council(), was.id);
    note(db, point, is_another ? "promise_changed" : "proof_moved",
         fmt::format("proof {}, {} of {}, by {}", was.id.number, proof.at_least, proof.sample, iso(proof.due)), doing);
    settle(db, point, doing);
}

namespace {

void keep_what_it_said(store::Writing& db, ProofTold const& told, std::string const& reason, Doing const& doing) {
    auto const& was = *told.result;
    auto const version = static_cast<std::int64_t>(told.corrections.size()) + 1;
    store::insert(db, "proof_corrections",
                  ProofCorrection{was.proof, version, was.made_on, was.seen, was.looked_at, was.result, was.note,
                                  reason, doing.now, doing.by});
}

/// Whether the proof was made again already; a promise to make it again that nobody has kept yet is taken back.
bool is_made_again(store::Writing& db, Story const& story, Id<Proof> proof, Doing const& doing) {
    bool made = false;
    for (auto const& other : story.proofs) {
        if (other.proof.follows != proof || other.taken_back) {
            continue;
        }
        made = made || other.result.has_value();
        if (!other.result) {
            store::insert(
                db, "proofs_taken_back",
                ProofTakenBack{other.proof.id, "the result before it was corrected.", doing.now, the_program});
        }
    }
    return made;
}

/// A reopening that only stood because this proof had failed.
void take_back_reopening(store::Writing& db, Story const& story, Id<Proof> proof, std::string const& reason,
                         Doing const& doing) {
    for (auto const& reopening : story.reopenings) {
        if (reopening.cause == ReopeningCause::failed && reopening.cause_id == proof.number) {
            store::act(db,
                       "insert into reopenings_taken_back (council, reopening, reason, at, by)"
                       " values (:council, :reopening, :reason, :at, :by)",
                       db.council(), reopening.id, reason, doing.now, doing.by);
            note(db, story.point.id, "reopening_taken_back", fmt::format("proof {}", proof.number), doing);
        }
    }
}

}  // namespace

void correct_result(store::Writing& db, Id<LearningPoint> point, ProofResult const& corrected,
                    std::string const& reason, Doing const& doing) {
    auto const story = story_there(db, point);
    auto const told = proof_there(story, corrected.proof);
    if (!told.result) {
        throw Conflict();
    }
    keep_what_it_said(db, told, reason, doing);
    store::act(db,
               "update proof_results set made_on = :made_on, seen = :seen, looked_at = :looked_at, result = :result,"
               " note = :note where council = :council and proof = :proof",
               corrected.made_on, corrected.seen, corrected.looked_at, corrected.result, corrected.note, db.council(),
               corrected.proof);
    note(db, point, "proof_corrected",
         fmt::format("proof {}, {}, {} of {}", corrected.proof.number, name_of(corrected.result), corrected.seen,
                     corrected.looked_at),
         doing);
    bool const failed = told.result->result == Verdict::does_not_hold;
    bool const fails = corrected.result == Verdict::does_not_hold;
    if (!is_made_again(db, story, corrected.proof, doing)) {
        promise_what_follows(db, told.proof, corrected, doing);
    }
    if (failed && !fails) {
        take_back_reopening(db, story, corrected.proof, reason, doing);
    }
    if (auto const why = failure(told.proof, corrected); why && !failed) {
        reopen(db, point, *why, doing.today, doing.now, the_program);
    } else {
        settle(db, point, doing);
    }
}

namespace {

/// Each lapsed proof is promised once more, so that there is a way back without a new action.
void promise_what_lapsed(store::Writing& db, Story const& story, Doing const& doing) {
    for (auto const& told : story.proofs) {
        auto const stands = [&](ProofTold const& other, ProofState state) {
            return other.proof.kind == told.proof.kind && other.proof.id > told.proof.id &&
                   standing_of(other, story, doing.today).state == state;
        };
        bool const is_replaced = std::ranges::any_of(story.proofs, [&](ProofTold const& other) {
            return stands(other, ProofState::holds) || stands(other, ProofState::lapsed) ||
                   stands(other, ProofState::promised);
        });
        if (standing_of(told, story, doing.today).state == ProofState::lapsed && !is_replaced) {
            promise_again(db, told.proof, told.proof.round + 1, doing.today + days_to_look_again, doing);
        }
    }
}

}  // namespace

int reopen_what_lapsed(store::Writing& db, Day today, Instant now) {
    auto const due = store::values<Id<LearningPoint>>(
        db, "select id from learning_points where council = :council and lapses_on < :today order by lapses_on, id",
        db.council(), today);
    Doing const doing{today, now, the_program};
    int reopened = 0;
    for (auto const id : due) {
        auto const story = story_there(db, id);
        if (auto const reason = lapse(story, today)) {
            ++reopened;
            reopen(db, id, *reason, today, now, the_program);
            promise_what_lapsed(db, story, doing);
        } else {
            settle(db, id, doing);
        }
    }
    return reopened;
}

}  // namespace heed::loop
