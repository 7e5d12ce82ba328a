#pragma once

#include "people/site.hpp"

namespace heed::about {

/// "/accessibility" and "/privacy".
void mount(people::Site& at);

}  // namespace heed::about
