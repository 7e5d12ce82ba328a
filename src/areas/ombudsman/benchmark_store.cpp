#include "areas/ombudsman/benchmark_store.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::string_view columns =
    "id, year, source, number_of_rows, at, by, withdrawn_at, withdrawn_by, why_withdrawn";

struct RowOfVersion : BenchmarkRow {
    Id<BenchmarkVersion> version;
};
BOOST_DESCRIBE_STRUCT(RowOfVersion, (BenchmarkRow), (version))

}  // namespace

std::vector<BenchmarkVersion> list_benchmarks(store::Reading const& db, loop::Around const& around, int most) {
    return loop::rows_around<BenchmarkVersion>(
        db, fmt::format("select {} from ombudsman_benchmarks where council = :council", columns), "id", around, most,
        db.council());
}

std::optional<BenchmarkVersion> find_benchmarks(store::Reading const& db, Id<BenchmarkVersion> id) {
    return store::row<BenchmarkVersion>(
        db, fmt::format("select {} from ombudsman_benchmarks where council = :council and id = :id", columns),
        db.council(), id);
}

std::optional<BenchmarkVersion> benchmarks_of(store::Reading const& db, int year) {
    return store::row<BenchmarkVersion>(db,
                                        fmt::format("select {} from ombudsman_benchmarks where council = :council"
                                                    " and year = :year and withdrawn_at is null",
                                                    columns),
                                        db.council(), year);
}

std::vector<std::int64_t> years_with_benchmarks(store::Reading const& db) {
    return store::values<std::int64_t>(db,
                                       "select year from ombudsman_benchmarks where council = :council"
                                       " and year > 0 and withdrawn_at is null order by year desc",
                                       db.council());
}

std::vector<BenchmarkRow> rows_of(store::Reading const& db, Id<BenchmarkVersion> id) {
    return store::rows<BenchmarkRow>(
        db,
        "select authority, type, investigations, upheld, received, compliance, late_remedies"
        " from ombudsman_benchmark_rows where council = :council and version = :version order by authority",
        db.council(), id);
}

void add_benchmarks(store::Writing& db, std::vector<BenchmarkYear> const& years, std::string const& source,
                    loop::Doing const& doing) {
    for (auto const& one : years) {
        if (auto const before = benchmarks_of(db, one.year)) {
            withdraw_benchmarks(db, before->id, "Replaced by a newer file", doing);
        }
        BenchmarkVersion version;
        version.id = store::next_id<BenchmarkVersion>(db, "ombudsman_benchmarks");
        version.year = one.year;
        version.source = source;
        version.number_of_rows = static_cast<std::int64_t>(one.rows.size());
        version.at = doing.now;
        version.by = doing.by;
        store::insert(db, "ombudsman_benchmarks", version);
        for (auto const& row : one.rows) {
            RowOfVersion kept;
            static_cast<BenchmarkRow&>(kept) = row;
            kept.version = version.id;
            store::insert(db, "ombudsman_benchmark_rows", kept);
        }
        store::note(db, {"ombudsman_benchmarks", version.id.number, "added",
                         fmt::format("{}, {} rows", one.year, one.rows.size()), doing.by, doing.now});
    }
}

void withdraw_benchmarks(store::Writing& db, Id<BenchmarkVersion> id, std::string const& why,
                         loop::Doing const& doing) {
    auto const changed = store::act(db,
                                    "update ombudsman_benchmarks set withdrawn_at = :at, withdrawn_by = :by,"
                                    " why_withdrawn = :why where council = :council and id = :id"
                                    " and withdrawn_at is null",
                                    doing.now, doing.by, why, db.council(), id);
    if (changed == 0) {
        throw Conflict();
    }
    store::note(db, {"ombudsman_benchmarks", id.number, "withdrawn", "", doing.by, doing.now});
}

}  // namespace heed::ombudsman
