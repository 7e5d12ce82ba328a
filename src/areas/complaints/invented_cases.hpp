#pragma once

#include "store/store.hpp"

namespace heed::complaints {

/// Open cases of every track with a next step before and after today, to measure the officers' list with. Only their own
/// rows: the loop hears of none.
void add_invented_cases(store::Writing& db, std::int64_t number, Instant now);

}  // namespace heed::complaints
