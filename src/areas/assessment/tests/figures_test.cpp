#include "areas/assessment/figures.hpp"

#include <doctest/doctest.h>

using namespace heed::assessment;

TEST_CASE("89% of 9 complaints is 8 of 9, so between 57 and 98 %") {
    auto const figures = figures_of(
        "Data showed in the last 12 months, 9 complaints were made to the Ombudsman of which 89% were upheld.");
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].text == "9");
    CHECK(figures[0].unit == "count");
    CHECK(figures[0].of == "complaints");
    CHECK(figures[0].period == "in the last 12 months");
    CHECK(figures[1].text == "89%");
    CHECK(figures[1].of == "complaints");
    REQUIRE(figures[1].share);
    CHECK(figures[1].share->count == 8);
    CHECK(figures[1].share->of == 9);
    CHECK(figures[1].share->interval.low == doctest::Approx(.5650).epsilon(.001));
    CHECK(figures[1].share->interval.high == doctest::Approx(.9801).epsilon(.001));
}

TEST_CASE("a percentage finds its count in the sentence before, and says so when no whole number fits") {
    auto const before = figures_of(
        "Between February 2023 and January 2024, they received 70 complaints about the service.");
    REQUIRE(before.size() == 1);
    CHECK(before[0].of == "complaints");
    CHECK(before[0].period == "Between February 2023 and January 2024");
    auto const figures = figures_of("58% of the received complaints were upheld.", before);
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].text == "58%");
    CHECK(figures[0].value == 58);
    CHECK(figures[0].unit == "percent");
    CHECK(figures[0].of == "received complaints");
    CHECK_FALSE(figures[0].share);
    CHECK(figures[0].note == "No whole number of 70 makes 58%.");
}

TEST_CASE("a comparator belongs to the figure that it is compared with") {
    auto const figures = figures_of(
        "In July 2024 the local authority had a lower than average uphold rate of 50% than for other "
        "local authorities of its type (80.12%).");
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].of == "uphold rate");
    REQUIRE(figures[0].comparator);
    CHECK(figures[0].comparator->value == doctest::Approx(80.12));
    CHECK(figures[0].comparator->of == "other local authorities of its type");
    CHECK(figures[0].period == "In July 2024");
}

TEST_CASE("two figures named together each keep their own name") {
    auto const figures = figures_of(
        "This was slightly above the expected number of complaints, and the uphold rate for an authority "
        "of this type, at 5 and 80% respectively.");
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].of == "expected number of complaints");
    CHECK(figures[1].of == "uphold rate for an authority of this type");
    CHECK_FALSE(figures[1].share);
}

TEST_CASE("8 of 9 and 8 out of 10 have their intervals too") {
    auto const figures = figures_of("The Ombudsman upheld 8 of 9 complaints.");
    REQUIRE(figures.size() == 2);
    REQUIRE(figures[0].share);
    CHECK(figures[0].share->of == 9);
    CHECK(figures[0].of == "complaints");
    CHECK(figures_of("8 out of 10 people agreed.").at(0).share->count == 8);
}

TEST_CASE("money, durations and large numbers keep their units") {
    CHECK(figures_of("The grant was \xC2\xA3"
                     "1.2 million.")
              .at(0)
              .value == 1'200'000);
    CHECK(figures_of("The grant was \xC2\xA3"
                     "1.2 million.")
              .at(0)
              .unit == "pounds");
    auto const wait = figures_of("The median waiting time was 31 days.");
    REQUIRE(wait.size() == 1);
    CHECK(wait[0].unit == "days");
    CHECK(wait[0].of == "median waiting time");
    CHECK(figures_of("The contact centre received 42,000 calls.").at(0).value == 42000);
    CHECK(figures_of("They completed two safeguarding adult reviews.").at(0).value == 2);
}

TEST_CASE("shares in words are percentages") {
    auto const rate = figures_of("Only 1 in 5 staff had completed the course.");
    REQUIRE(rate.size() == 1);
    CHECK(rate[0].text == "1 in 5");
    CHECK(rate[0].value == 20);
    CHECK(rate[0].unit == "percent");
    CHECK(rate[0].of == "staff");
    CHECK(figures_of("Nine out of ten people agreed.").at(0).value == 90);
    CHECK(figures_of("Two thirds of staff felt supported.").at(0).value == doctest::Approx(66.7));
    CHECK(figures_of("Around half of the workforce was aged over 50.").size() == 1);
    CHECK(figures_of("There were 5 in 12 months.").at(0).unit == "count");
    CHECK_FALSE(figures_of("Half of complaints were upheld.", figures_of("There were 7 complaints.")).at(0).note);
}

TEST_CASE("working days, ranges and targets keep their units") {
    auto const target = figures_of("Complaints took on average 47 days to resolve, against a target of 20.");
    REQUIRE(target.size() == 2);
    REQUIRE(target[0].comparator);
    CHECK(target[0].comparator->value == 20);
    CHECK(target[1].unit == "days");
    CHECK(figures_of("They replied within 20 working days.").at(0).unit == "days");
    CHECK(figures_of("The wait was 3 to 5 weeks.").at(0).unit == "weeks");
    CHECK(figures_of("Funding of \xC2\xA3"
                     "1.2m was agreed.")
              .at(0)
              .value == doctest::Approx(1'200'000));
    CHECK(figures_of("The service gave 72-hour support and a 12-month programme.").empty());
}

TEST_CASE("years, dates, laws, names and times are not figures") {
    CHECK(figures_of("This was in the Business Plan for 2024-27.").empty());
    CHECK(figures_of("On 17 May 2024 they met under section 42 of the Care Act 2014.").empty());
    CHECK(figures_of("Learning was shared in 7-minute briefings, 24/7, from 8am.").empty());
    CHECK(figures_of("It was reviewed in 2023/24.").empty());
}

TEST_CASE("numbers beyond any reason do no harm") {
    CHECK_NOTHROW(
        figures_of("99999999999999999999999999999 of 0 complaints, 5% of 0 people, -3% of 1e400 and 8 of 0."));
}
