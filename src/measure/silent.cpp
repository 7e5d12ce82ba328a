#include "measure/silent.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::measure {

SilentOnes silent_ones(std::int64_t satisfied, std::int64_t said, std::int64_t silent, std::int64_t target) {
    constexpr std::int64_t most = 1'000'000'000'000;
    must(satisfied >= 0 && satisfied <= said && said < most, "more are satisfied than said anything");
    must(silent >= 0 && silent < most && target >= 0 && target <= 100, "these cannot be the silent ones");
    SilentOnes ones;
    ones.silent = silent;
    ones.whole = said + silent;
    ones.needed_in_all = (target * ones.whole + 99) / 100;
    ones.least_satisfied = std::max<std::int64_t>(0, ones.needed_in_all - satisfied);
    ones.enough_to_miss = ones.least_satisfied == 0 ? 0 : std::max<std::int64_t>(0, silent - ones.least_satisfied + 1);
    ones.decide = ones.least_satisfied == 0       ? SilentOnesDecide::met_whatever_they_say
                  : ones.least_satisfied > silent ? SilentOnesDecide::missed_whatever_they_say
                                                  : SilentOnesDecide::it_hangs_on_them;
    return ones;
}

std::string spoken(SilentOnes const& ones, std::int64_t target) {
    if (ones.silent == 0) {
        return "Everybody who was asked has answered.";
    }
    auto const silent = counted(ones.silent, "person who was asked has not answered",
                                "people who were asked have not answered");
    switch (ones.decide) {
        case SilentOnesDecide::met_whatever_they_say:
            return fmt::format("{}. Whatever they would say, at least {}% of all {} would be satisfied.", silent,
                               target, ones.whole);
        case SilentOnesDecide::missed_whatever_they_say:
            return fmt::format("{}. Even if every one of them were satisfied, it would be fewer than {}% of all {}.",
                               silent, target, ones.whole);
        case SilentOnesDecide::it_hangs_on_them: break;
    }
    auto const share = 100.0 * static_cast<double>(ones.least_satisfied) / static_cast<double>(ones.silent);
    return fmt::format("{}. For {}% of all {} to be satisfied, {} of them would have to be ({:.0f}%). If {} or more of "
                       "them were not, the "
                       "target would be missed.",
                       silent, target, ones.whole, ones.least_satisfied, share, ones.enough_to_miss);
}

}  // namespace heed::measure
