#pragma once

#include "people/site.hpp"

namespace heed::reports {

void mount(people::Site& at);

}  // namespace heed::reports
