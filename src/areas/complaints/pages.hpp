#pragma once

#include "people/site.hpp"

namespace heed::complaints {

/// The residents' pages ("/", "/tell-us", "/follow"), the staff's ("/complaints"), and what this area offers the loop.
void mount(people::Site& at);

}  // namespace heed::complaints
