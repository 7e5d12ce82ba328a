#pragma once
// Everything that can be asked for. The program and the tests of the permission table mount the same site.

#include "people/site.hpp"

namespace heed::program {

/// Mounts every room and area, in the order of the staff navigation, and fills the loop's registry of offers.
void mount_everything(people::Site& at);

}  // namespace heed::program
