#pragma once
// Remedies on the screen: promising one, the page of one, and the list of what is open.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/inquiry/remedies.hpp"

namespace heed::complaints {

extern Act const promise_a_remedy;

void mount_remedies(people::Site& at);

/// The panel of a case: what was promised and how it stands.
web::Html show_remedies(Story const& story, people::Here const& here);

}  // namespace heed::complaints
