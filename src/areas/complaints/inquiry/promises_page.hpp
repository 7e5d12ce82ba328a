#pragma once
// Everything that was promised and is not done, the most urgent first, and how what was due in the last year fared.

#include "people/site.hpp"

namespace heed::complaints {

void mount_promises(people::Site& at);

}  // namespace heed::complaints
