#include "measure/interval.hpp"

#include <doctest/doctest.h>

#include "kernel/must.hpp"

using heed::measure::wilson;

namespace {

void check(std::int64_t count, std::int64_t of, double z, double low, double high) {
    CAPTURE(count);
    CAPTURE(of);
    auto const interval = wilson(count, of, z);
    CHECK(interval.low == doctest::Approx(low).epsilon(0.0002));
    CHECK(interval.high == doctest::Approx(high).epsilon(0.0002));
}

}  // namespace

TEST_CASE("the 95 % and 99.8 % intervals of a share are those of UKHSA's method") {
    double const most = 3.090232;
    check(8, 9, 1.959964, .5650, .9801);
    check(8, 9, most, .3871, .9902);
    check(5, 10, 1.959964, .2366, .7634);
    check(5, 10, most, .1505, .8495);
    check(75, 100, 1.959964, .6570, .8245);
    check(75, 100, most, .5985, .8579);
}

TEST_CASE("none of ten and ten of ten are not told as certainties") {
    check(0, 10, 1.959964, 0, .2775);
    check(10, 10, 1.959964, .7225, 1);
    check(0, 10, 3.090232, 0, .4885);
    check(10, 10, 3.090232, .5115, 1);
}

TEST_CASE("a share of nothing is a bug and not a number") {
    CHECK_THROWS_AS(wilson(0, 0), heed::Bug);
    CHECK_THROWS_AS(wilson(3, 2), heed::Bug);
    CHECK_THROWS_AS(wilson(-1, 2), heed::Bug);
}
