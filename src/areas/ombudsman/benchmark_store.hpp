#pragma once
// Uploaded benchmarks in the store: a version for each year; what was withdrawn is kept with who, when and why.

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/benchmarks.hpp"
#include "kernel/id.hpp"
#include "loop/around.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::ombudsman {

struct BenchmarkVersion {
    Id<BenchmarkVersion> id;
    std::int64_t year = 0;
    std::string source;  ///< where it was published, in words
    std::int64_t number_of_rows = 0;
    Instant at;
    std::int64_t by = 0;
    std::optional<Instant> withdrawn_at;
    std::int64_t withdrawn_by = 0;
    std::string why_withdrawn;
};
BOOST_DESCRIBE_STRUCT(BenchmarkVersion, (),
                      (id, year, source, number_of_rows, at, by, withdrawn_at, withdrawn_by, why_withdrawn))

/// At most `most`, the newest first, below the id `before` (0: from the newest).
std::vector<BenchmarkVersion> list_benchmarks(store::Reading const& db, loop::Around const& around, int most);
std::optional<BenchmarkVersion> find_benchmarks(store::Reading const& db, Id<BenchmarkVersion> id);
/// The one that stands for the year.
std::optional<BenchmarkVersion> benchmarks_of(store::Reading const& db, int year);
/// Years that have one that stands, the newest first.
std::vector<std::int64_t> years_with_benchmarks(store::Reading const& db);
/// By name.
std::vector<BenchmarkRow> rows_of(store::Reading const& db, Id<BenchmarkVersion> id);

/// Adds the years; what stood for one of them is withdrawn, because it is replaced.
void add_benchmarks(store::Writing& db, std::vector<BenchmarkYear> const& years, std::string const& source,
                    loop::Doing const& doing);
/// Throws Conflict if it is withdrawn already.
void withdraw_benchmarks(store::Writing& db, Id<BenchmarkVersion> id, std::string const& why, loop::Doing const& doing);

}  // namespace heed::ombudsman
