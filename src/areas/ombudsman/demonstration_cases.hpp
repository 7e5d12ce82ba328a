#pragma once
// The cases of the demonstration.

#include "loop/demonstration/demonstration_years.hpp"

namespace heed::ombudsman {

void plan_cases(loop::Years& years);

/// What waits today: an enquiry that is nearly due, a draft to comment on, a remedy that is soon due, a case that waits.
void plan_open_cases(loop::Years& years);

/// A decision whose service improvement went round the loop and holds.
void plan_embedded_improvement(loop::Years& years);

}  // namespace heed::ombudsman
