#pragma once
// Runs of points in the store. Each act writes its rows and its event.

#include "loop/learning/learning_store.hpp"
#include "loop/proof/run.hpp"
#include "store/store.hpp"

namespace heed::loop {

struct RunFilter {
    Id<Run> before;  ///< the page further back
    Id<Run> after;   ///< the page nearer to now
};
/// At most `most`, the one begun last first.
std::vector<Run> list_runs(store::Reading const& db, RunFilter const& filter, int most);

std::optional<RunTold> find_run(store::Reading const& db, Id<Run> id);
/// The same; throws NotFound.
RunTold run_there(store::Reading const& db, Id<Run> id);

Id<Run> add_run(store::Writing& db, Run run, Doing const& doing);

/// Adds the points; one that is there with the same number is left as it is. What was there with another number is kept as
/// corrected where `correct`; otherwise throws Conflict. Throws Conflict beyond `most_points_of_a_run`.
void add_points(store::Writing& db, Id<Run> run, std::vector<RunPoint> const& points, bool correct, Doing const& doing);

void add_rebase(store::Writing& db, Id<Run> run, RunRebase rebase, Doing const& doing);

/// The run that judges this proof or, where it re-makes one, the first of them.
std::optional<Id<Run>> run_of_proof(store::Reading const& db, Story const& story, Proof const& proof);

/// Names the run that will judge a first promise of the kind "records show it". Throws Conflict if it is of another kind, was
/// made already, has a run, or an action of this round is done: a run that is chosen afterwards proves nothing.
void name_run(store::Writing& db, Story const& story, Id<Proof> proof, Id<Run> run, Doing const& doing);

/// Whether `name_run` would take it.
bool can_name_run(store::Reading const& db, Story const& story, Proof const& proof);

/// The day on which the first action of this round was done; nothing if none was.
std::optional<Day> action_done_on(Story const& story);

}  // namespace heed::loop
