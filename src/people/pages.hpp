#pragma once
// Signing in and out, one's own account, staff, and the links that invite them.

#include "people/site.hpp"

namespace heed::people {

void mount(Site& at);

void mount_sign_in(Site& at);
void mount_account(Site& at);
void mount_staff(Site& at);
void mount_join(Site& at);

}  // namespace heed::people
