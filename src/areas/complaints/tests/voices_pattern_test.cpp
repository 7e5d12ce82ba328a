#include "areas/complaints/voices/pattern.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "areas/complaints/voices/ratio.hpp"
#include "kernel/dice.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

Day const sunday = *day_of(2026, 11, 22);

/// Concerns by day for one service whose rate does not change.
struct EvenService {
    double a_day;  ///< chance of one on a day
    std::vector<int> days;
};

/// Thinned days: with small chances the counts of many days are as good as Poisson.
void live_on(EvenService& service, Dice& dice, int days) {
    for (int i = 0; i < days; ++i) {
        auto const roll = static_cast<double>(dice.roll() >> 11U) * 0x1.0p-53;
        service.days.push_back(roll < service.a_day ? 1 : 0);
    }
}

std::int64_t sum(std::vector<int> const& days, std::size_t from, std::size_t to) {
    std::int64_t all = 0;
    for (auto i = from; i < to; ++i) {
        all += days[i];
    }
    return all;
}

/// What is seen of it on the Monday after so many days.
Watched seen(EvenService const& service, std::size_t day) {
    return {sum(service.days, day - pattern_window, day),
            sum(service.days, day - pattern_window - pattern_before, day - pattern_window)};
}

/// Twenty services, from one concern in two years to one in four days.
std::vector<EvenService> even_services() {
    std::vector<EvenService> all;
    for (int i = 0; i < 20; ++i) {
        all.push_back({std::exp(-6.6 + 0.27 * i), {}});
    }
    return all;
}

}  // namespace

TEST_SUITE("complaints: patterns of concerns") {
    TEST_CASE("the chance of a pattern is the exact tail of the two counts given their sum") {
        // 16 concerns in 392 days, 4 of them in the last 28: checked by adding up in tests/oracles/voices_test.py
        std::vector<Watched> const watched{{4, 12}};
        auto const found = patterns(watched, pattern_before, {});
        CHECK(found[0].expected == doctest::Approx(12.0 / 13));
        CHECK(found[0].chance == doctest::Approx(0.0236310).epsilon(1e-5));
        CHECK(spoken(watched[0], found[0]) == "4 concerns in 28 days, 0.9 expected; by chance once in 42 weeks");
    }

    TEST_CASE("three concerns where there was never one stand out among few services and not among many") {
        std::vector<Watched> const few{{3, 0}};
        PatternRule const four_a_year{3, 4};
        CHECK(patterns(few, pattern_before, four_a_year)[0].stands);
        std::vector<Watched> many(200, {0, 20});
        many.push_back({3, 0});
        CHECK(patterns(many, pattern_before, four_a_year).back().stands);  // 1 in 2,744 is rarer than 4 in 52 x 201
        CHECK(!patterns(many, pattern_before, {3, 3}).back().stands);
    }

    TEST_CASE("where few are watched, a pattern is still no commoner by chance than once in 100 weeks") {
        std::vector<Watched> const watched{{4, 12}};
        CHECK(pattern_threshold(1, {3, 52}) == doctest::Approx(0.01));
        CHECK(!patterns(watched, pattern_before, {3, 52})[0].stands);
    }

    TEST_CASE("two concerns are never a pattern, however rare they were") {
        std::vector<Watched> const watched{{2, 0}};
        CHECK(!patterns(watched, pattern_before, {3, 52})[0].stands);
    }

    TEST_CASE("where nothing changes, no more patterns stand in a year than the rule accepts") {
        Dice dice(20261122);
        PatternRule const rule;
        constexpr int years = 30;
        std::int64_t stood = 0;
        std::int64_t began = 0;
        for (int year = 0; year < years; ++year) {
            auto services = even_services();
            for (auto& service : services) {
                live_on(service, dice, pattern_before + pattern_window + 7 * looks_a_year);
            }
            std::vector<bool> stands_already(services.size(), false);
            for (std::size_t week = 1; week <= looks_a_year; ++week) {
                std::vector<Watched> watched;
                for (auto const& service : services) {
                    watched.push_back(seen(service, pattern_before + pattern_window + 7 * week));
                }
                auto const found = patterns(watched, pattern_before, rule);
                for (std::size_t i = 0; i < found.size(); ++i) {
                    stood += found[i].stands;
                    began += found[i].stands && !stands_already[i];
                    stands_already[i] = found[i].stands;
                }
            }
        }
        MESSAGE("false patterns a year: ", static_cast<double>(stood) / years, " weeks, ",
                static_cast<double>(began) / years, " that begin; accepted: ", rule.false_alarms);
        CHECK(stood <= years * rule.false_alarms);
        CHECK(stood > 0);
    }

    TEST_CASE("where concerns come four times as often, most are seen within eight weeks") {
        Dice dice(7);
        PatternRule const rule;
        int found_in_time = 0;
        constexpr int trials = 40;
        for (int trial = 0; trial < trials; ++trial) {
            EvenService service{1.0 / 28, {}};
            live_on(service, dice, pattern_before + pattern_window);
            service.a_day = 4.0 / 28;
            live_on(service, dice, 56);
            bool stands = false;
            for (std::size_t week = 1; week <= 8; ++week) {
                std::vector<Watched> watched(14, {0, 13});
                watched.push_back(seen(service, pattern_before + pattern_window + 7 * week));
                stands = stands || patterns(watched, pattern_before, rule).back().stands;
            }
            found_in_time += stands;
        }
        CHECK(found_in_time > trials / 2);
    }

    TEST_CASE("the look is on Monday, and the same all week") {
        auto const on_sunday = look_of(sunday, sunday - 1000);
        auto const on_monday = look_of(sunday + 1, sunday - 1000);
        REQUIRE(on_sunday);
        REQUIRE(on_monday);
        CHECK(on_sunday->monday == sunday - 6);
        CHECK(on_monday->monday == sunday + 1);
        CHECK(on_monday->window_to == sunday);
        CHECK(on_monday->window_to - on_monday->window_from == pattern_window - 1);
        CHECK(on_monday->days_before() == pattern_before);
        CHECK(look_of(sunday + 7, sunday - 1000)->monday == on_monday->monday);
    }

    TEST_CASE("before twelve weeks are known nothing is said, and afterwards what is known is used") {
        CHECK(!look_of(sunday + 1, sunday - 27 - 83));
        CHECK(look_of(sunday + 1, sunday - 27 - 84)->days_before() == 84);
    }

    TEST_CASE("how rare it is is never overstated") {
        CHECK(once_in(0.9) == "more often than once in 2");
        CHECK(once_in(0.3) == "once in 3");
        CHECK(once_in(1.0 / 40) == "once in 40");
        CHECK(once_in(1.0 / 2744) == "once in 2,000");
        CHECK(once_in(1e-9) == "less often than once in a million");
    }

    TEST_CASE("the rule takes whole numbers in its range") {
        CHECK(pattern_rule("3", "4") == PatternRule{3, 4});
        for (auto const* const wrong : {"", "1", "51", "3.5", "three", "-3", "1e9"}) {
            CHECK(pattern_rule(wrong, "4").error()[0].field == "fewest");
        }
        CHECK(pattern_rule("3", "0").error()[0].field == "false_alarms");
    }
}

TEST_SUITE("complaints: concerns for each complaint") {
    TEST_CASE("the ratio has Wilson's interval of the share, as odds") {
        auto const ratio = concerns_for_each_complaint(12, 8);
        REQUIRE(ratio);
        CHECK(*ratio->value == doctest::Approx(1.5));
        CHECK(ratio->low == doctest::Approx(0.630208).epsilon(1e-4));
        CHECK(*ratio->high == doctest::Approx(3.570249).epsilon(1e-4));
        CHECK(value_in_words(*ratio) == "1.5");
        CHECK(interval_in_words(*ratio) == "0.6 to 3.6");
    }

    TEST_CASE("without a complaint there is only a lower limit, and of nothing there is no ratio") {
        auto const ratio = concerns_for_each_complaint(5, 0);
        CHECK(value_in_words(*ratio) == "no complaint");
        CHECK(interval_in_words(*ratio) == "at least 1.3");
        CHECK(!concerns_for_each_complaint(0, 0));
        CHECK(concerns_for_each_complaint(0, 5)->low == 0);
    }
}
