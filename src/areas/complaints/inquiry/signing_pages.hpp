#pragma once
// The council's rules for responses: who may sign, and whether somebody else looks first.

#include "people/site.hpp"

namespace heed::complaints {

void mount_signing(people::Site& at);

}  // namespace heed::complaints
