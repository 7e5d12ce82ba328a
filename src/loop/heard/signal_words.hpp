#pragma once

#include <string>
#include <string_view>

namespace heed::loop {

/// The words that stand in a signal: made anonymous, and cut at 4,000 characters.
std::string as_a_signal_says(std::string_view said);

}  // namespace heed::loop
