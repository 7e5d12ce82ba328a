#pragma once

#include "loop/demonstration/demonstration_years.hpp"

namespace heed::briefings {

/// Six briefings over two years for the demonstration council, with the staff of five teams who read them or do not, one
/// over its budget, answers six weeks later, and a draft. Planned into the council's years.
void plan_demonstration(loop::Years& years);

}  // namespace heed::briefings
