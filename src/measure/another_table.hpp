#pragma once
// The auditor of small-number suppression: could a reader who sees all this still not know that number?

#include <cstddef>
#include <cstdint>
#include <vector>

namespace heed::measure {

/// What a reader knows of the sum of some atoms: it lies between two numbers, which are the same where it is shown as it is.
struct Known {
    std::vector<std::size_t> atoms;  ///< by position, each once
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// Whether other whole numbers of zero or more in place of `atoms` fit everything that is known, and give `of` (a set of
/// atoms) another sum. "Yes" is proved by such a table. "No" may also mean that the search was given up: it looks for tables
/// that differ by one in at most 14 atoms, and stops after 30,000 tries.
bool another_table_fits(std::vector<std::int64_t> const& atoms, std::vector<Known> const& known,
                        std::vector<std::size_t> const& of);

}  // namespace heed::measure
