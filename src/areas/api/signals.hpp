#pragma once
// Signals over the API: in, and out again.

#include <string>

#include <fmt/format.h>

#include "loop/heard/signal.hpp"
#include "people/site.hpp"

namespace heed::api {

using people::Request;
using people::Response;

inline std::string path_of_signal(Id<loop::Signal> id) { return fmt::format("/api/v1/signals/{}", id.number); }

/// The name that this caller gave the signal, or "".
std::string reference_of(people::Caller const& caller, Id<loop::Signal> signal);

void mount_signals_in(people::Site& at);

}  // namespace heed::api
