#pragma once
// Cases with the Ombudsman: the list with this year's figures, one case, and what is done about it.

#include "areas/ombudsman/store.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::ombudsman {

void mount(people::Site& at);

void mount_acts(people::Site& at);

/// "/ombudsman/12".
std::string path_of(Id<OmbudsmanCase> id);
/// Throws NotFound.
Story must_find(people::Here const& here, Id<OmbudsmanCase> id);
Doing doing_now(people::Here const& here);

/// The fields of a new case; the service and the member are checked against those that there are.
web::Html case_fields(people::Here const& here, loop::Typed const& typed);

}  // namespace heed::ombudsman
