#pragma once
// What a handler sees of the database: values in, typed rows out, for one council at a time. `Reading` is one consistent
// view; `Writing` is one transaction. A function that changes something asks for a Writing, so a page that only reads
// cannot call it.

#include <memory>
#include <span>
#include <string_view>

#include "kernel/id.hpp"
#include "store/value.hpp"

namespace heed::store {

class Connection;

/// Rows of one statement, read front to back. The statement belongs to the connection and is kept prepared there.
class Cursor {
public:
    /// Steps to the next row; false when there is none left.
    bool next();
    Cell cell(std::size_t column) const;

    Cursor(Connection& connection, void* statement) : connection_(&connection), statement_(statement) {}
    Cursor(Cursor const&) = delete;
    Cursor& operator=(Cursor const&) = delete;
    ~Cursor();

private:
    Connection* connection_;
    void* statement_;
    bool started_ = false;
    bool done_ = false;
};

/// A column that a query must answer with; an empty name is not compared.
struct Column {
    std::string_view name;
    Kind kind;
};

/// One consistent view of one council's records.
class Reading {
public:
    Reading(Connection& connection, CouncilId council) : connection_(&connection), council_(council) {}
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;

    CouncilId council() const { return council_; }

    /// Runs a query. `:names` in the SQL are bound in order, one value each. A column that is not there is a bug.
    Cursor ask(std::string_view sql, std::span<Value const> values, std::span<Column const> columns) const;

protected:
    Connection* connection_;
    CouncilId council_;
};

/// One transaction: everything in it happens, or nothing.
class Writing : public Reading {
public:
    using Reading::Reading;

    /// Runs a statement that changes rows; answers how many.
    std::int64_t act(std::string_view sql, std::span<Value const> values);

    /// The number for a new row of a table whose key is (council, id). Numbers run 1, 2, 3 ... inside a council; this
    /// is safe because one transaction at a time writes to a council.
    std::int64_t next_number(std::string_view table);

    bool changed() const { return changes_ > 0; }
    bool noted() const { return events_ > 0; }
    void count_event() { ++events_; }

private:
    std::int64_t changes_ = 0;
    std::int64_t events_ = 0;
};

}  // namespace heed::store
