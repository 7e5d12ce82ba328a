#pragma once
// The database of one council (an SQLite file) or of many (PostgreSQL). Areas see this header, session.hpp and rows.hpp;
// the engines are in sqlite.cpp and postgresql.cpp.
//
// SQLite: one connection, on a thread of its own, writes and checkpoints; all others are query_only. Debian 12's SQLite
// can corrupt a WAL file when two connections write or checkpoint at the same instant, and this removes the chance.
// Transactions that wait together are committed together, each in its savepoint, so that one fsync serves many.
// PostgreSQL: row-level security holds the wall between councils; a lock per council lets one transaction at a time
// write to it, so both engines give a transaction the same promise: nobody else writes to this council meanwhile.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kernel/outcome.hpp"
#include "store/rows.hpp"
#include "store/session.hpp"

namespace heed::store {

/// What a transaction must leave behind.
enum class Trace {
    event,  ///< it changed something that matters, so it noted an event; anything else is a bug
    none,   ///< housekeeping: sessions, counters of tries, leases, delivery attempts
};

class Store {
public:
    virtual ~Store() = default;

    /// Calls `look` with one consistent view of the council.
    virtual void look(CouncilId council, std::function<void(Reading&)> const& look) = 0;

    /// Calls `work` in one transaction and returns once it is on the disk. What `work` throws undoes it all and comes
    /// out again. On PostgreSQL `work` may be called again after a lost race. Throws Unavailable when the store is
    /// away or full; the transaction may then have happened, which is why every form carries an idempotency key.
    virtual void write(CouncilId council, Trace trace, std::function<void(Writing&)> const& work) = 0;

    /// Brings the schema up to date: see migrations.hpp.
    virtual void migrate() = 0;

    /// Every table and index as the engine spells it, in a stable order (docs/schema.sql is made from this on SQLite).
    virtual std::string schema() = 0;

    /// "sqlite" or "postgresql".
    virtual std::string_view engine() const = 0;

    /// Whether the store answers; for /ready.
    virtual bool answers() noexcept = 0;

    /// A consistent copy in a new file, made while the store is in use. Only SQLite; PostgreSQL has its own tools and
    /// throws Unavailable with the sentence that names them.
    virtual void copy_to(std::filesystem::path const& file) = 0;
};

/// Opens or creates the file. Refuses (Problem) when another process holds it or it is no Heed database.
Outcome<std::unique_ptr<Store>> open_sqlite(std::filesystem::path const& file, int readers);

/// Connects by a libpq connection string. Refuses (Problem) when the server does not answer.
Outcome<std::unique_ptr<Store>> open_postgresql(std::string const& connection, int readers, int writers);

template <class Work>
auto in_one_go(Store& store, CouncilId council, Work&& work, Trace trace = Trace::event) {
    using Result = std::invoke_result_t<Work, Writing&>;
    if constexpr (std::is_void_v<Result>) {
        store.write(council, trace, [&](Writing& db) { work(db); });
    } else {
        std::optional<Result> result;
        store.write(council, trace, [&](Writing& db) { result.emplace(work(db)); });
        return std::move(*result);
    }
}

template <class Work>
auto housekeeping(Store& store, CouncilId council, Work&& work) {
    return in_one_go(store, council, std::forward<Work>(work), Trace::none);
}

template <class Look>
auto read(Store& store, CouncilId council, Look&& look) {
    using Result = std::invoke_result_t<Look, Reading&>;
    std::optional<Result> result;
    store.look(council, [&](Reading& db) { result.emplace(look(db)); });
    return std::move(*result);
}

/// A council that this store serves.
struct CouncilRecord {
    CouncilId id;
    std::string slug;
    std::string name;
    std::string host;
    bool demonstration = false;
};
BOOST_DESCRIBE_STRUCT(CouncilRecord, (), (id, slug, name, host, demonstration))

/// Every council of the store, by id. (The one table without a wall: names and addresses only.)
std::vector<CouncilRecord> councils(Store& store);

/// Adds a council; its id is the next free one.
CouncilId add_council(Store& store, std::string const& slug, std::string const& name, bool demonstration = false);

}  // namespace heed::store
