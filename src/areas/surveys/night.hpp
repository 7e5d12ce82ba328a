#pragma once

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::surveys {

/// Once a night: reminders, what is over is forgotten, the letterbox is emptied.
void run_the_night(store::Store& store, CouncilId council, Instant now);

}  // namespace heed::surveys
