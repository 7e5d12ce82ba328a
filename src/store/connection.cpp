#include "store/connection.hpp"
#include "store/hidden.hpp"

#include <mutex>

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include "store/plans.hpp"
#include "store/rows.hpp"
#include "store/search_engines.hpp"

namespace heed::store {

namespace {

Kind kind_of(Value const& value) {
    switch (value.index()) {
        case 1: return Kind::integer;
        case 2: return Kind::real;
        default: return Kind::text;
    }
}

std::size_t count_placeholders(std::string_view sql) {
    std::size_t count = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        quoted ^= sql[i] == '\'';
        count += !quoted && sql[i] == ':' ? 1 : 0;
    }
    return count;
}

/// Statements of the same text with values of other kinds are different statements: PostgreSQL infers types from them.
std::string key_of(std::string_view sql, std::span<Value const> values) {
    std::string key(sql);
    for (auto const& value : values) {
        key += static_cast<char>('0' + value.index() % 4);
    }
    return key;
}

struct Watching {
    std::mutex mutex;
    PlanWatcher watcher;
};
Watching& watching() {
    static Watching one;
    return one;
}

std::vector<std::string> steps_of(sqlite_api::sqlite3* db, std::string_view sql) {
    std::vector<std::string> steps;
    sqlite_api::sqlite3_stmt* asked = nullptr;
    auto const explain = fmt::format("explain query plan {}", sql);
    sqlite_api::sqlite3_prepare_v2(db, explain.c_str(), -1, &asked, nullptr);
    constexpr int detail = 3;
    while (sqlite_api::sqlite3_step(asked) == SQLITE_ROW) {
        steps.emplace_back(reinterpret_cast<char const*>(sqlite_api::sqlite3_column_text(asked, detail)));
    }
    sqlite_api::sqlite3_finalize(asked);
    return steps;
}

}  // namespace

void watch_plans(PlanWatcher watcher) { watching().watcher = std::move(watcher); }

template <class Exchange>
void KeptStatement::exchange(Slot& slot, Exchange&& with) {
    switch (slot.kind) {
        case Kind::integer: with(slot.integer, slot.indicator); break;
        case Kind::real: with(slot.real, slot.indicator); break;
        case Kind::text: with(slot.text, slot.indicator); break;
    }
}

KeptStatement::KeptStatement(soci::session& session, std::string_view sql, std::span<Value const> values,
                             std::span<Column const> columns)
    : statement_(session) {
    must(count_placeholders(sql) == values.size(), fmt::format("placeholders and values differ in: {}", sql));
    for (auto const& value : values) {
        auto& slot = *values_.emplace_back(std::make_unique<Slot>());
        slot.kind = kind_of(value);
        exchange(slot, [&](auto& to, soci::indicator& null) { statement_.exchange(soci::use(to, null)); });
    }
    for (auto const& column : columns) {
        auto& slot = *columns_.emplace_back(std::make_unique<Slot>());
        slot.kind = column.kind;
        exchange(slot, [&](auto& to, soci::indicator& null) { statement_.exchange(soci::into(to, null)); });
    }
    statement_.alloc();
    statement_.prepare(std::string(sql));
    statement_.define_and_bind();
    compare_names(session, columns);
    tell_plan(session, sql);
}

void KeptStatement::tell_plan(soci::session& session, std::string_view sql) {
    auto& watch = watching();
    if (!watch.watcher || session.get_backend_name() != "sqlite3") {
        return;
    }
    std::lock_guard const one_at_a_time(watch.mutex);
    auto* const raw = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_;
    watch.watcher(sql, steps_of(sqlite_api::sqlite3_db_handle(raw), sql));
}

// The tests run every query on SQLite, so comparing there finds every mistake; PostgreSQL would have to be asked again.
void KeptStatement::compare_names(soci::session& session, std::span<Column const> columns) {
    if (session.get_backend_name() != "sqlite3" || columns.empty()) {
        return;
    }
    auto* const raw = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_;
    auto const found = static_cast<std::size_t>(sqlite_api::sqlite3_column_count(raw));
    must(found == columns.size(), "the query has other columns than the record that receives it");
    for (std::size_t i = 0; i < found; ++i) {
        std::string_view const name = sqlite_api::sqlite3_column_name(raw, static_cast<int>(i));
        must(columns[i].name.empty() || columns[i].name == name,
             fmt::format("column \"{}\" stands where the record has \"{}\"", name, columns[i].name));
    }
}

void KeptStatement::bind(std::span<Value const> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto& slot = *values_[i];
        slot.indicator = soci::i_ok;
        if (auto const* integer = std::get_if<std::int64_t>(&values[i])) {
            slot.integer = *integer;
        } else if (auto const* real = std::get_if<double>(&values[i])) {
            slot.real = *real;
        } else if (auto const* text = std::get_if<std::string>(&values[i])) {
            slot.text = *text;
        } else {
            slot.indicator = soci::i_null;
        }
    }
}

Cell KeptStatement::cell(std::size_t column) const {
    must(column < columns_.size(), "a column that was not asked for");
    auto const& slot = *columns_[column];
    return {slot.indicator == soci::i_null, slot.integer, slot.real, slot.text};
}

KeptStatement& Connection::prepared(std::string_view sql, std::span<Value const> values,
                                    std::span<Column const> columns) {
    auto& kept = statements_[key_of(sql, values)];
    if (!kept) {
        kept = std::make_unique<KeptStatement>(*session_, sql, values, columns);
    }
    must(!kept->in_use, fmt::format("a statement is run while its rows are still being read: {}", sql));
    kept->bind(values);
    return *kept;
}

std::int64_t Connection::act(std::string_view sql, std::span<Value const> values) {
    return checked([&] {
        auto& statement = prepared(sql, values, {});
        statement.execute();
        return statement.changed();
    });
}

bool Cursor::next() {
    auto& statement = *static_cast<KeptStatement*>(statement_);
    if (done_) {
        return false;
    }
    auto const found = connection_->checked([&] { return started_ ? statement.fetch() : statement.execute(); });
    started_ = true;
    done_ = !found;
    return found;
}

Cell Cursor::cell(std::size_t column) const { return static_cast<KeptStatement const*>(statement_)->cell(column); }

// A statement that is left half read would hold its snapshot open.
Cursor::~Cursor() {
    try {
        while (started_ && next()) {
        }
        // The connection says so again when it is used next.
    } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch)
    }
    static_cast<KeptStatement*>(statement_)->in_use = false;
}

Cursor Reading::ask(std::string_view sql, std::span<Value const> values, std::span<Column const> columns) const {
    auto& statement = connection_->checked(
        [&]() -> KeptStatement& { return connection_->prepared(sql, values, columns); });
    statement.in_use = true;
    return Cursor{*connection_, &statement};
}

namespace {

/// What a view of the records keeps from everybody else, and its own room may know.
struct Engine : Reading {
    static Connection& of(Reading const& db) { return *(db.*&Engine::connection_); }
};

}  // namespace

bool is_on_sqlite(Reading const& db) { return Engine::of(db).session().get_backend_name() == "sqlite3"; }

std::int64_t Writing::act(std::string_view sql, std::span<Value const> values) {
    auto const changed = connection_->act(sql, values);
    changes_ += changed;
    return changed;
}

std::int64_t Writing::next_number(std::string_view table) {
    // Events are numbered in a column of another name; every other table of records has (council, id).
    auto const column = table == "events" ? "number" : "id";
    auto const sql = fmt::format("select coalesce(max({0}), 0) + 1 from {1} where council = :council and {0} < :least",
                                 column, table);
    return value<std::int64_t>(*this, sql, council(), least_hidden_number);
}

}  // namespace heed::store
