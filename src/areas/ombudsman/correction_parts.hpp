#pragma once
// What was corrected, on the page of the case.

#include "areas/ombudsman/ombudsman.hpp"
#include "loop/parts.hpp"

namespace heed::ombudsman {

/// "Corrected twice: what it said before": who, when and why, and the words, category and days until then. Nothing where
/// nothing was corrected.
web::Html decisions_before(people::Here const& here, Story const& story);
web::Html remedy_before(people::Here const& here, Story const& story, Remedy const& remedy);

}  // namespace heed::ombudsman
