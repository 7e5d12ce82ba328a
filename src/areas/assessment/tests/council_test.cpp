#include "areas/assessment/council.hpp"

#include <doctest/doctest.h>

#include "kernel/embedded.hpp"
#include "kernel/text.hpp"

using heed::assessment::council_named_in;

TEST_CASE("there are 153 councils with adult social care duties") {
    std::size_t councils = 0;
    auto const lines = heed::lines_of(heed::embedded("areas/assessment/embedded/councils.tsv"));
    for (std::size_t line = 1; line < lines.size(); ++line) {
        councils += lines[line].empty() ? 0 : 1;
    }
    CHECK(councils == 153);
}

TEST_CASE("the council is the one that the text speaks of") {
    CHECK(council_named_in("Panels had been implemented in Ealing.") == "Ealing");
    CHECK(council_named_in("London Borough of Tower Hamlets: local authority assessment") == "Tower Hamlets");
    CHECK(council_named_in("Staff said Stoke-on-Trent City Council listened.") == "Stoke-on-Trent");
}

TEST_CASE("a longer name is not read as the shorter one in it") {
    CHECK(council_named_in("People in North Lincolnshire were heard.") == "North Lincolnshire");
    CHECK(council_named_in("People in East Sussex and across East Sussex agreed.") == "East Sussex");
}

TEST_CASE("no council is named when it is not clear which") {
    CHECK_FALSE(council_named_in("The local authority listened."));
    CHECK_FALSE(council_named_in("It was tried in Kent and in Surrey."));
    CHECK_FALSE(council_named_in("Reading was offered to staff. Bury the hatchet."));
    CHECK_FALSE(council_named_in("They worked with the University of Kent and Leeds University."));
}

TEST_CASE("a name that is also an everyday word needs its council") {
    CHECK(council_named_in("Reading Borough Council had a clear plan.") == "Reading");
}
