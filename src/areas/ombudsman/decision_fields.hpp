#pragma once
// The fields of a decision and of a remedy: the same where they are recorded and where they are corrected.

#include "areas/ombudsman/remedies.hpp"
#include "areas/ombudsman/rules.hpp"
#include "loop/parts.hpp"
#include "people/here.hpp"

namespace heed::ombudsman {

web::Html decision_fields(people::Here const& here, loop::Typed const& typed);
DecisionDraft decision_typed(web::Form const& form);

/// Whom it is for, what sort, and what was agreed.
web::Html remedy_fields(loop::Typed const& typed);

}  // namespace heed::ombudsman
