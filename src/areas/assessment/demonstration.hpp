#pragma once

#include "store/store.hpp"

namespace heed::assessment {

/// Two invented published assessments for the demonstration council, whose cast must be there: its own, looked at,
/// corrected in places and put into the loop by Esther; and that of Marlby, another invented council, half looked at.
void demonstrate(store::Writing& db, Instant now);

}  // namespace heed::assessment
