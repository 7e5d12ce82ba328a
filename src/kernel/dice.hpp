#pragma once
// Chance that is the same on every machine and with every standard library, for demonstrations and tests; never for
// secrets. SplitMix64 (Steele, Lea and Flood, 2014).

#include <cstdint>
#include <span>
#include <vector>

#include "kernel/must.hpp"

namespace heed {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    /// 64 even bits.
    std::uint64_t roll() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// 0 to `many` - 1. The bias is below many / 2^64.
    std::int64_t below(std::int64_t many) {
        must(many > 0, "dice without sides");
        return static_cast<std::int64_t>(roll() % static_cast<std::uint64_t>(many));
    }

    /// `low` to `high`, both included.
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }

    /// True in `percent` of a hundred rolls.
    bool chance(int percent) { return below(100) < percent; }

    template <class Range>
    auto const& pick(Range const& from) {
        return from[static_cast<std::size_t>(below(static_cast<std::int64_t>(std::size(from))))];
    }

private:
    std::uint64_t state_;
};

}  // namespace heed
