#include <doctest/doctest.h>

#include "areas/procedures/procedure.hpp"

using namespace heed;
using namespace heed::procedures;

namespace {

Day const today = *day_of(2026, 11, 23);

web::TypedDay typed(Day day) {
    auto const date = day.date();
    return {std::to_string(unsigned(date.day())), std::to_string(unsigned(date.month())),
            std::to_string(int(date.year()))};
}

}  // namespace

TEST_SUITE("procedures: rules") {
    TEST_CASE("a version comes into force on a day near today, is looked at again within three years, and is read") {
        CHECK(bring_in({typed(today), typed(today + 300), {"practitioner"}}, today));
        CHECK_FALSE(bring_in({typed(today + 91), typed(today + 300), {"practitioner"}}, today));
        CHECK_FALSE(bring_in({typed(today - 400), typed(today + 300), {"practitioner"}}, today));
        CHECK_FALSE(bring_in({typed(today), typed(today + 1200), {"practitioner"}}, today));
        CHECK_FALSE(bring_in({typed(today), typed(today), {"practitioner"}}, today));
        CHECK_FALSE(bring_in({typed(today), typed(today + 300), {"nobody"}}, today));
        CHECK(bring_in({}, today).error().size() == 3);
    }

    TEST_CASE("only the first version need not say what changed") {
        CHECK(write_version({"Ring first.", "", ""}, true));
        CHECK_FALSE(write_version({"Ring first.", "", ""}, false));
        CHECK_FALSE(write_version({"", "Why", ""}, false));
        CHECK_FALSE(write_version({"Ring first.", "Why", "twelve"}, false));
        CHECK(write_version({"Ring first.", "Why", "12"}, false)->learning_point.number == 12);
    }

    TEST_CASE("a check counts whole records, since the version came into force") {
        auto const from = today - 30;
        CHECK(check({typed(today), "20", "20", ""}, from, today));
        CHECK_FALSE(check({typed(today), "20", "21", ""}, from, today));
        CHECK_FALSE(check({typed(today), "0", "0", ""}, from, today));
        CHECK_FALSE(check({typed(today), "2.5", "1", ""}, from, today));
        CHECK_FALSE(check({typed(today + 1), "20", "1", ""}, from, today));
        CHECK_FALSE(check({typed(from - 1), "20", "1", ""}, from, today));
    }

    TEST_CASE("how it stands is said in words") {
        Procedure procedure;
        CHECK(standing_of(procedure, today) == "Draft");
        procedure.in_force_from = today + 3;
        CHECK(standing_of(procedure, today) == "From 26 November 2026");
        procedure.in_force_from = today;
        CHECK(standing_of(procedure, today) == "In force since 23 November 2026");
        procedure.withdrawn_on = today;
        CHECK(standing_of(procedure, today) == "Withdrawn on 23 November 2026");
    }

    TEST_CASE("who must read it is named by their roles") {
        CHECK(spoken({people::Role::practitioner, people::Role::contact_adviser}) ==
              "Practitioners and contact advisers");
    }
}
