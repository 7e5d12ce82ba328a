// The gate that holds every query to its index bites.

#include "plans.hpp"

#include <doctest/doctest.h>

using heed::is_without_index;

TEST_SUITE("plans") {
    TEST_CASE("a query that reads a whole table is found") {
        CHECK(is_without_index("select said from signals", {"SCAN signals"}));
        CHECK(is_without_index("select said from signals where council = :council and said = :said",
                               {"SEARCH signals USING INDEX signals_by_day (council=?)"}));
        CHECK(is_without_index(
            "select said from signals where council = :council order by said limit 5",
            {"SEARCH signals USING INDEX signals_by_day (council=?)", "USE TEMP B-TREE FOR ORDER BY"}));
    }
    TEST_CASE("a query that looks into its index, or stops after a page, passes") {
        CHECK_FALSE(is_without_index("select said from signals where council = :council and kind = :kind",
                                     {"SEARCH signals USING INDEX signals_by_kind (council=? AND kind=?)"}));
        CHECK_FALSE(is_without_index("select said from signals where council = :council order by heard_on limit 51",
                                     {"SEARCH signals USING INDEX signals_by_day (council=?)"}));
        CHECK_FALSE(is_without_index("select name from themes where council = :council", {"SCAN themes"}));
    }
}
