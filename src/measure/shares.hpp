#pragma once
// Honest sentences about a share: can it be told apart from a benchmark, how many would be needed to tell, and which counts
// can a published percentage have come from at all?

#include <cstdint>
#include <optional>
#include <string>

#include "measure/interval.hpp"

namespace heed::measure {

enum class Apart { below, cannot_be_told_apart, above };

/// A share beside a benchmark.
struct Comparison {
    Apart apart = Apart::cannot_be_told_apart;
    double share = 0;
    Interval likely;  ///< Wilson's
    double exact_tail =
        1;  ///< the one-sided binomial chance of so many or more (or so few or fewer), the smaller of the two
};

/// A share is told apart where the benchmark lies outside Wilson's interval. `benchmark` is 0 to 1, `of` > 0.
Comparison compare(std::int64_t count, std::int64_t of, double benchmark, double confidence = 0.95);

/// "8 of 9 (89%) cannot be told apart from 80%: the true share is likely to be between 57% and 98%".
std::string spoken(Comparison const& comparison, std::int64_t count, std::int64_t of, double benchmark);

/// How many would have to be looked at so that, if the true share is `seen`, Wilson's interval no longer holds the share
/// that was `promised`: the smallest whole n >= z²·q(1 − q)/(p − q)², since Wilson's interval is the score test turned round.
/// Nothing where the two are equal: no number would be enough. Both are 0 to 1.
std::optional<std::int64_t> needed_to_tell(double seen, double promised, double confidence = 0.95);

/// How a percentage was made from a share: rounded (halves either way), or cut off.
enum class MadeBy { rounding, cutting };

/// The counts, lowest to highest, that are published as this percentage of `of`.
struct Counts {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool operator==(Counts const&) const = default;
};

/// Which counts could be "58%" of 70? None: 40 are 57.1% and 41 are 58.6%. `decimals` (0 to 6) is how many the percentage was
/// published with. `per_cent` is 0 or more, `of` > 0 and at most 10^9.
std::optional<Counts> counts_behind(double per_cent, std::int64_t of, int decimals = 0,
                                    MadeBy made_by = MadeBy::rounding);

}  // namespace heed::measure
