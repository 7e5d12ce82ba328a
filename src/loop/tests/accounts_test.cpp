#include "loop/accounts.hpp"

#include <doctest/doctest.h>

#include "kernel/must.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

Account divided(std::int64_t whole, std::vector<std::int64_t> counts) {
    Counted received{.key = "complaints.received", .name = "complaints received", .means = "All of them."};
    received.number = whole;
    received.divisions = {{.key = "by_channel",
                           .title = "Complaints received, by how they came",
                           .rows_are = "How it came",
                           .rows = {{"phone", "By telephone"}, {"letter", "By letter"}},
                           .counts = std::move(counts)}};
    return {.title = "Complaints", .counted = {received}};
}

}  // namespace

TEST_CASE("areas account in the order of their sections, and one that accounts again takes its own place") {
    Accounts all;
    auto const named = [](std::string title) {
        return [title](store::Reading const&, AccountFor const&) { return Account{.title = title}; };
    };
    all.add("surveys", 300, named("Surveys"));
    all.add("complaints", 100, named("Complaints"));
    all.add("surveys", 50, named("How people felt"));
    REQUIRE(all.all().size() == 2);
    CHECK(all.all()[0].key == "surveys");
    CHECK(all.all()[1].key == "complaints");
}

TEST_CASE("a division that leaves somebody over, or counts somebody twice, is a bug and never a table") {
    CHECK_NOTHROW(must_add_up(divided(12, {7, 5})));
    CHECK_THROWS_AS(must_add_up(divided(12, {7, 4})), Bug);
    CHECK_THROWS_AS(must_add_up(divided(12, {7, 6})), Bug);
    CHECK_THROWS_AS(must_add_up(divided(12, {12})), Bug);
    CHECK_THROWS_AS(must_add_up(divided(12, {13, -1})), Bug);
}
