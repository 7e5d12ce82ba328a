#pragma once
// A text as a search shows it: the part where its words stand, and the words marked.

#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"

namespace heed::loop {

/// At most about `most` bytes of the text, cut at words, from a little before the first of the stems; everything escaped,
/// and each word with one of the stems in <mark>.
web::Html marked(std::string_view text, std::vector<std::string> const& stems, std::size_t most);

}  // namespace heed::loop
