#pragma once

#include "store/store.hpp"

namespace heed::complaints {

/// Three years of complaints, concerns and compliments of invented people, up to `now`, in every state, for the
/// demonstration council, whose cast must be there. The same at the same `now`. Telephone numbers and addresses are of
/// the ranges that are kept for fiction. Services are found by name, and added where they are not there.
void demonstrate(store::Writing& db, Instant now);

/// The calls and letters about what changed, once the loop has its demonstration: most were made some days after they were
/// asked for, some people were not reached, and those of the last two weeks wait.
void demonstrate_calls(store::Writing& db, Instant now);

}  // namespace heed::complaints
