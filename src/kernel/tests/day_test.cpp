#include <doctest/doctest.h>

#include "kernel/day.hpp"
#include "kernel/working_days.hpp"

using namespace heed;

TEST_SUITE("kernel: days") {
    TEST_CASE("a day is read and written as 2026-11-22, and nonsense is no day") {
        CHECK(iso(*parse_day("2026-11-22")) == "2026-11-22");
        CHECK(spoken(*parse_day("2026-11-02")) == "2 November 2026");
        for (auto const nonsense : {"", "2026-02-30", "22/11/2026", "2026-1-2", "-026-01-01", "2026-13-01"}) {
            CHECK_FALSE(parse_day(nonsense));
        }
    }

    TEST_CASE("one month after 31 January is the last day of February") {
        CHECK(iso(months_after(*parse_day("2026-01-31"), 1)) == "2026-02-28");
        CHECK(iso(months_after(*parse_day("2028-01-31"), 1)) == "2028-02-29");
        CHECK(iso(months_after(*parse_day("2026-01-05"), 1)) == "2026-02-05");
    }

    TEST_CASE("half past midnight in summer belongs to the day that people in England live in") {
        Instant const late{start_of(*parse_day("2026-06-30")).seconds + 23 * 3600 + 1800};
        CHECK(iso(day_in_england(late)) == "2026-07-01");
        Instant const winter{start_of(*parse_day("2026-12-30")).seconds + 23 * 3600 + 1800};
        CHECK(iso(day_in_england(winter)) == "2026-12-30");
    }

    TEST_CASE("the clocks go forward at one in the morning on the last Sunday of March") {
        auto const sunday = start_of(*parse_day("2026-03-29"));
        CHECK(in_england({sunday.seconds + 3599}).hour == 0);
        CHECK(in_england({sunday.seconds + 3600}).hour == 2);
    }
}

TEST_SUITE("kernel: working days") {
    TEST_CASE("three working days from the Thursday before Easter skip Good Friday, the weekend and Easter Monday") {
        WorkingDays const days;
        CHECK(iso(days.after(*parse_day("2026-04-02"), 3)) == "2026-04-09");
    }

    TEST_CASE("the day of receipt never counts, not even a Saturday") {
        WorkingDays const days;
        CHECK(iso(days.after(*parse_day("2026-11-21"), 1)) == "2026-11-23");
        CHECK(days.between(*parse_day("2026-11-20"), *parse_day("2026-11-23")) == 1);
        CHECK(days.between(*parse_day("2026-11-23"), *parse_day("2026-11-20")) == -1);
    }

    TEST_CASE("a bank holiday that the council adds counts from then on") {
        WorkingDays const days({*parse_day("2026-11-23")});
        CHECK(iso(days.after(*parse_day("2026-11-20"), 1)) == "2026-11-24");
    }
}
