#pragma once
// Every query has its index: while the tests run, each statement's plan on SQLite is looked at, and one that would read a
// whole council's table fails the run.

#include <string>
#include <string_view>
#include <vector>

namespace heed {

/// Whether a statement with this plan reads all that a council has in a table that grows with the years.
bool is_without_index(std::string_view sql, std::vector<std::string> const& steps);

void watch_every_plan();

/// Prints each statement without an index, and answers how many there are.
int statements_without_index();

}  // namespace heed
