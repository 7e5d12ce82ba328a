#pragma once
// The parts of a learning point's page, one subject each in story_<subject>.cpp.

#include "loop/learning/act_parts.hpp"

namespace heed::loop {

/// Their own words beside the words that can be tested, and what is missing there.
Html words_of(Story const& story);
/// What was corrected in the record that it came from, with the way to say that it was read; nothing where nothing was.
Html source_corrections_shown(people::Here const& here, Story const& story, Names& names);
/// The decision cards, the last first, and the way to decide.
Html decisions_shown(people::Here const& here, Story const& story, Names& names);
Html actions_of(people::Here const& here, Story const& story, Names& names);
Html shares_of(people::Here const& here, Story const& story);
Html proofs_of(people::Here const& here, Story const& story, Names& names);
Html tellings_shown(people::Here const& here, Story const& story, Names& names);
Html signals_of(people::Here const& here, Story const& story);

}  // namespace heed::loop
