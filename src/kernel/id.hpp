#pragma once
// `Id<Complaint>` never passes for `Id<Theme>`.

#include <compare>
#include <cstdint>
#include <functional>

namespace heed {

/// The number of a record inside its council: 1, 2, 3 ... ; 0 is no record.
template <class T>
struct Id {
    std::int64_t number = 0;

    explicit operator bool() const { return number != 0; }
    auto operator<=>(Id const&) const = default;
};

struct Council;
using CouncilId = Id<Council>;

}  // namespace heed

template <class T>
struct std::hash<heed::Id<T>> {
    std::size_t operator()(heed::Id<T> id) const noexcept { return std::hash<std::int64_t>{}(id.number); }
};
