#pragma once

#include "store/store.hpp"

namespace heed::complaints {

/// Three years of complaints, concerns and compliments of invented people, up to `now`, in every state, for the
/// demonstration council, whose cast must be there. The same at the same `now`. Telephone numbers and addresses are of
/// the ranges that are kept for fiction. Services are found by name, and added where they are not there.
void demonstrate(store::Writing& db, Instant now);

}  // namespace heed::complaints
