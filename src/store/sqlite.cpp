// The SQLite side: one writer on a thread of its own, several readers, no second process.

#include <condition_variable>
#include <deque>
#include <latch>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "kernel/failure.hpp"
#include "store/connection.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"
#include "store/transaction.hpp"

namespace heed::store {

namespace {

namespace api = sqlite_api;

api::sqlite3* raw(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

bool means_unavailable(int code) {
    switch (code & 0xFF) {
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_BUSY: return true;
        default: return false;
    }
}

void check(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (soci::sqlite3_soci_error const& error) {
        if (means_unavailable(error.result())) {
            throw Unavailable(error.what());
        }
    } catch (soci::soci_error const&) {  // NOLINT(bugprone-empty-catch): the caller throws it again as it is
    }
}

/// The right to be the only process that writes this file, for as long as the object lives.
class FileLock {
public:
    explicit FileLock(std::filesystem::path const& file)
        : descriptor_(::open((file.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        held_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
    }
    FileLock(FileLock&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)), held_(std::exchange(other.held_, false)) {}
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    bool held() const { return held_; }

private:
    int descriptor_;
    bool held_ = false;
};

std::unique_ptr<Connection> connect(std::filesystem::path const& file, bool writes) {
    auto session = std::make_unique<soci::session>(soci::sqlite3, fmt::format("db={} timeout=5", file.string()));
    *session << "pragma journal_mode = wal";
    *session << "pragma synchronous = full";
    *session << "pragma foreign_keys = on";
    *session << "pragma mmap_size = 0";
    *session << "pragma wal_autocheckpoint = 0";
    *session << "pragma trusted_schema = off";
    *session << "pragma cache_size = -16000";
    *session << (writes ? "pragma secure_delete = on" : "pragma query_only = 1");
    return std::make_unique<Connection>(std::move(session), check);
}

/// Every table begins its key with the council, and SQLite takes each first column of an index for a narrow one, so it
/// would rather read all of a council's signals than the few of one learning point. Its table of statistics tells it
/// otherwise: a hundredth of all rows for the council, much fewer for each further column, one where all are given. The
/// figures are the same for every council, so that a plan never changes as records grow (SQLite's documentation of
/// sqlite_stat1 allows it to be written by hand).
void teach_planner(soci::session& session) {
    session << "pragma analysis_limit = 1";
    session << "begin immediate";
    session << "analyze";
    session << "delete from sqlite_stat1";
    session << R"(with recursive counted (tbl, idx, columns, is_unique, position, stat) as (
                    select t.name, i.name, (select count(*) from pragma_index_info(i.name)), i."unique", 1, '1000000 10000'
                    from sqlite_schema t, pragma_index_list(t.name) i where t.type = 'table' and t.name not like 'sqlite_%'
                    union all
                    select tbl, idx, columns, is_unique, position + 1,
                           stat || case when is_unique and position + 1 = columns then ' 1' when position = 1 then ' 500'
                                        when position = 2 then ' 25' when position = 3 then ' 5' else ' 2' end
                    from counted where position < columns)
                  insert into sqlite_stat1 select tbl, idx, stat from counted where position = columns)";
    session << "commit";
    session << "analyze sqlite_schema";
}

/// A transaction that waits for the writer.
struct Task {
    CouncilId council;
    Trace trace;
    std::function<void(Writing&)> const* work;
    std::exception_ptr failed;
    std::latch done{1};
};

/// The only thread that writes. It takes what waits, runs each in its savepoint and commits them together.
class Writer {
public:
    explicit Writer(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {
        thread_ = std::thread([this] { serve(); });
    }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
    ~Writer() {
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
        connection_->forget_statements();
        try {
            connection_->run("pragma wal_checkpoint(truncate)");
        } catch (soci::soci_error const&) {  // NOLINT(bugprone-empty-catch): the log is read at the next start instead
        }
    }

    void write(CouncilId council, Trace trace, std::function<void(Writing&)> const& work) {
        must(std::this_thread::get_id() != thread_.get_id(), "a transaction was begun inside a transaction");
        Task task{council, trace, &work, nullptr};
        {
            std::lock_guard const lock(mutex_);
            waiting_.push_back(&task);
        }
        wake_.notify_one();
        task.done.wait();
        if (task.failed) {
            std::rethrow_exception(task.failed);
        }
    }

    Connection& connection() { return *connection_; }

private:
    static constexpr std::size_t most_together = 128;
    static constexpr int commits_between_checkpoints = 500;

    std::vector<Task*> take() {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        auto const count = std::min(waiting_.size(), most_together);
        std::vector<Task*> const taken(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
        return taken;
    }

    void serve() {
        for (auto tasks = take(); !tasks.empty(); tasks = take()) {
            try {
                commit_together(tasks);
            } catch (...) {
                roll_back_all();
                for (auto* task : tasks) {
                    task->failed = std::current_exception();
                }
            }
            for (auto* task : tasks) {
                task->done.count_down();
            }
            checkpoint_now_and_then();
        }
    }

    void commit_together(std::vector<Task*> const& tasks) {
        run("begin immediate");
        for (auto* task : tasks) {
            run("savepoint task");
            try {
                Writing db(*connection_, task->council);
                work_and_hold(db, task->trace, *task->work);
            } catch (Unavailable const&) {
                throw;  // the engine itself is in trouble: nothing of this group is safe
            } catch (...) {
                task->failed = std::current_exception();
                must(api::sqlite3_get_autocommit(raw(connection_->session())) == 0, "the transaction is gone");
                run("rollback to task");
            }
            run("release task");
        }
        run("commit");
    }

    void roll_back_all() noexcept {
        try {
            if (api::sqlite3_get_autocommit(raw(connection_->session())) == 0) {
                run("rollback");
            }
        } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): the next "begin" says so
        }
    }

    void checkpoint_now_and_then() noexcept {
        if (++commits_ < commits_between_checkpoints) {
            return;
        }
        commits_ = 0;
        try {
            connection_->run("pragma wal_checkpoint(passive)");
        } catch (soci::soci_error const&) {  // NOLINT(bugprone-empty-catch): tried again after the next commits
        }
    }

    void run(std::string_view sql) { connection_->act(sql, {}); }

    std::unique_ptr<Connection> connection_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task*> waiting_;
    bool stopping_ = false;
    int commits_ = 0;
    std::thread thread_;
};

class SqliteStore final : public Store {
public:
    SqliteStore(std::filesystem::path const& file, FileLock lock, int readers)
        : lock_(std::move(lock)), writer_(connect(file, true)) {
        for (int i = 0; i < readers; ++i) {
            free_.push_back(connect(file, false));
        }
    }

    void look(CouncilId council, std::function<void(Reading&)> const& look) override {
        auto connection = borrow();
        try {
            connection->act("begin", {});
            Reading db(*connection, council);
            look(db);
            connection->act("commit", {});
        } catch (...) {
            end_quietly(*connection);
            give_back(std::move(connection));
            throw;
        }
        give_back(std::move(connection));
    }

    void write(CouncilId council, Trace trace, std::function<void(Writing&)> const& work) override {
        writer_.write(council, trace, work);
    }

    void migrate() override {
        run_migrations(writer_.connection().session(), engine(), "begin immediate");
        teach_planner(writer_.connection().session());
    }

    std::string schema() override {
        std::string text;
        look({}, [&](Reading& db) {
            for (auto const& sql :
                 values<std::string>(db, "select sql from sqlite_schema where sql is not null and name <> "
                                         "'sqlite_stat1' order by tbl_name, type desc, name")) {
                text += sql + ";\n\n";
            }
        });
        return text;
    }

    std::string_view engine() const override { return "sqlite"; }

    bool answers() noexcept override {
        try {
            look({}, [](Reading& db) { value<std::int64_t>(db, "select count(*) from migrations"); });
            return true;
        } catch (std::exception const&) {
            return false;
        }
    }

    void copy_to(std::filesystem::path const& file) override {
        auto connection = borrow();
        auto const code = copy(raw(connection->session()), file);
        give_back(std::move(connection));
        if (code != SQLITE_OK) {
            throw Unavailable(fmt::format("the copy could not be written to {}", file.string()));
        }
    }

private:
    static int copy(api::sqlite3* from, std::filesystem::path const& file) {
        api::sqlite3* to = nullptr;
        auto code = api::sqlite3_open(file.c_str(), &to);
        if (code == SQLITE_OK) {
            auto* const backup = api::sqlite3_backup_init(to, "main", from, "main");
            if (backup != nullptr) {
                api::sqlite3_backup_step(backup, -1);
                api::sqlite3_backup_finish(backup);
            }
            code = api::sqlite3_errcode(to);
        }
        api::sqlite3_close(to);
        return code;
    }

    static void end_quietly(Connection& connection) noexcept {
        try {
            if (api::sqlite3_get_autocommit(raw(connection.session())) == 0) {
                connection.act("rollback", {});
            }
        } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): the first failure is the one to tell
        }
    }

    std::unique_ptr<Connection> borrow() {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [this] { return !free_.empty(); });
        auto connection = std::move(free_.back());
        free_.pop_back();
        return connection;
    }

    void give_back(std::unique_ptr<Connection> connection) {
        {
            std::lock_guard const lock(mutex_);
            free_.push_back(std::move(connection));
        }
        returned_.notify_one();
    }

    FileLock lock_;
    Writer writer_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace

Outcome<std::unique_ptr<Store>> open_sqlite(std::filesystem::path const& file, int readers) {
    FileLock lock(file);
    if (!lock.held()) {
        return problem("data", fmt::format("Another Heed is using {}. Stop it first, or choose another data folder.",
                                           file.parent_path().string()));
    }
    try {
        return std::make_unique<SqliteStore>(file, std::move(lock), readers);
    } catch (soci::soci_error const&) {
        return problem("data", fmt::format("{} cannot be opened. It is not a Heed database, or it may not be read.",
                                           file.string()));
    }
}

}  // namespace heed::store
