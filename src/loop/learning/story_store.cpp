// A learning point's story, put together from its rows.

#include <algorithm>

#include "kernel/failure.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

std::vector<ActionDone> done_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ActionDone>(db,
                                   "select action, done_on, actions_done.at as at, actions_done.by as by"
                                   " from actions_done join actions on actions.council = actions_done.council"
                                   " and actions.id = action"
                                   " where actions.council = :council and learning_point = :id",
                                   db.council(), id);
}

std::vector<ActionGivenUp> given_up_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ActionGivenUp>(
        db,
        "select action, reason, on_day, actions_given_up.at as at, actions_given_up.by as by"
        " from actions_given_up join actions on actions.council = actions_given_up.council"
        " and actions.id = action where actions.council = :council and learning_point = :id",
        db.council(), id);
}

// "cross join": SQLite keeps to that order, and so begins with the few rows of this learning point.
std::vector<ActionChange> action_changes_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ActionChange>(
        db,
        "select action, version, action_changes.what as what, action_changes.owner as owner,"
        " action_changes.due as due, action_changes.strength as strength, action_changes.area as area, reason,"
        " action_changes.at as at, action_changes.by as by"
        " from actions cross join action_changes where action_changes.council = actions.council and action = actions.id"
        " and actions.council = :council and learning_point = :id order by actions.id, version",
        db.council(), id);
}

/// The row that belongs to `id`, if there is one.
template <class Row, class Of, class T>
std::optional<Row> row_of(std::vector<Row> const& rows, Of Row::*of, Id<T> id) {
    auto const found = std::ranges::find(rows, id, of);
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

template <class Row, class Of, class T>
std::vector<Row> rows_of(std::vector<Row> const& rows, Of Row::*of, Id<T> id) {
    std::vector<Row> found;
    std::ranges::copy_if(rows, std::back_inserter(found), [&](Row const& row) { return row.*of == id; });
    return found;
}

std::vector<ActionTold> actions_of(store::Reading const& db, Id<LearningPoint> id) {
    auto const actions = store::rows<Action>(
        db,
        "select id, learning_point, what, owner, due, strength, added_on, at, by, area"
        " from actions where council = :council and learning_point = :id order by id",
        db.council(), id);
    if (actions.empty()) {
        return {};
    }
    auto const done = done_of(db, id);
    auto const given_up = given_up_of(db, id);
    auto const changes = action_changes_of(db, id);
    std::vector<ActionTold> told;
    for (auto const& action : actions) {
        told.push_back({action, row_of(done, &ActionDone::action, action.id),
                        row_of(given_up, &ActionGivenUp::action, action.id),
                        rows_of(changes, &ActionChange::action, action.id)});
    }
    return told;
}

std::vector<ProofResult> results_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ProofResult>(db,
                                    "select proof, made_on, seen, looked_at, result, note,"
                                    " proof_results.at as at, proof_results.by as by from proof_results"
                                    " join proofs on proofs.council = proof_results.council and proofs.id = proof"
                                    " where proofs.council = :council and learning_point = :id",
                                    db.council(), id);
}

std::vector<Baseline> baselines_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<Baseline>(db,
                                 "select proof, seen, looked_at, on_day, proof_baselines.at as at,"
                                 " proof_baselines.by as by from proof_baselines"
                                 " join proofs on proofs.council = proof_baselines.council and proofs.id = proof"
                                 " where proofs.council = :council and learning_point = :id",
                                 db.council(), id);
}

std::vector<ProofTakenBack> taken_back_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ProofTakenBack>(
        db,
        "select proof, reason, proofs_taken_back.at as at, proofs_taken_back.by as by from proofs_taken_back"
        " join proofs on proofs.council = proofs_taken_back.council and proofs.id = proof"
        " where proofs.council = :council and learning_point = :id",
        db.council(), id);
}

std::vector<ProofChange> promise_changes_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ProofChange>(
        db,
        "select proof, version, proof_changes.would_see as would_see, proof_changes.sample as sample,"
        " proof_changes.at_least as at_least, proof_changes.due as due,"
        " proof_changes.promised_on as promised_on, reason, proof_changes.at as at, proof_changes.by as by"
        " from proofs cross join proof_changes where proof_changes.council = proofs.council and proof = proofs.id"
        " and proofs.council = :council and learning_point = :id order by proofs.id, version",
        db.council(), id);
}

std::vector<ProofCorrection> corrections_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::rows<ProofCorrection>(
        db,
        "select proof, version, made_on, seen, looked_at, result, note, reason, proof_corrections.at as at,"
        " proof_corrections.by as by from proofs"
        " cross join proof_corrections where proof_corrections.council = proofs.council and proof = proofs.id"
        " and proofs.council = :council and learning_point = :id order by proofs.id, version",
        db.council(), id);
}

std::vector<ProofTold> proofs_of(store::Reading const& db, Id<LearningPoint> id) {
    auto const proofs = store::rows<Proof>(
        db,
        "select id, learning_point, kind, would_see, sample, at_least, due, promised_on,"
        " follows, round, at, by from proofs"
        " where council = :council and learning_point = :id order by id",
        db.council(), id);
    if (proofs.empty()) {
        return {};
    }
    auto const results = results_of(db, id);
    auto const baselines = baselines_of(db, id);
    auto const taken_back = taken_back_of(db, id);
    auto const changes = promise_changes_of(db, id);
    auto const corrections = corrections_of(db, id);
    std::vector<ProofTold> told;
    for (auto const& proof : proofs) {
        told.push_back(
            {proof, row_of(results, &ProofResult::proof, proof.id), row_of(baselines, &Baseline::proof, proof.id),
             row_of(taken_back, &ProofTakenBack::proof, proof.id), rows_of(changes, &ProofChange::proof, proof.id),
             rows_of(corrections, &ProofCorrection::proof, proof.id)});
    }
    return told;
}

std::optional<LearningPoint> point_of(store::Reading const& db, Id<LearningPoint> id) {
    return store::row<LearningPoint>(
        db,
        "select id, sentence, theme, service, owner, made_on, made_at, made_by,"
        " version, stage, standing, next_due, lapses_on, origin, decision, testable from learning_points"
        " where council = :council and id = :id",
        db.council(), id);
}

/// The reopenings that stand, and those that were taken back.
void read_reopenings(store::Reading const& db, Story& story) {
    auto const all = store::rows<Reopening>(
        db,
        "select id, learning_point, cause, cause_id, reason, on_day, at, by from reopenings"
        " where council = :council and learning_point = :id order by id",
        db.council(), story.point.id);
    if (all.empty()) {
        return;
    }
    auto const taken_back = store::values<Id<Reopening>>(
        db,
        "select reopening from reopenings_taken_back"
        " join reopenings on reopenings.council = reopenings_taken_back.council and reopenings.id = reopening"
        " where reopenings.council = :council and learning_point = :id",
        db.council(), story.point.id);
    for (auto const& one : all) {
        bool const stands = std::ranges::find(taken_back, one.id) == taken_back.end();
        (stands ? story.reopenings : story.taken_back).push_back(one);
    }
}

}  // namespace

std::optional<Story> read_story(store::Reading const& db, Id<LearningPoint> id) {
    auto const point = point_of(db, id);
    if (!point) {
        return std::nullopt;
    }
    Story story{*point, actions_of(db, id), {}, proofs_of(db, id), {}, {}, {}};
    story.shares = store::rows<Share>(db,
                                      "select id, learning_point, way, to_whom, shared_on, reached, meant_for, at, by"
                                      " from shares where council = :council and learning_point = :id order by id",
                                      db.council(), id);
    story.embeddings = store::rows<Embedding>(db,
                                              "select id, learning_point, on_day, at, by from embeddings"
                                              " where council = :council and learning_point = :id order by id",
                                              db.council(), id);
    story.closings = store::rows<Closing>(db,
                                          "select id, learning_point, reason, on_day, at, by from closings"
                                          " where council = :council and learning_point = :id order by id",
                                          db.council(), id);
    read_reopenings(db, story);
    story.origin = find_origin(db, id);
    story.form = form_of(db, id, point->version);
    story.decisions = decisions_of(db, id);
    return story;
}

Story story_there(store::Reading const& db, Id<LearningPoint> id) {
    auto story = read_story(db, id);
    if (!story) {
        throw NotFound();
    }
    return std::move(*story);
}

}  // namespace heed::loop
