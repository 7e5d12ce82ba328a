#pragma once

#include "store/store.hpp"

namespace heed::complaints {

/// Three years of contacts that held more than one matter, of the other tracks with their clocks, holds and longer times, of
/// stage 2, and of complaints that crossed organisations; a few of each still open, some late.
void demonstrate_tracks(store::Writing& db, Instant now);

}  // namespace heed::complaints
