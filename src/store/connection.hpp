#pragma once
// One SOCI session and the statements that it keeps prepared. Only the engines' sources include this header.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <soci/soci.h>

#include "store/session.hpp"

namespace heed::store {

/// A statement with the buffers that SOCI reads from and writes to. SOCI keeps pointers to them, so they never move
/// (and no temporary is ever given to `soci::use`, which 4.0 would read after its death).
class KeptStatement {
public:
    KeptStatement(soci::session& session, std::string_view sql, std::span<Value const> values,
                  std::span<Column const> columns);

    void bind(std::span<Value const> values);
    bool execute() { return statement_.execute(true); }
    bool fetch() { return statement_.fetch(); }
    std::int64_t changed() { return statement_.get_affected_rows(); }
    Cell cell(std::size_t column) const;

    bool in_use = false;

private:
    struct Slot {
        Kind kind = Kind::text;
        soci::indicator indicator = soci::i_ok;
        long long integer = 0;
        double real = 0;
        std::string text;
    };

    template <class Exchange>
    void exchange(Slot& slot, Exchange&& with);
    void compare_names(soci::session& session, std::span<Column const> columns);
    void tell_plan(soci::session& session, std::string_view sql);

    std::vector<std::unique_ptr<Slot>> values_;
    std::vector<std::unique_ptr<Slot>> columns_;
    soci::statement statement_;
};

class Connection {
public:
    /// `check` turns an engine's error into the Failure that callers know; anything else is passed on.
    using Check = std::function<void(std::exception_ptr)>;

    explicit Connection(std::unique_ptr<soci::session> session, Check check)
        : session_(std::move(session)), check_(std::move(check)) {}

    KeptStatement& prepared(std::string_view sql, std::span<Value const> values, std::span<Column const> columns);
    std::int64_t act(std::string_view sql, std::span<Value const> values);

    /// Runs a statement without values or rows, not kept.
    void run(std::string const& sql) { session_->once << sql; }

    /// Runs `step` and lets `check_` translate what the engine throws.
    template <class Step>
    decltype(auto) checked(Step&& step) {
        try {
            return step();
        } catch (soci::soci_error const&) {
            check_(std::current_exception());
            throw;
        }
    }

    soci::session& session() { return *session_; }
    void forget_statements() { statements_.clear(); }

private:
    std::unique_ptr<soci::session> session_;
    Check check_;
    std::unordered_map<std::string, std::unique_ptr<KeptStatement>> statements_;
};

}  // namespace heed::store
