#include "program/measure_columns.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::program {

namespace {

constexpr double largest_number = 1e100;
constexpr double largest_count = 1e9;

std::string listed(Columns const& columns) {
    auto const needed = fmt::format("{}", fmt::join(columns.needed, ","));
    return columns.allowed.empty() ? needed : fmt::format("{}[,{}]", needed, fmt::join(columns.allowed, ","));
}

bool holds(std::vector<std::string_view> const& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::optional<std::string> fault_of(std::vector<std::string> const& heading, Columns const& columns) {
    for (auto const needed : columns.needed) {
        auto const times = std::ranges::count(heading, needed);
        if (times != 1) {
            return fmt::format("Line 1: the heading must name the column {} once. It should be {}.", needed,
                               listed(columns));
        }
    }
    for (auto const& name : heading) {
        if (!holds(columns.needed, name) && !holds(columns.allowed, name)) {
            return fmt::format("Line 1: the column \"{}\" is not known. The heading should be {}.", shortened(name, 40),
                               listed(columns));
        }
        if (std::ranges::count(heading, name) != 1) {
            return fmt::format("Line 1: the heading names the column {} more than once.", name);
        }
    }
    return std::nullopt;
}

}  // namespace

Outcome<ColumnFile> ColumnFile::read(std::string_view text, Columns const& columns) {
    auto records = read_csv(text);
    if (!records) {
        return tl::make_unexpected(records.error());
    }
    if (records->empty()) {
        return problem("file", fmt::format("Line 1: the file is empty. Its heading should be {}.", listed(columns)));
    }
    ColumnFile file;
    for (auto const& name : records->front().fields) {
        file.heading_.push_back(lowered(trimmed(name)));
    }
    if (auto const fault = fault_of(file.heading_, columns)) {
        return problem("file", *fault);
    }
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        auto const fields = record->fields.size();
        file.records_.push_back(std::move(*record));
        file.records_.back().fields.resize(file.heading_.size());
        if (fields != file.heading_.size()) {
            file.object(
                file.records_.size() - 1,
                fmt::format("there are {} in place of {}",
                            counted(static_cast<std::int64_t>(fields), "field", "fields"), file.heading_.size()));
        }
    }
    return file;
}

std::optional<std::size_t> ColumnFile::place_of(std::string_view column) const {
    auto const found = std::ranges::find(heading_, column);
    return found == heading_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - heading_.begin()));
}

std::string const& ColumnFile::field(std::size_t row, std::string_view column) const {
    static std::string const nothing;
    auto const place = place_of(column);
    return place ? records_[row].fields[*place] : nothing;
}

double ColumnFile::number_in(std::size_t row, std::string_view column) {
    auto const& typed = field(row, column);
    auto const number = typed_number(typed);
    if (trimmed(typed).empty()) {
        object(row, fmt::format("{} is missing", column));
    } else if (!number) {
        object(row, fmt::format("{} is \"{}\", which is not a number such as 12.5", column, shortened(typed, 40)));
    } else if (std::abs(*number) > largest_number) {
        object(row, fmt::format("{} is too large to calculate with", column));
    } else {
        return *number;
    }
    return 0;
}

std::int64_t ColumnFile::count_in(std::size_t row, std::string_view column) {
    auto const number = number_in(row, column);
    if (number < 0 || number > largest_count || number != std::floor(number)) {
        object(row, fmt::format("{} is \"{}\", which is not a whole number from 0 to 1,000,000,000", column,
                                shortened(field(row, column), 40)));
        return 0;
    }
    return static_cast<std::int64_t>(number);
}

void ColumnFile::object(std::size_t row, std::string_view sentence) {
    wrong_.emplace(row, fmt::format("Line {}: {}.", line(row), sentence));
}

Problems ColumnFile::problems() const {
    Problems problems;
    for (auto const& [row, sentence] : wrong_) {
        problems.push_back({"file", sentence});
    }
    return problems;
}

}  // namespace heed::program
