#include "areas/ombudsman/benchmarks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "kernel/csv.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"

namespace heed::ombudsman {

namespace {

enum class Column { authority, type, year, investigations, upheld, received, compliance, late_remedies };
constexpr std::size_t columns_in_all = 8;
constexpr std::size_t columns_needed = 5;
constexpr std::array<std::string_view, columns_in_all> plain_names{
    "council", "type of authority", "year", "investigations", "upheld", "received", "compliance", "late remedies"};

std::optional<Column> column_named(std::string_view heading) {
    using enum Column;
    static std::map<std::string_view, Column, std::less<>> const names{{"council", authority},
                                                                       {"authority", authority},
                                                                       {"body", authority},
                                                                       {"name", authority},
                                                                       {"type", type},
                                                                       {"type of authority", type},
                                                                       {"authority type", type},
                                                                       {"year", year},
                                                                       {"investigations", investigations},
                                                                       {"detailed investigations", investigations},
                                                                       {"investigated", investigations},
                                                                       {"upheld", upheld},
                                                                       {"received", received},
                                                                       {"complaints received", received},
                                                                       {"compliance", compliance},
                                                                       {"compliance rate", compliance},
                                                                       {"compliance per cent", compliance},
                                                                       {"late remedies", late_remedies},
                                                                       {"late", late_remedies},
                                                                       {"remedies late", late_remedies}};
    auto key = lowered(trimmed(heading));
    std::ranges::replace(key, '_', ' ');
    auto const found = names.find(key);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

/// Where each column stands; below 0 where it is missing.
using Places = std::array<int, columns_in_all>;

Outcome<Places> places_of(CsvRecord const& heading) {
    Places places;
    places.fill(-1);
    for (std::size_t i = 0; i < heading.fields.size(); ++i) {
        if (auto const column = column_named(heading.fields[i])) {
            places.at(static_cast<std::size_t>(*column)) = static_cast<int>(i);
        }
    }
    for (std::size_t i = 0; i < columns_needed; ++i) {
        if (places.at(i) < 0) {
            return problem("file", fmt::format("The first line has no column “{}”", plain_names.at(i)));
        }
    }
    return places;
}

/// One line, as its fields are asked for.
class Line {
public:
    Line(CsvRecord const& record, Places const& places) : record_(record), places_(places) {}

    std::string_view text(Column column) const {
        auto const place = places_.at(static_cast<std::size_t>(column));
        bool const there = place >= 0 && static_cast<std::size_t>(place) < record_.fields.size();
        return there ? trimmed(record_.fields[static_cast<std::size_t>(place)]) : std::string_view();
    }

    /// "1,234" is taken as 1234.
    std::optional<std::int64_t> count(Column column) const {
        std::string digits{text(column)};
        std::erase(digits, ',');
        return loop::whole_number(digits);
    }

    std::optional<double> per_cent(Column column) const {
        auto shown = text(column);
        if (shown.ends_with('%')) {
            shown.remove_suffix(1);
        }
        auto const number = typed_number(shown);
        return number && *number >= 0 && *number <= 100 ? number : std::nullopt;
    }

private:
    CsvRecord const& record_;
    Places const& places_;
};

/// What is wrong with the line; empty: nothing.
std::string fault_of(Line const& line) {
    using enum Column;
    constexpr std::size_t longest_name = 200;
    if (line.text(authority).empty() || length_in_characters(line.text(authority)) > longest_name) {
        return "the name of the council is missing or too long";
    }
    if (!authority_type_in(line.text(type))) {
        return "the type of authority is none of county, district, metropolitan, unitary and London borough";
    }
    if (!year_in(line.text(year))) {
        return "the year is none, such as 2023-24";
    }
    auto const of = line.count(investigations);
    auto const count = line.count(upheld);
    if (!of || !count) {
        return "investigations and upheld must be whole numbers";
    }
    if (*count > *of) {
        return fmt::format("{} were upheld of {} investigations", *count, *of);
    }
    for (auto const column : {received, late_remedies}) {
        if (!line.text(column).empty() && !line.count(column)) {
            return fmt::format("“{}” must be a whole number or empty",
                               plain_names.at(static_cast<std::size_t>(column)));
        }
    }
    if (!line.text(compliance).empty() && !line.per_cent(compliance)) {
        return "“compliance” must be a percentage from 0 to 100, or empty";
    }
    return {};
}

BenchmarkRow row_of(Line const& line) {
    using enum Column;
    return {std::string(line.text(authority)),
            *authority_type_in(line.text(type)),
            *line.count(investigations),
            *line.count(upheld),
            line.count(received),
            line.per_cent(compliance),
            line.count(late_remedies)};
}

/// Problems with their lines, the first ones named.
class Faults {
public:
    void add(std::int64_t line, std::string const& says) {
        ++number_;
        if (problems_.size() < most_problems) {
            problems_.push_back({"file", fmt::format("Line {}: {}", line, says)});
        }
    }
    bool none() const { return number_ == 0; }
    tl::unexpected<Problems> told() const {
        auto all = problems_;
        if (number_ > all.size()) {
            all.push_back({"file", fmt::format("{} more lines are wrong", number_ - all.size())});
        }
        return tl::make_unexpected(all);
    }

private:
    Problems problems_;
    std::size_t number_ = 0;
};

std::string key_of(std::string_view name) {
    static std::set<std::string, std::less<>> const common{"council", "borough", "county", "city", "district",
                                                           "of",      "the",     "london", "mbc",  "metropolitan",
                                                           "lb",      "royal",   "and",    "&"};
    std::string key;
    auto const low = lowered(name);
    for (auto const word : split(low, ' ')) {
        if (!word.empty() && !common.contains(word)) {
            key += std::string(word) + " ";
        }
    }
    return key;
}

}  // namespace

std::optional<int> year_in(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 4) {
        return std::nullopt;
    }
    auto const first = loop::whole_number(text.substr(0, 4));
    auto const rest = trimmed(text.substr(4));
    bool const plain = rest.empty() || rest.starts_with('-') || rest.starts_with('/') || rest.starts_with("to ") ||
                       rest.starts_with("–");
    bool const is_year = first && *first >= 2010 && *first <= 2100 && plain && text.size() <= 12;
    return is_year ? std::optional(static_cast<int>(*first)) : std::nullopt;
}

bool same_council(std::string_view one, std::string_view other) {
    auto const key = key_of(one);
    return !key.empty() && key == key_of(other);
}

std::string example_file(std::string_view our_name) {
    constexpr std::string_view hole = "{council}";
    std::string text{embedded("areas/ombudsman/embedded/example_benchmarks.csv")};
    auto const name = csv_field(our_name);
    for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + name.size())) {
        text.replace(at, hole.size(), name);
    }
    return text;
}

Outcome<std::vector<BenchmarkYear>> benchmarks_from(std::string_view csv) {
    auto const records = read_csv(csv, {most_benchmark_bytes, most_benchmark_lines});
    if (!records) {
        return problem("file", records.error().front().says);
    }
    if (records->size() < 2) {
        return problem("file", "The file has no line below its first");
    }
    auto const places = places_of(records->front());
    if (!places) {
        return tl::make_unexpected(places.error());
    }
    Faults faults;
    std::map<int, std::map<std::string, BenchmarkRow>> years;
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        Line const line(*record, *places);
        auto const fault = fault_of(line);
        if (!fault.empty()) {
            faults.add(record->line, fault);
            continue;
        }
        auto const row = row_of(line);
        if (!years[*year_in(line.text(Column::year))].emplace(row.authority, row).second) {
            faults.add(record->line, "this council comes twice in one year");
        }
    }
    if (!faults.none()) {
        return faults.told();
    }
    std::vector<BenchmarkYear> all;
    for (auto const& [year, rows] : years) {
        all.push_back({year, {}});
        for (auto const& [name, row] : rows) {
            all.back().rows.push_back(row);
        }
    }
    return all;
}

}  // namespace heed::ombudsman
