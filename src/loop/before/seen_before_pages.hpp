#pragma once
// "Was this said before?": the nearest earlier ones of a learning point, of a signal, or of a text that is being written.

#include "loop/before/seen_before.hpp"
#include "people/site.hpp"

namespace heed::loop {

void mount_seen_before(people::Site& at);

/// Whether anything earlier is alike; asked before it is written, to lead who writes it
/// to "/seen-before" below its path.
bool is_anything_alike(people::Here const& here, std::string const& text);

}  // namespace heed::loop
