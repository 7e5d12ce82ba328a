#pragma once
// Lists that stand by their number, the newest first, with a way back and forth: a page begins below one number or above
// another, and is never counted from the beginning.

#include <algorithm>
#include <string>
#include <vector>

#include "store/rows.hpp"

namespace heed::loop {

/// Of which line a page stands on the further side (`before`) or the nearer (`after`); 0: it begins with the newest.
struct Around {
    std::int64_t before = 0;
    std::int64_t after = 0;
};

/// At most `most` rows around that place, the newest first. `select` ends within its condition; `id` is the column of the
/// number; `args` are bound before it.
template <class Row, class... Args>
std::vector<Row> rows_around(store::Reading const& db, std::string const& select, std::string const& id,
                             Around const& around, int most, Args const&... args) {
    auto const from_the_old_end = around.after != 0;
    auto const newest = std::int64_t{1} << 60;
    auto const end = from_the_old_end ? around.after : around.before != 0 ? around.before : newest;
    auto found = store::rows<Row>(db,
                                  select + " and " + id +
                                      (from_the_old_end ? " > :from order by " : " < :from order by ") + id +
                                      (from_the_old_end ? " limit :most" : " desc limit :most"),
                                  args..., end, most);
    if (from_the_old_end) {
        std::ranges::reverse(found);
    }
    return found;
}

}  // namespace heed::loop
