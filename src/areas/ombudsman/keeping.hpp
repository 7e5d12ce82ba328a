#pragma once
// What every act on a case ends with: its event, and what the rules say now repeated where the lists and the clocks look.

#include <string>

#include "areas/ombudsman/store.hpp"

namespace heed::ombudsman {

/// Every act sees the whole; who may do it was asked before. Throws NotFound.
Story story_there(store::Reading const& db, Id<OmbudsmanCase> id);

void note(store::Writing& db, Id<OmbudsmanCase> id, std::string what, std::string detail, Doing const& doing);

/// Lists and deadlines follow the story.
void settle(store::Writing& db, Id<OmbudsmanCase> id, Doing const& doing);

}  // namespace heed::ombudsman
