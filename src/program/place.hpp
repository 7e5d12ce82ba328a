#pragma once
// Where a council's records are: a folder with an SQLite file, or a PostgreSQL server.

#include <filesystem>
#include <memory>
#include <string>

#include "kernel/outcome.hpp"
#include "store/store.hpp"

namespace heed::program {

struct Place {
    std::filesystem::path folder = "data";
    std::string postgresql;  ///< a libpq connection string; empty: the folder's SQLite file

    bool on_postgresql() const { return !postgresql.empty(); }
    std::filesystem::path file() const { return folder / "heed.db"; }
    std::filesystem::path socket() const { return folder / "heed.sock"; }
};

/// Opens the records. On SQLite the folder is made, readable by its owner only, when `make` says so; otherwise a folder
/// without records is refused.
Outcome<std::unique_ptr<store::Store>> open(Place const& place, bool make, int readers = 4);

}  // namespace heed::program
