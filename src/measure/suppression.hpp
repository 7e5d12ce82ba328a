#pragma once
// Small numbers of people, hidden so that nobody can work them out again: not from row totals, not from column totals, not
// from last month's table and not by setting a filter and taking one page from another.
//
// After the practice of NHS Digital for hospital statistics since September 2018 (zero is shown; small counts are shown as a
// mark; the rest is rounded) with both numbers as settings, and secondary suppression as in Hundepool et al., Statistical
// Disclosure Control (2012), chapter 4. What is hidden because it is small and what is hidden to protect it look the same.
//
// What is promised of the result, against a reader who knows the threshold and the rounding, that counts are whole numbers
// and that zeros are always shown:
//   - a hidden number could still be another one (for each there is another table that would look exactly the same);
//   - the numbers hidden in one total do not add up to fewer than the threshold;
//   - of two published totals of which one contains the other, the difference is protected like a number in the table.
// It is not promised that as few as possible are hidden: where the search for another table is given up, more is hidden.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kernel/outcome.hpp"

namespace heed::measure {

/// Counts from 1 to `threshold` − 1 are hidden; 0 and 1 hide nothing. What is shown is rounded to the nearest multiple of
/// `rounding` (halves upwards); 1: as it is.
struct SuppressionRule {
    std::int64_t threshold = 5;
    std::int64_t rounding = 1;
};
/// Refuses a threshold below 0, a base below 1, and a base of more than twice the threshold, which would make zeros.
Outcome<SuppressionRule> checked(SuppressionRule rule);

/// What a reader gets to see of one count.
struct ShownCount {
    bool hidden = false;
    std::int64_t value = 0;  ///< rounded; 0 where it is hidden
    bool operator==(ShownCount const&) const = default;
};

/// A total and its parts, each by its position in `sums`. It says where another part can be hidden beside a hidden one.
struct AddsUp {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

/// What would be published, in its most general form: `atoms` are the groups of people that no published number divides
/// (each cell of the finest table), and each published number is the sum of some of them, by position.
struct Publication {
    std::vector<std::int64_t> atoms;
    std::vector<std::vector<std::size_t>> sums;
    std::vector<AddsUp> adds_up;  ///< may be left empty: the result is as safe, and hides more totals
    /// By sum: what was published of it before, which nothing can hide or show any more. Empty: nothing was.
    std::vector<std::optional<ShownCount>> already{};
};

/// One answer for each sum, in their order. Everything that a reader can see at any time belongs into one publication:
/// what is published later with other filters is protected only if it is asked for together with this.
/// What was published already is answered as it was, and the new numbers are hidden so that nothing more can be worked out
/// of both together; what could be worked out before nothing protects any more. The atoms are as they are counted now: a
/// count that was corrected since its publication is taken as if it had been published so.
/// A count below zero, a sum of nothing, or a sum that names an atom twice or one that is not there is a bug.
/// Meant for what a page shows: some hundreds of atoms.
std::vector<ShownCount> suppressed(Publication const& publication, SuppressionRule rule);

/// Counts by row and column, row after row. Its totals are worked out and published with it.
struct CountTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::int64_t> counts;
};

struct ShownTable {
    std::vector<ShownCount> counts;
    std::vector<ShownCount> row_totals;
    std::vector<ShownCount> column_totals;
    ShownCount total;
};

/// A table with its margins. A series in time is a table with a row for each period.
ShownTable suppressed(CountTable const& table, SuppressionRule rule);

/// The same table for each value of a filter, and for all of them together: `slices` divide the people, and have one shape.
struct ShownSlices {
    std::vector<ShownTable> slices;
    ShownTable all;
};
ShownSlices suppressed(std::vector<CountTable> const& slices, SuppressionRule rule);

}  // namespace heed::measure
