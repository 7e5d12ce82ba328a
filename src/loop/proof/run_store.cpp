#include "loop/proof/run_store.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

void note(store::Writing& db, Id<Run> run, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"run", run.number, std::move(what), std::move(detail), doing.by, doing.now});
}

struct KeptPoint {
    Day on_day;
    double y = 0;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(KeptPoint, (), (on_day, y, at, by))

void correct_point(store::Writing& db, Id<Run> run, RunPoint const& point, Doing const& doing) {
    auto const was = store::row<KeptPoint>(db,
                                           "select on_day, y, at, by from run_points"
                                           " where council = :council and run = :run and on_day = :on_day",
                                           db.council(), run, point.on_day);
    auto const version = store::value<std::int64_t>(db,
                                                    "select count(*) + 1 from run_point_corrections"
                                                    " where council = :council and run = :run and on_day = :on_day",
                                                    db.council(), run, point.on_day);
    store::act(db,
               "insert into run_point_corrections (council, run, on_day, version, y, at, by)"
               " values (:council, :run, :on_day, :version, :y, :at, :by)",
               db.council(), run, was->on_day, version, was->y, was->at, was->by);
    store::act(db,
               "update run_points set y = :y, at = :at, by = :by"
               " where council = :council and run = :run and on_day = :on_day",
               point.y, doing.now, doing.by, db.council(), run, point.on_day);
}

std::vector<RunPoint> points_of(store::Reading const& db, Id<Run> run) {
    return store::rows<RunPoint>(
        db, "select on_day, y from run_points where council = :council and run = :run order by on_day limit :most",
        db.council(), run, static_cast<std::int64_t>(most_points_of_a_run));
}

}  // namespace

std::vector<Run> list_runs(store::Reading const& db, RunFilter const& filter, int most) {
    auto const below = filter.before ? filter.before.number : std::numeric_limits<std::int64_t>::max();
    auto found = store::rows<Run>(db,
                                  filter.after
                                      ? "select id, name, unit, better, target, service, owner, at, by from runs"
                                        " where council = :council and id > :from order by id limit :most"
                                      : "select id, name, unit, better, target, service, owner, at, by from runs"
                                        " where council = :council and id < :from order by id desc limit :most",
                                  db.council(), filter.after ? filter.after.number : below, most);
    if (filter.after) {
        std::ranges::reverse(found);
    }
    return found;
}

std::optional<RunTold> find_run(store::Reading const& db, Id<Run> id) {
    auto run = store::row<Run>(db,
                               "select id, name, unit, better, target, service, owner, at, by from runs"
                               " where council = :council and id = :id",
                               db.council(), id);
    if (!run) {
        return std::nullopt;
    }
    return RunTold{std::move(*run), points_of(db, id),
                   store::rows<RunRebase>(db,
                                          "select from_day, reason, evidence, at, by from run_rebases"
                                          " where council = :council and run = :run order by from_day limit 200",
                                          db.council(), id)};
}

RunTold run_there(store::Reading const& db, Id<Run> id) {
    auto told = find_run(db, id);
    if (!told) {
        throw NotFound();
    }
    return std::move(*told);
}

Id<Run> add_run(store::Writing& db, Run run, Doing const& doing) {
    run.id = store::next_id<Run>(db, "runs");
    run.at = doing.now;
    run.by = doing.by;
    store::insert(db, "runs", run);
    note(db, run.id, "watched", std::string(name_of(run.better)), doing);
    return run.id;
}

void add_points(store::Writing& db, Id<Run> run, std::vector<RunPoint> const& points, bool correct,
                Doing const& doing) {
    auto const told = run_there(db, run);
    auto const other = clashes(told, points);
    std::int64_t added = 0;
    for (auto const& point : points) {
        if (std::ranges::find(told.points, point.on_day, &RunPoint::on_day) == told.points.end()) {
            store::act(db,
                       "insert into run_points (council, run, on_day, y, at, by)"
                       " values (:council, :run, :on_day, :y, :at, :by)",
                       db.council(), run, point.on_day, point.y, doing.now, doing.by);
            ++added;
        } else if (std::ranges::find(other, point.on_day) != other.end()) {
            if (!correct) {
                throw Conflict();
            }
            correct_point(db, run, point, doing);
        }
    }
    if (told.points.size() + static_cast<std::size_t>(added) > most_points_of_a_run) {
        throw Conflict();
    }
    note(db, run, "points_added", fmt::format("{} added, {} corrected", added, other.size()), doing);
}

void add_rebase(store::Writing& db, Id<Run> run, RunRebase rebase, Doing const& doing) {
    store::act(db,
               "insert into run_rebases (council, run, from_day, reason, evidence, at, by)"
               " values (:council, :run, :from_day, :reason, :evidence, :at, :by)",
               db.council(), run, rebase.from_day, rebase.reason, rebase.evidence, doing.now, doing.by);
    note(db, run, "rebased", fmt::format("from {}", iso(rebase.from_day)), doing);
}

std::optional<Id<Run>> run_of_proof(store::Reading const& db, Story const& story, Proof const& proof) {
    return store::value_if_any<Id<Run>>(db, "select run from proof_runs where council = :council and proof = :proof",
                                        db.council(), first_promise(proof, story).id);
}

std::optional<Day> action_done_on(Story const& story) {
    std::optional<Day> first;
    for (auto const& told : story.actions) {
        if (told.done && told.done->at > round_began(story) && (!first || told.done->done_on < *first)) {
            first = told.done->done_on;
        }
    }
    return first;
}

bool can_name_run(store::Reading const& db, Story const& story, Proof const& proof) {
    auto const found = std::ranges::find(story.proofs, proof.id, [](ProofTold const& told) { return told.proof.id; });
    bool const waits = found != story.proofs.end() && !found->result && !found->taken_back && !proof.follows;
    return waits && proof.kind == ProofKind::records && !action_done_on(story) && !run_of_proof(db, story, proof);
}

void name_run(store::Writing& db, Story const& story, Id<Proof> proof, Id<Run> run, Doing const& doing) {
    auto const found = std::ranges::find(story.proofs, proof, [](ProofTold const& told) { return told.proof.id; });
    if (found == story.proofs.end() || !find_run(db, run)) {
        throw NotFound();
    }
    if (!can_name_run(db, story, found->proof)) {
        throw Conflict();
    }
    store::act(db, "insert into proof_runs (council, proof, run, at, by) values (:council, :proof, :run, :at, :by)",
               db.council(), proof, run, doing.now, doing.by);
    note(db, story.point.id, "run_named", fmt::format("proof {}, run {}", proof.number, run.number), doing);
}

}  // namespace heed::loop
