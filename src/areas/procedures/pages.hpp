#pragma once

#include "people/site.hpp"

namespace heed::procedures {

void mount(people::Site& at);

}  // namespace heed::procedures
