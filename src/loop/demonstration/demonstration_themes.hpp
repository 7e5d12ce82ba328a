#pragma once
// The part of the demonstration's three years that is about themes.

#include "loop/demonstration/demonstration_years.hpp"

namespace heed::loop {

void plan_themes_story(Years& years);

}  // namespace heed::loop
