#pragma once
// The six stages of the loop, in their order: heard -> understood -> learned -> acted on -> shared -> proved.

#include <string_view>

#include "kernel/described.hpp"

namespace heed::loop {

enum class Stage { heard, understood, learned, acted_on, shared, proved };
BOOST_DESCRIBE_ENUM(Stage, heard, understood, learned, acted_on, shared, proved)

/// "Acted on": the word on the screen.
std::string_view spoken(Stage stage);

}  // namespace heed::loop
