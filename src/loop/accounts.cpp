#include "loop/accounts.hpp"

#include <algorithm>
#include <numeric>

#include "kernel/must.hpp"

namespace heed::loop {

void Accounts::add(std::string key, int order, Accounting make) {
    std::erase_if(entries_, [&](auto const& entry) { return entry.key == key; });
    auto const place = std::ranges::upper_bound(entries_, order, {}, &Entry::order);
    entries_.insert(place, {std::move(key), order, std::move(make)});
}

Accounts& accounts() {
    static Accounts all;
    return all;
}

void must_add_up(Account const& account) {
    for (auto const& counted : account.counted) {
        for (auto const& division : counted.divisions) {
            auto const cells = division.rows.size() * std::max<std::size_t>(division.columns.size(), 1);
            must(division.counts.size() == cells, "a count for each cell");
            must(std::ranges::all_of(division.counts, [](auto count) { return count >= 0; }), "no count below zero");
            must(std::accumulate(division.counts.begin(), division.counts.end(), std::int64_t{0}) == counted.number,
                 "a division leaves nothing over: " + division.key);
        }
    }
}

}  // namespace heed::loop
