#include "measure/counts.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "kernel/must.hpp"

namespace heed::measure {

namespace {

constexpr std::int64_t largest_count = 1'000'000'000;

void must_be_a_count(std::int64_t count) {
    must(count >= 0 && count <= largest_count, "a count below zero or too large to tell");
}

double cubed(double x) { return x * x * x; }

}  // namespace

Interval byar(std::int64_t count, double confidence) {
    must_be_a_count(count);
    auto const z = z_of(confidence);
    auto const x = static_cast<double>(count);
    auto const lower = count == 0 ? 0 : x * cubed(1 - 1 / (9 * x) - z / (3 * std::sqrt(x)));
    return {std::max(0.0, lower), (x + 1) * cubed(1 - 1 / (9 * (x + 1)) + z / (3 * std::sqrt(x + 1)))};
}

Interval exact_poisson(std::int64_t count, double confidence) {
    must_be_a_count(count);
    must(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
    auto const beyond = (1 - confidence) / 2;
    auto const x = static_cast<double>(count);
    return {count == 0 ? 0 : boost::math::gamma_p_inv(x, beyond), boost::math::gamma_q_inv(x + 1, beyond)};
}

Interval count_interval(std::int64_t count, double confidence) {
    return count < fewest_for_byar ? exact_poisson(count, confidence) : byar(count, confidence);
}

double poisson_at_least(std::int64_t count, double expected) {
    must_be_a_count(count);
    must(expected > 0 && std::isfinite(expected), "an expectation above zero");
    return count == 0 ? 1 : boost::math::gamma_p(static_cast<double>(count), expected);
}

double poisson_at_most(std::int64_t count, double expected) {
    must_be_a_count(count);
    must(expected > 0 && std::isfinite(expected), "an expectation above zero");
    return boost::math::gamma_q(static_cast<double>(count) + 1, expected);
}

double binomial_at_least(std::int64_t count, std::int64_t of, double chance) {
    must_be_a_count(of);
    must(count >= 0 && count <= of && chance >= 0 && chance <= 1, "0 <= count <= of, and a chance from 0 to 1");
    return count == 0 ? 1 : boost::math::ibeta(static_cast<double>(count), static_cast<double>(of - count) + 1, chance);
}

double binomial_at_most(std::int64_t count, std::int64_t of, double chance) {
    return binomial_at_least(of - count, of, 1 - chance);
}

}  // namespace heed::measure
