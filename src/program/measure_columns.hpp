#pragma once
// A CSV file with a heading line, its columns found by their names, its bad lines collected.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/csv.hpp"

namespace heed::program {

struct Columns {
    std::vector<std::string_view> needed;
    std::vector<std::string_view> allowed;  ///< beside the needed ones
};

/// The lines below the heading. `field` and `number_in` take the name of a column; of an allowed column that is not there
/// every field is empty.
class ColumnFile {
public:
    /// Problems: what cannot be read, a heading without a needed column or with one that is not known.
    static Outcome<ColumnFile> read(std::string_view text, Columns const& columns);

    std::size_t size() const { return records_.size(); }
    std::int64_t line(std::size_t row) const { return records_[row].line; }
    bool has(std::string_view column) const { return place_of(column).has_value(); }
    std::string const& field(std::size_t row, std::string_view column) const;

    /// The field as a number, or a sentence about its line and 0. `count_in` takes whole numbers of 0 to 10^9 alone.
    double number_in(std::size_t row, std::string_view column);
    std::int64_t count_in(std::size_t row, std::string_view column);

    /// "Line 5: ..."; the first sentence about a line is the one that is kept.
    void object(std::size_t row, std::string_view sentence);
    bool is_wrong(std::size_t row) const { return wrong_.contains(row); }
    /// One sentence for each wrong line, by line.
    Problems problems() const;

private:
    std::optional<std::size_t> place_of(std::string_view column) const;

    std::vector<std::string> heading_;
    std::vector<CsvRecord> records_;
    std::map<std::size_t, std::string> wrong_;
};

}  // namespace heed::program
