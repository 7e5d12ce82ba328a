#pragma once
// Which council a page is about.

#include <optional>
#include <string>
#include <string_view>

namespace heed::assessment {

/// One of the 153 English councils with adult social care duties, by how the text names it: "London Borough of Ealing",
/// "Ealing Council", "in Ealing". Nothing when no council, or more than one as much, is named. Names of universities and
/// NHS bodies do not count, nor do councils that are named as examples of others.
std::optional<std::string> council_named_in(std::string_view text);

}  // namespace heed::assessment
