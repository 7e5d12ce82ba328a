// The PostgreSQL side: row-level security per council, one writing transaction a council at a time.

#include <condition_variable>
#include <mutex>
#include <set>

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>

#include "kernel/failure.hpp"
#include "store/connection.hpp"
#include "store/migrate.hpp"
#include "store/search_engines.hpp"
#include "store/store.hpp"
#include "store/transaction.hpp"

namespace heed::store {

namespace {

/// Another transaction won; the same one may be tried again.
struct LostRace : std::exception {};

void check(std::exception_ptr thrown) {
    static std::set<std::string> const races{"40001", "40P01"};
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (soci::postgresql_soci_error const& error) {
        auto const state = error.sqlstate().substr(0, 5);
        if (races.contains(state)) {
            throw LostRace();
        }
        auto const lost = error.get_error_category() == soci::soci_error::connection_error;
        if (lost || state.starts_with("08") || state.starts_with("53") || state.starts_with("57")) {
            throw Unavailable(error.what());
        }
    } catch (soci::soci_error const&) {  // NOLINT(bugprone-empty-catch): the caller throws it again as it is
    }
}

/// Connections that are lent out one at a time and made when they are first needed.
class Pool {
public:
    Pool(std::string where, int most) : where_(std::move(where)), left_(most) {}

    std::unique_ptr<Connection> borrow() {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [this] { return !free_.empty() || left_ > 0; });
        if (!free_.empty()) {
            auto connection = std::move(free_.back());
            free_.pop_back();
            return connection;
        }
        --left_;
        lock.unlock();
        return make();
    }

    /// A connection whose transaction ended badly is thrown away; the next borrower gets a new one.
    void give_back(std::unique_ptr<Connection> connection, bool sound) {
        {
            std::lock_guard const lock(mutex_);
            if (sound) {
                free_.push_back(std::move(connection));
            } else {
                ++left_;
            }
        }
        returned_.notify_one();
    }

private:
    std::unique_ptr<Connection> make() {
        try {
            auto session = std::make_unique<soci::session>(soci::postgresql, where_);
            *session << "set role heed_app";
            return std::make_unique<Connection>(std::move(session), check);
        } catch (soci::soci_error const& error) {
            give_back(nullptr, false);
            throw Unavailable(error.what());
        }
    }

    std::string where_;
    int left_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> free_;
};

/// Lends a connection for one transaction and ends it: committed, or rolled back when it is left early.
class Lent {
public:
    Lent(Pool& pool, std::string const& begin) : pool_(pool), connection_(pool.borrow()) {
        try {
            connection_->checked([&] { connection_->run(begin); });
        } catch (...) {
            pool_.give_back(std::move(connection_), false);
            throw;
        }
    }
    Lent(Lent const&) = delete;
    Lent& operator=(Lent const&) = delete;
    ~Lent() {
        if (connection_) {
            pool_.give_back(std::move(connection_), ended_ || rolled_back());
        }
    }

    Connection& operator*() { return *connection_; }

    void commit() {
        connection_->checked([&] { connection_->run("commit"); });
        ended_ = true;
    }

private:
    bool rolled_back() noexcept {
        try {
            connection_->run("rollback");
            return true;
        } catch (std::exception const&) {
            return false;
        }
    }

    Pool& pool_;
    std::unique_ptr<Connection> connection_;
    bool ended_ = false;
};

std::string begin_reading(CouncilId council) {
    return fmt::format("begin isolation level repeatable read read only;"
                       " select set_config('heed.council', '{}', true)",
                       council.number);
}

std::string begin_writing(CouncilId council) {
    return fmt::format("begin isolation level read committed; select set_config('heed.council', '{0}', true);"
                       " select pg_advisory_xact_lock({0})",
                       council.number);
}

/// The application's role neither owns the tables nor passes the wall, and may only add to the event log.
constexpr std::string_view make_role = R"(
do $$ begin
    if not exists (select from pg_roles where rolname = 'heed_app') then
        create role heed_app nologin nobypassrls;
    end if;
end $$)";

constexpr std::string_view walled_tables = "select table_name from information_schema.columns where column_name = "
                                           "'council' and table_schema = current_schema()"
                                           " order by table_name";

void build_wall(soci::session& session, std::string const& table) {
    session << fmt::format("alter table {} enable row level security", table);
    session << fmt::format("alter table {} force row level security", table);
    session << fmt::format("drop policy if exists council_wall on {}", table);
    session << fmt::format("create policy council_wall on {} using"
                           " (council = cast(nullif(current_setting('heed.council', true), '') as bigint))",
                           table);
}

std::vector<std::string> tables_of_councils(soci::session& session) {
    std::vector<std::string> tables(400);
    session << std::string(walled_tables), soci::into(tables);
    return tables;
}

/// A migration that changes rows must see those of every council. The owner sees them while the wall is not forced on
/// the owner too; the program's own role never does.
void let_owner_through(soci::session& session) {
    for (auto const& table : tables_of_councils(session)) {
        session << fmt::format("alter table {} no force row level security", table);
    }
}

void build_walls(soci::session& session) {
    session << std::string(make_role);
    session << "grant usage on schema public to heed_app";
    session << "grant select, insert, update, delete on all tables in schema public to heed_app";
    session << "revoke update, delete on events from heed_app";
    session << "grant heed_app to current_user";
    for (auto const& table : tables_of_councils(session)) {
        build_wall(session, table);
    }
    open_search(session);
}

class PostgresqlStore final : public Store {
public:
    PostgresqlStore(std::string where, int readers, int writers)
        : where_(std::move(where)), readers_(where_, readers), writers_(where_, writers) {}

    void look(CouncilId council, std::function<void(Reading&)> const& look) override {
        Lent connection(readers_, begin_reading(council));
        Reading db(*connection, council);
        look(db);
        connection.commit();
    }

    void write(CouncilId council, Trace trace, std::function<void(Writing&)> const& work) override {
        constexpr int most_tries = 5;
        for (int attempt = 1;; ++attempt) {
            try {
                write_once(council, trace, work);
                return;
            } catch (LostRace const&) {
                if (attempt == most_tries) {
                    throw Unavailable("too many transactions race for the same records");
                }
            }
        }
    }

    void migrate() override {
        soci::session session(soci::postgresql, where_);
        session << "select pg_advisory_lock(7110001)";
        let_owner_through(session);
        run_migrations(session, engine(), "begin");
        build_walls(session);
        session << "select pg_advisory_unlock(7110001)";
    }

    std::string schema() override { throw Unavailable("On PostgreSQL, use pg_dump --schema-only."); }

    std::string_view engine() const override { return "postgresql"; }

    bool answers() noexcept override {
        try {
            look({}, [](Reading& db) { value<std::int64_t>(db, "select count(*) from migrations"); });
            return true;
        } catch (std::exception const&) {
            return false;
        }
    }

    void copy_to(std::filesystem::path const&) override {
        throw Unavailable("On PostgreSQL, use pg_dump or pgBackRest.");
    }

private:
    void write_once(CouncilId council, Trace trace, std::function<void(Writing&)> const& work) {
        Lent connection(writers_, begin_writing(council));
        Writing db(*connection, council);
        work_and_hold(db, trace, work);
        connection.commit();
    }

    std::string where_;
    Pool readers_;
    Pool writers_;
};

}  // namespace

Outcome<std::unique_ptr<Store>> open_postgresql(std::string const& connection, int readers, int writers) {
    try {
        soci::session const session(soci::postgresql, connection);
    } catch (soci::soci_error const&) {
        return problem("data", "The PostgreSQL server does not answer. Check the connection string and try again.");
    }
    return std::make_unique<PostgresqlStore>(connection, readers, writers);
}

}  // namespace heed::store
