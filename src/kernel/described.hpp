#pragma once
// One description of a record's fields serves rows, JSON and pages (Boost.Describe on plain structs and enums).

#include <optional>
#include <string_view>
#include <type_traits>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

namespace heed {

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

/// The described members of `T`, those of its described bases first.
template <DescribedStruct T>
using Fields = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

/// Calls `visit(name, member)` for each described field of the record, in the order of its description.
template <class Record, class Visit>
void for_each_field(Record&& record, Visit&& visit) {
    boost::mp11::mp_for_each<Fields<std::remove_cvref_t<Record>>>(
        [&](auto field) { visit(std::string_view(field.name), record.*field.pointer); });
}

template <DescribedStruct T>
constexpr std::size_t field_count = boost::mp11::mp_size<Fields<T>>::value;

/// The enumerator's own name ("shortfall"): the word in the store, in JSON and in the code.
template <DescribedEnum E>
std::string_view name_of(E value) {
    std::string_view name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (enumerator.value == value) {
            name = enumerator.name;
        }
    });
    return name;
}

/// The enumerator of that name; nothing if there is none.
template <DescribedEnum E>
std::optional<E> named(std::string_view name) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (name == enumerator.name) {
            found = enumerator.value;
        }
    });
    return found;
}

/// Calls `visit(value)` for each enumerator, in the order of the description.
template <DescribedEnum E, class Visit>
void for_each_value(Visit&& visit) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto enumerator) { visit(enumerator.value); });
}

}  // namespace heed
