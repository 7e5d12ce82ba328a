#pragma once
// How sure a share can be, given how few it was counted from.

#include <cstdint>

namespace heed::measure {

/// A range: of shares (0 to 1), or of counts where the function says so.
struct Interval {
    double low = 0;
    double high = 1;
    bool operator==(Interval const&) const = default;
};

/// Wilson's score interval for `count` of `of`, as UKHSA's PHEindicatormethods computes it:
/// (2x + z² ∓ z·sqrt(z² + 4x(1 − x/n))) / (2(n + z²)). `z` is 1.959964 for 95 % and 3.090232 for 99.8 %.
/// Needs 0 <= count <= of and of > 0; anything else is a bug.
Interval wilson(std::int64_t count, std::int64_t of, double z = 1.959964);

/// The z of a two-sided interval: 0.95 gives 1.959964, 0.998 gives 3.090232. `confidence` is between 0 and 1, without them.
double z_of(double confidence);

}  // namespace heed::measure
