#include "measure/shares.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "kernel/must.hpp"

using namespace heed::measure;

TEST_CASE("eight of nine cannot be told apart from 80 %, and the sentence says so") {
    auto const compared = compare(8, 9, 0.8);
    CHECK(compared.apart == Apart::cannot_be_told_apart);
    CHECK(compared.exact_tail == doctest::Approx(0.4362).epsilon(0.001));
    CHECK(spoken(compared, 8, 9, 0.8) ==
          "8 of 9 (89%) cannot be told apart from 80%: the true share is likely to be between 57% and 98%");
}

TEST_CASE("a share is told apart once its interval leaves the benchmark behind") {
    CHECK(spoken(compare(90, 100, 0.8), 90, 100, 0.8) == "90 of 100 (90%) is above 80%");
    CHECK(spoken(compare(70, 100, 0.8), 70, 100, 0.8) == "70 of 100 (70%) is below 80%");
    CHECK(compare(0, 3, 0).apart == Apart::cannot_be_told_apart);
    CHECK(compare(3, 3, 1).apart == Apart::cannot_be_told_apart);
    CHECK_THROWS_AS(compare(1, 3, 1.5), heed::Bug);
}

TEST_CASE("how many would be needed is the number at which Wilson's interval clears the promise") {
    CHECK(needed_to_tell(0.9, 0.8) == 62);
    CHECK(needed_to_tell(1, 0.8) == 16);
    CHECK(!needed_to_tell(0.8, 0.8));
    CHECK(needed_to_tell(0.5, 0) == 1);
    for (int seen = 0; seen <= 100; seen += 5) {
        for (int promised = 5; promised <= 95; promised += 5) {
            auto const needed = needed_to_tell(seen / 100.0, promised / 100.0);
            REQUIRE(needed.has_value() == (seen != promised));
            if (!needed) {
                continue;
            }
            // Of every twenty, the shares of this test are whole people.
            auto const enough = (*needed + 19) / 20 * 20, too_few = (*needed - 1) / 20 * 20;
            auto const clear = wilson(enough * seen / 100, enough, z_of(0.95));
            CHECK((clear.low >= promised / 100.0 || clear.high <= promised / 100.0));
            if (too_few > 0) {
                auto const wide = wilson(too_few * seen / 100, too_few, z_of(0.95));
                CHECK(wide.low < promised / 100.0);
                CHECK(wide.high > promised / 100.0);
            }
        }
    }
}

TEST_CASE("58 % of 70 fits no count, unless it was cut off and not rounded") {
    CHECK(!counts_behind(58, 70));
    CHECK(counts_behind(58, 70, 0, MadeBy::cutting) == Counts{41, 41});
    CHECK(counts_behind(57, 70) == Counts{40, 40});
    CHECK(counts_behind(58.6, 70, 1) == Counts{41, 41});
    CHECK(counts_behind(89, 9) == Counts{8, 8});
    CHECK(counts_behind(58, 1000) == Counts{575, 585});
    CHECK(counts_behind(0, 70) == Counts{0, 0});
    CHECK(counts_behind(100, 70) == Counts{70, 70});
    CHECK(!counts_behind(101, 70));
}

TEST_CASE("every count is among those behind its own percentage") {
    for (std::int64_t of = 1; of <= 150; ++of) {
        for (std::int64_t count = 0; count <= of; ++count) {
            for (int decimals = 0; decimals <= 2; ++decimals) {
                auto const unit = std::pow(10.0, decimals);
                auto const exact = 100.0 * static_cast<double>(count) / static_cast<double>(of);
                auto const rounded = counts_behind(std::round(exact * unit) / unit, of, decimals);
                REQUIRE(rounded);
                CHECK(rounded->low <= count);
                CHECK(rounded->high >= count);
                auto const cut = counts_behind(std::floor(exact * unit + 1e-9) / unit, of, decimals, MadeBy::cutting);
                REQUIRE(cut);
                CHECK(cut->low <= count);
                CHECK(cut->high >= count);
            }
        }
    }
}
