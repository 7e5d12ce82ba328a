#pragma once
// What the loop hears of a decision, when it is recorded and when it is corrected.

#include "areas/ombudsman/corrections.hpp"
#include "areas/ombudsman/store.hpp"

namespace heed::ombudsman {

/// The category in words, and what was found, where it was investigated in detail; 0 otherwise.
std::int64_t tell_loop(store::Writing& db, Story const& story, Decision const& decision, Doing const& doing);

/// `was` is the story before it was corrected. The signal says what the decision says now, or is heard for the first time;
/// its number is returned. Every learning point that came of it is told what changed.
std::int64_t tell_loop_again(store::Writing& db, Story const& was, DecisionCorrection const& correction,
                             Doing const& doing);
void tell_loop_again(store::Writing& db, Remedy const& before, RemedyCorrection const& correction, Doing const& doing);

}  // namespace heed::ombudsman
