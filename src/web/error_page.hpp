#pragma once

#include <string>
#include <string_view>

namespace heed::web {

/// A whole page in plain words for a request that went wrong: what happened, what to do next, and the reference that is
/// in the log. For 400, 403, 404, 405, 408, 409, 411, 413, 414, 417, 422, 429, 431, 500, 503 and 505; any other status
/// gets the words of 500 (from 500 on) or of 400. Never throws: where the layout cannot be drawn, the page is bare.
std::string error_document(int status, std::string_view reference,
                           std::string_view council_name = "your council") noexcept;

}  // namespace heed::web
