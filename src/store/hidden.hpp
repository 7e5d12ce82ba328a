#pragma once
// Ids for records that not everybody may know of. Where ids run 1, 2, 3 ... and one is hidden from somebody, the gap tells
// them that there is something; these stand apart from the numbers that `next_id` counts, and leave none.

#include "kernel/id.hpp"

namespace heed::store {

/// Ordinary ids stay below.
constexpr std::int64_t least_hidden_number = std::int64_t{1} << 41;

/// At random, from `least_hidden_number` to 2^52, so that it can be written in JSON.
std::int64_t hidden_number();

template <class T>
Id<T> hidden_id() {
    return {hidden_number()};
}

}  // namespace heed::store
