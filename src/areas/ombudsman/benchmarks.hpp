#pragma once
// Published figures of councils, read from a CSV that somebody uploads: one row for a council and a year. Pure.
//
// The names of the Ombudsman's own columns were not seen, so the heading line is understood by several names, in any order:
//   council (authority, body), type (authority type), year, investigations (detailed investigations, investigated), upheld,
//   and, where they are there, received, compliance (per cent), late remedies (late).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/ombudsman/settings.hpp"
#include "kernel/outcome.hpp"

namespace heed::ombudsman {

struct BenchmarkRow {
    std::string authority;
    AuthorityType type = AuthorityType::unitary;
    std::int64_t investigations = 0;
    std::int64_t upheld = 0;
    std::optional<std::int64_t> received;
    std::optional<double> compliance;  ///< per cent, 0 to 100
    std::optional<std::int64_t> late_remedies;
};
BOOST_DESCRIBE_STRUCT(BenchmarkRow, (), (authority, type, investigations, upheld, received, compliance, late_remedies))

/// All rows of one financial year, by name.
struct BenchmarkYear {
    int year = 0;
    std::vector<BenchmarkRow> rows;
};

constexpr std::size_t most_benchmark_bytes = 1U << 20;
constexpr std::int64_t most_benchmark_lines = 5000;
/// So many problems are named; of more, how many there are.
constexpr std::size_t most_problems = 20;

/// The years of the file, oldest first, or what is wrong with each line, on the field "file".
Outcome<std::vector<BenchmarkYear>> benchmarks_from(std::string_view csv);

/// "2023-24", "2023/24", "2023 to 2024", "2023": 2023. Nothing for what is no year from 2010 to 2100.
std::optional<int> year_in(std::string_view text);

/// Whether the two name one council, whatever the case and the words "council", "borough", "of", "the" and the like.
bool same_council(std::string_view one, std::string_view other);

/// A file with invented councils, and this one among them: what the columns look like, and what the demonstration shows.
std::string example_file(std::string_view our_name);

}  // namespace heed::ombudsman
