#pragma once

#include "loop/heard/signal.hpp"

namespace heed::loop {

/// Hides the signal from all who may not see what is kept from workers, or shows it to them again: the signal itself, every
/// tally that it is counted in, how its person was told, and what the search finds. Notes the event.
void keep_from_worker(store::Writing& db, Id<Signal> id, bool kept, std::int64_t by, Instant now);

}  // namespace heed::loop
