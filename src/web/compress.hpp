#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heed::web {

/// The text as a gzip file. `level` 1 (fast) to 9 (small).
std::string gzipped(std::string_view text, int level);

/// Whether an Accept-Encoding header takes gzip: named, or by "*", and not with q=0.
bool accepts_gzip(std::string_view accept_encoding);

/// Whether a content type is text of which gzip makes less.
bool is_worth_compressing(std::string_view content_type);

}  // namespace heed::web
