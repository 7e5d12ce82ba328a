#include "measure/interval.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>

#include "kernel/must.hpp"

namespace heed::measure {

Interval wilson(std::int64_t count, std::int64_t of, double z) {
    must(of > 0 && count >= 0 && count <= of, "a share needs 0 <= count <= of and of > 0");
    auto const x = static_cast<double>(count);
    auto const n = static_cast<double>(of);
    auto const z2 = z * z;
    auto const half_width = z * std::sqrt(z2 + 4 * x * (1 - x / n));
    auto const bottom = 2 * (n + z2);
    // Rounding must not leave 0 of n a hair below zero.
    return {std::max(0.0, (2 * x + z2 - half_width) / bottom), std::min(1.0, (2 * x + z2 + half_width) / bottom)};
}

double z_of(double confidence) {
    must(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
    return boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2);
}

}  // namespace heed::measure
