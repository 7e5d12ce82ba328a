#pragma once
// The room of the investigation: issues, evidence, what others are asked, the draft, the letter and the remedies.

#include "people/site.hpp"

namespace heed::complaints {

void mount_inquiry(people::Site& at);

}  // namespace heed::complaints
