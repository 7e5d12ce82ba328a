#pragma once
// Asking outside, on the staff's side: the form, the code that is shown once, and the page of one who was asked.

#include "areas/complaints/complaint.hpp"
#include "people/site.hpp"

namespace heed::complaints {

void mount_contributors(people::Site& at);

/// The panel of a case: who was asked outside and how it stands.
web::Html show_contributors(Story const& story, people::Here const& here);

}  // namespace heed::complaints
