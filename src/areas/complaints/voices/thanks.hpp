#pragma once
// Compliments: those that came by e-mail, and to whom thanks were passed on.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/panels.hpp"
#include "people/site.hpp"

namespace heed::complaints {

extern Act const pass_thanks;

web::Html show_thanks(Story const& story, people::Here const& here);

/// "/voices/compliments-by-mail".
void mount_compliments(people::Site& at);

}  // namespace heed::complaints
