#pragma once
// Migrations: embedded files "<room>/migrations/<date>_<number>_<what>.sql", forward only, in the order of their names,
// each in one transaction, recorded with its SHA-256. A file that was changed after it had run is refused.
// What the engines spell differently is a pair, "<name>.sqlite.sql" and "<name>.postgresql.sql", of which each engine runs
// its own; both are recorded as "<name>".

#include <string>
#include <string_view>
#include <vector>

namespace heed::store {

struct Migration {
    std::string name;  ///< "2026-11-22_000_store"
    std::string_view sql;
    std::string hash;
};

/// Every embedded migration of that engine ("sqlite" or "postgresql"), in order. Half a pair is a bug.
std::vector<Migration> migrations(std::string_view engine);

/// The statements of a script: split at ";" outside quotes and comments.
std::vector<std::string> statements_of(std::string_view script);

}  // namespace heed::store
