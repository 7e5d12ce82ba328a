#pragma once

#include "people/site.hpp"

namespace heed::briefings {

/// "/briefings": the library, what one has still to read, writing, sending and reach; and what this area offers the loop.
void mount(people::Site& at);

}  // namespace heed::briefings
