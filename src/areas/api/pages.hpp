#pragma once
// A door for other systems: the API, its tokens and its webhooks.

#include "people/site.hpp"

namespace heed::api {

void mount(people::Site& at);

void mount_overview(people::Site& at);
void mount_tokens(people::Site& at);
void mount_webhooks(people::Site& at);

}  // namespace heed::api
