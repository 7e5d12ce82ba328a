#pragma once
// The fields of a case, and the case that was typed: the complaint that it follows is looked up among what the areas know.

#include <optional>

#include "areas/ombudsman/ombudsman.hpp"
#include "kernel/outcome.hpp"
#include "loop/parts.hpp"

namespace heed::ombudsman {

/// `may_be_kept`: whether it can still be said that it is kept from a worker; what the loop has heard stays as it is.
web::Html case_fields(people::Here const& here, loop::Typed const& typed, bool may_be_kept);
std::vector<web::Field> case_as_typed(OmbudsmanCase const& about);

/// A new case, or the one of `story` with what was changed. A case that follows a complaint that is kept from a worker is
/// kept from them too.
Outcome<OmbudsmanCase> case_typed(people::Here const& here, web::Form const& form, std::optional<Story> const& story);

}  // namespace heed::ombudsman
