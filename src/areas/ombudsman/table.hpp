#pragma once
// The tables that travel inside the program: tab-separated columns below a heading line; lines with # are remarks.

#include <string>
#include <string_view>
#include <vector>

namespace heed::ombudsman {

/// The rows without the heading and the remarks; a row with another number of columns is a bug.
std::vector<std::vector<std::string>> table_rows(std::string_view path, std::size_t columns);

}  // namespace heed::ombudsman
