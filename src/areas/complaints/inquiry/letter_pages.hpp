#pragma once
// The letter on the screen and on paper: as it is, in large print, and the start of an Easy Read one; and the task of each
// form in which somebody needs it.

#include "areas/complaints/complaint.hpp"
#include "people/site.hpp"

namespace heed::complaints {

void mount_letters(people::Site& at);

/// The panel of a case: how far the response is, or how it went.
web::Html show_response(Story const& story, people::Here const& here);

}  // namespace heed::complaints
