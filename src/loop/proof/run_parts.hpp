#pragma once
// What a run shows of itself, on its own page and where it judges a proof.

#include "loop/learning/story_parts.hpp"
#include "loop/proof/run_store.hpp"
#include "people/site.hpp"

namespace heed::loop {

/// "/measures/3".
std::string path_of(Id<Run> id);

/// The run chart of a measure that has a point.
Html chart_shown(RunTold const& told);

/// Below a promise: the run that judges it and what it says, or the way to name one. Nothing for other kinds of proof.
Html run_of_promise_shown(people::Here const& here, Story const& story, Proof const& first);

/// Where this promise is recorded: by its run, if it has one, and by counting otherwise.
std::string record_path(store::Reading const& db, Story const& story, Proof const& proof);

void mount_run_proofs(people::Site& at);

}  // namespace heed::loop
