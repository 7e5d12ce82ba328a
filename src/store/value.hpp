#pragma once
// Values on their way to the database and back. The store knows three kinds: whole numbers, real numbers and text;
// days are kept as "2026-11-22", instants as seconds since 1970, yes and no as 1 and 0, enumerators by their name.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/must.hpp"

namespace heed::store {

enum class Kind { integer, real, text };

/// A value to bind; monostate is null.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One column of the row that a cursor stands on.
struct Cell {
    bool null = false;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text;
};

/// How a C++ type is kept. Specialise it for a new type beside that type's store functions.
template <class T>
struct Kept;

template <std::integral T>
struct Kept<T> {
    static constexpr Kind kind = Kind::integer;
    static Value bind(T value) { return static_cast<std::int64_t>(value); }
    static T read(Cell const& cell) { return static_cast<T>(cell.integer); }
};

template <>
struct Kept<double> {
    static constexpr Kind kind = Kind::real;
    static Value bind(double value) { return value; }
    static double read(Cell const& cell) { return cell.real; }
};

template <>
struct Kept<std::string> {
    static constexpr Kind kind = Kind::text;
    static Value bind(std::string value) { return value; }
    static std::string read(Cell const& cell) { return std::string(cell.text); }
};

template <>
struct Kept<std::string_view> {
    static constexpr Kind kind = Kind::text;
    static Value bind(std::string_view value) { return std::string(value); }
};

template <>
struct Kept<char const*> {
    static constexpr Kind kind = Kind::text;
    static Value bind(char const* value) { return std::string(value); }
};

template <class T>
struct Kept<Id<T>> {
    static constexpr Kind kind = Kind::integer;
    static Value bind(Id<T> id) { return id.number; }
    static Id<T> read(Cell const& cell) { return {cell.integer}; }
};

template <>
struct Kept<Day> {
    static constexpr Kind kind = Kind::text;
    static Value bind(Day day) { return iso(day); }
    static Day read(Cell const& cell) {
        auto const day = parse_day(cell.text);
        must(day.has_value(), "the store holds a day that is no day");
        return *day;
    }
};

template <>
struct Kept<Instant> {
    static constexpr Kind kind = Kind::integer;
    static Value bind(Instant instant) { return instant.seconds; }
    static Instant read(Cell const& cell) { return {cell.integer}; }
};

template <DescribedEnum E>
struct Kept<E> {
    static constexpr Kind kind = Kind::text;
    static Value bind(E value) { return std::string(name_of(value)); }
    static E read(Cell const& cell) {
        auto const value = named<E>(cell.text);
        must(value.has_value(), "the store holds a word that the program does not know");
        return *value;
    }
};

template <class T>
struct Kept<std::optional<T>> {
    static constexpr Kind kind = Kept<T>::kind;
    static Value bind(std::optional<T> const& value) { return value ? Kept<T>::bind(*value) : Value{}; }
    static std::optional<T> read(Cell const& cell) {
        return cell.null ? std::nullopt : std::optional<T>(Kept<T>::read(cell));
    }
};

template <class T>
constexpr bool may_be_null = false;
template <class T>
constexpr bool may_be_null<std::optional<T>> = true;

template <class T>
T read_cell(Cell const& cell) {
    must(!cell.null || may_be_null<T>, "the store holds nothing where something must be");
    return Kept<T>::read(cell);
}

}  // namespace heed::store
