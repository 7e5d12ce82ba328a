#pragma once

#include "people/site.hpp"

namespace heed::complaints {

/// The pages of tracks, clocks, holds, organisations and reminders.
void mount_clocks(people::Site& at);

}  // namespace heed::complaints
