#pragma once

#include <optional>

#include "web/request.hpp"
#include "web/response.hpp"

namespace heed::web {

/// A built style sheet, script or picture under /assets/, compressed once for all where the reader takes gzip. Each has
/// an ETag, and 304 is the answer to whoever has it already. A name that holds a hash of its content may be kept for a
/// year. Nothing if there is no such asset or if something else than GET or HEAD was asked.
std::optional<Response> asset(Request const& request);

}  // namespace heed::web
