#pragma once
// How SQLite means to find the rows of a statement: for the test that holds every query to its index.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace heed::store {

/// Called with each statement that is prepared on SQLite, and the steps that EXPLAIN QUERY PLAN tells of it; from any
/// thread, one at a time.
using PlanWatcher = std::function<void(std::string_view sql, std::vector<std::string> const& steps)>;

/// Set before the first store is opened, or never: the program itself does not watch.
void watch_plans(PlanWatcher watcher);

}  // namespace heed::store
