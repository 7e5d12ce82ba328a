#pragma once
// The way in: everything that residents see of this area.

#include "people/site.hpp"

namespace heed::complaints {

/// "/", "/tell-us" and "/follow".
void mount_intake(people::Site& at);

}  // namespace heed::complaints
