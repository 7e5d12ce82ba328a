#pragma once
// When a sentence's figures were counted.

#include <optional>
#include <string>
#include <string_view>

namespace heed::assessment {

/// The first period that the sentence names, as written: "Between February 2023 and January 2024", "in the last 12
/// months", "in July 2024", "since March 2024", "2023/24".
std::optional<std::string> period_in(std::string_view sentence);

}  // namespace heed::assessment
