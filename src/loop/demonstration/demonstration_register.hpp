#pragma once
// The demonstration's recommendations: one from each source, accepted, adapted, rejected and waiting.

#include "loop/demonstration/demonstration_years.hpp"

namespace heed::loop {

void plan_register(Years& years);

}  // namespace heed::loop
