#pragma once

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::surveys {

/// Three years of asking after assessments and one of asking after reviews: more than three quarters are satisfied, one team
/// is too small to show, and in one quarter few answered. The people are invented.
void demonstrate(store::Writing& db, Instant now);

}  // namespace heed::surveys
