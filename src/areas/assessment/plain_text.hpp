#pragma once
// The bytes of a file as text, when they are text.

#include <optional>
#include <string>
#include <string_view>

namespace heed::assessment {

/// The file in UTF-8. Bytes that are not UTF-8 are read as Windows-1252, which older editors save; nothing when there are
/// control characters that no text has.
std::optional<std::string> as_plain_text(std::string_view file);

/// `lower`: the text in lower case.
bool looks_like_html(std::string_view lower);

}  // namespace heed::assessment
