#pragma once

#include "areas/ombudsman/corrections.hpp"
#include "areas/ombudsman/store.hpp"

namespace heed::ombudsman {

/// What was corrected so far, into the story.
void read_corrections(store::Reading const& db, Story& story);

/// The decision and the dates of its remedies are these from now on; what they said is kept, the loop is told, lists and
/// deadlines follow. Throws Conflict if it was corrected since `seen` was read.
void correct_decision(store::Writing& db, Story const& seen, DecisionCorrection const& correction, Doing const& doing);
void correct_remedy(store::Writing& db, Story const& seen, Remedy const& before, RemedyCorrection const& correction,
                    Doing const& doing);

}  // namespace heed::ombudsman
