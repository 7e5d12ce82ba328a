#pragma once
// Typed rows: the columns of a query are the described fields of the struct that receives them, in the same order and
// with the same names.

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/session.hpp"

namespace heed::store {

template <class... Args>
std::array<Value, sizeof...(Args)> bound(Args const&... args) {
    return {Kept<std::decay_t<Args const&>>::bind(args)...};
}

template <DescribedStruct Row>
std::array<Column, field_count<Row>> columns_of() {
    std::array<Column, field_count<Row>> columns{};
    std::size_t next = 0;
    boost::mp11::mp_for_each<Fields<Row>>([&](auto field) {
        using Member = std::remove_cvref_t<decltype(std::declval<Row>().*field.pointer)>;
        columns[next++] = {field.name, Kept<Member>::kind};
    });
    return columns;
}

template <DescribedStruct Row>
Row read_row(Cursor const& cursor) {
    Row row{};
    std::size_t next = 0;
    for_each_field(row, [&](std::string_view, auto& member) {
        member = read_cell<std::remove_cvref_t<decltype(member)>>(cursor.cell(next++));
    });
    return row;
}

/// Every row of the answer.
template <DescribedStruct Row, class... Args>
std::vector<Row> rows(Reading const& db, std::string_view sql, Args const&... args) {
    static auto const columns = columns_of<Row>();
    auto const values = bound(args...);
    auto cursor = db.ask(sql, values, columns);
    std::vector<Row> found;
    while (cursor.next()) {
        found.push_back(read_row<Row>(cursor));
    }
    return found;
}

/// The one row, or nothing; two rows are a bug.
template <DescribedStruct Row, class... Args>
std::optional<Row> row(Reading const& db, std::string_view sql, Args const&... args) {
    auto found = rows<Row>(db, sql, args...);
    must(found.size() <= 1, "one row was asked for and several were found");
    return found.empty() ? std::nullopt : std::optional<Row>(std::move(found.front()));
}

/// The first column of every row.
template <class T, class... Args>
std::vector<T> values(Reading const& db, std::string_view sql, Args const&... args) {
    Column const column{"", Kept<T>::kind};
    auto const binds = bound(args...);
    auto cursor = db.ask(sql, binds, {&column, 1});
    std::vector<T> found;
    while (cursor.next()) {
        found.push_back(read_cell<T>(cursor.cell(0)));
    }
    return found;
}

/// The single value of a single row, or nothing if there is no row.
template <class T, class... Args>
std::optional<T> value_if_any(Reading const& db, std::string_view sql, Args const&... args) {
    auto found = values<T>(db, sql, args...);
    must(found.size() <= 1, "one value was asked for and several were found");
    return found.empty() ? std::nullopt : std::optional<T>(std::move(found.front()));
}

/// The single value of a query that always answers with one row, such as a count.
template <class T, class... Args>
T value(Reading const& db, std::string_view sql, Args const&... args) {
    auto found = value_if_any<T>(db, sql, args...);
    must(found.has_value(), "a value was asked for and none was found");
    return std::move(*found);
}

/// Changes rows; answers how many.
template <class... Args>
std::int64_t act(Writing& db, std::string_view sql, Args const&... args) {
    auto const values = bound(args...);
    return db.act(sql, values);
}

/// Adds a row whose columns are the record's described fields, and the council before them.
template <DescribedStruct Record>
void insert(Writing& db, std::string_view table, Record const& record) {
    static std::string const fields = [] {
        std::string names;
        boost::mp11::mp_for_each<Fields<Record>>([&](auto field) { (names += ", ") += field.name; });
        return names;
    }();
    static std::string const places = [] {
        std::string names;
        boost::mp11::mp_for_each<Fields<Record>>([&](auto field) { (names += ", :") += field.name; });
        return names;
    }();
    std::vector<Value> values{db.council().number};
    values.reserve(field_count<Record> + 1);
    for_each_field(record, [&](std::string_view, auto const& member) {
        values.push_back(Kept<std::remove_cvref_t<decltype(member)>>::bind(member));
    });
    std::string sql = "insert into ";
    ((((sql += table) += " (council") += fields) += ") values (:council") += places + ")";
    db.act(sql, values);
}

/// A new id for a table whose key is (council, id).
template <class T>
Id<T> next_id(Writing& db, std::string_view table) {
    return {db.next_number(table)};
}

}  // namespace heed::store
