#pragma once

#include "store/store.hpp"

namespace heed::procedures {

/// Four procedures of the demonstration council over three years: the reports of assessments go out sooner after a decision
/// of the Ombudsman, and the measure shows it; one is late to be looked at again; one is a draft; one was withdrawn. The
/// learning points and the measures must be there.
void demonstrate(store::Writing& db, Instant now);

}  // namespace heed::procedures
