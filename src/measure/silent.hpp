#pragma once
// What those who did not answer would have to say for a target to be met or missed. Exact arithmetic on counts: no guess
// about the silent ones is made, only what follows from how many they are.
//
//   of n who said, s are satisfied; m are silent; the target is t per cent of all n + m
//   it is met when s + x >= ceil(t(n + m)/100), where x of the silent ones are satisfied: x is at least
//   max(0, ceil(t(n + m)/100) - s), and cannot be more than m

#include <cstdint>
#include <string>

#include "kernel/described.hpp"

namespace heed::measure {

enum class SilentOnesDecide { met_whatever_they_say, missed_whatever_they_say, it_hangs_on_them };
BOOST_DESCRIBE_ENUM(SilentOnesDecide, met_whatever_they_say, missed_whatever_they_say, it_hangs_on_them)

struct SilentOnes {
    SilentOnesDecide decide = SilentOnesDecide::it_hangs_on_them;
    std::int64_t silent = 0;
    std::int64_t whole = 0;            ///< n + m
    std::int64_t needed_in_all = 0;    ///< of the whole, to meet the target
    std::int64_t least_satisfied = 0;  ///< of the silent ones, to meet it; may be more than there are
    std::int64_t enough_to_miss =
        0;  ///< how many of the silent ones need not be satisfied for it to be missed; 0: it cannot
};

/// 0 <= satisfied <= said, silent >= 0, all below 10^12; target 0 to 100. Anything else is a bug.
SilentOnes silent_ones(std::int64_t satisfied, std::int64_t said, std::int64_t silent, std::int64_t target);

/// In plain words, two or three sentences.
std::string spoken(SilentOnes const& ones, std::int64_t target);

}  // namespace heed::measure
