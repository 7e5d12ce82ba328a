#include "measure/counts.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "kernel/must.hpp"

using namespace heed::measure;

namespace {

void check(Interval const& interval, double low, double high, double within) {
    CHECK(std::abs(interval.low - low) < within);
    CHECK(std::abs(interval.high - high) < within);
}

}  // namespace

TEST_CASE("the intervals of counts are those of UKHSA's methods") {
    check(byar(9), 4.107, 17.086, 0.0006);
    check(byar(10), 4.787, 18.391, 0.0006);
    check(byar(70), 54.566, 88.442, 0.0006);
    check(exact_poisson(0), 0, 3.6889, 0.00006);
    check(exact_poisson(5), 1.6235, 11.6683, 0.00006);
    check(exact_poisson(9), 4.1154, 17.0848, 0.00006);
    check(exact_poisson(10), 4.795, 18.390, 0.0006);
    check(exact_poisson(70), 54.568, 88.441, 0.0006);
}

TEST_CASE("below ten events the exact interval is taken, and from ten on Byar's") {
    CHECK(count_interval(9) == exact_poisson(9));
    CHECK(count_interval(10) == byar(10));
    CHECK(byar(0).low == 0);
    CHECK(byar(1, 0.9999).low == 0);
}

TEST_CASE("an interval holds its count, grows with the confidence, and stands still for no count however large") {
    for (std::int64_t count : {0L, 1L, 2L, 9L, 10L, 100L, 1000000L, 1000000000L}) {
        for (auto const& interval : {byar(count), exact_poisson(count)}) {
            CHECK(interval.low <= static_cast<double>(count));
            CHECK(interval.high >= static_cast<double>(count));
            CHECK(std::isfinite(interval.high));
        }
        CHECK(exact_poisson(count, 0.998).high > exact_poisson(count).high);
    }
    CHECK_THROWS_AS(byar(-1), heed::Bug);
    CHECK_THROWS_AS(exact_poisson(-1), heed::Bug);
    CHECK_THROWS_AS(exact_poisson(3, 1), heed::Bug);
    CHECK_THROWS_AS(exact_poisson(3, std::nan("")), heed::Bug);
}

TEST_CASE("the ends of an exact interval are where the tails are two and a half per cent each") {
    for (std::int64_t count : {1, 5, 9, 40, 500}) {
        CHECK(poisson_at_least(count, exact_poisson(count).low) == doctest::Approx(0.025));
        CHECK(poisson_at_most(count, exact_poisson(count).high) == doctest::Approx(0.025));
    }
}

TEST_CASE("nine complaints where five were expected come by chance in 6.8 % of years") {
    CHECK(std::abs(poisson_at_least(9, 5) - 0.068) < 0.0005);
    CHECK(poisson_at_least(0, 5) == 1);
    CHECK(poisson_at_most(8, 5) == doctest::Approx(1 - poisson_at_least(9, 5)));
    CHECK_THROWS_AS(poisson_at_least(3, 0), heed::Bug);
}

TEST_CASE("binomial tails are the sums of their terms") {
    for (int of = 1; of <= 30; ++of) {
        for (auto const chance : {0.0, 0.1, 0.5, 0.8, 1.0}) {
            double sum = 0;
            for (int count = 0; count <= of; ++count) {
                auto const ways = std::exp(std::lgamma(of + 1.0) - std::lgamma(count + 1.0) -
                                           std::lgamma(of - count + 1.0));
                sum += ways * std::pow(chance, count) * std::pow(1 - chance, of - count);
                CHECK(std::abs(binomial_at_most(count, of, chance) - sum) < 1e-9);
                if (count < of) {
                    CHECK(std::abs(binomial_at_least(count + 1, of, chance) - (1 - sum)) < 1e-9);
                }
            }
        }
    }
    CHECK(binomial_at_least(0, 0, 0.5) == 1);
    CHECK_THROWS_AS(binomial_at_least(3, 2, 0.5), heed::Bug);
    CHECK_THROWS_AS(binomial_at_least(1, 2, std::nan("")), heed::Bug);
}
