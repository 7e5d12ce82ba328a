#pragma once
// The demonstration council's years with the Ombudsman. Everything is invented, also the councils that it is compared with.

#include "loop/demonstration/demonstration_years.hpp"

namespace heed::ombudsman {

/// Three financial years of cases, the last of which is like the one that the Care Quality Commission describes (9
/// investigated, 8 upheld, one remedy late), what waits today, an upheld decision whose improvement is embedded, decisions
/// about other councils, benchmarks, a letter and the Code's self-assessment.
void plan_demonstration(loop::Years& years);

}  // namespace heed::ombudsman
