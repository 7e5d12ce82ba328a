#pragma once

#include "people/site.hpp"

namespace heed::outbox {

/// "/outbox": messages that wait, failed or were sent.
void mount(people::Site& at);

}  // namespace heed::outbox
