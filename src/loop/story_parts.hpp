#pragma once
// The parts of a learning point's page, one subject each in story_<subject>.cpp.

#include "loop/act_parts.hpp"

namespace heed::loop {

Html actions_of(people::Here const& here, Story const& story, Names& names);
Html shares_of(people::Here const& here, Story const& story);
Html proofs_of(people::Here const& here, Story const& story);
Html tellings_shown(people::Here const& here, Story const& story, Names& names);
Html signals_of(people::Here const& here, Story const& story);

}  // namespace heed::loop
