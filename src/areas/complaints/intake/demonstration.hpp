#pragma once

#include "store/store.hpp"

namespace heed::complaints {

/// Help to suggest with three years of counts, drafts that wait, files of some of the cases, and what some people need, for the
/// demonstration council, whose cases must be there.
void demonstrate_intake(store::Writing& db, Instant now);

}  // namespace heed::complaints
