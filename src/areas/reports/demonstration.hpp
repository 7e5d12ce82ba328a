#pragma once

#include "store/store.hpp"

namespace heed::reports {

/// Three annual reports of the demonstration council, each published in the summer after its year, and a draft about the
/// months since. Counted from what is there, so it comes after complaints and what was learned from them. The areas must
/// have been mounted, which is how they account.
void demonstrate(store::Writing& db, Instant now);

}  // namespace heed::reports
