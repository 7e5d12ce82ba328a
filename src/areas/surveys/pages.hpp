#pragma once

#include "people/site.hpp"

namespace heed::surveys {

/// Surveys: what people who were asked see, and what staff do with it. Also fills the area's place in the loop's registry.
void mount(people::Site& at);

}  // namespace heed::surveys
