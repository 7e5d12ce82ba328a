#include "people/may.hpp"

#include <doctest/doctest.h>

#include "people/roles.hpp"

using namespace heed;
using namespace heed::people;

TEST_SUITE("permissions") {
    TEST_CASE("the administrator sees no case, no signal and no learning at all") {
        for (auto const permission : {May::see_cases, May::see_kept_from_worker, May::see_signals, May::see_learning}) {
            CHECK_FALSE(allows(Role::administrator, permission));
        }
        CHECK(allows(Role::administrator, May::manage_staff));
    }

    TEST_CASE("what a worker must not be told is read by the complaints officer and the independent reader alone") {
        for_each_value<Role>([](Role role) {
            bool const reads = role == Role::complaints_officer || role == Role::independent_reader;
            CHECK(allows(role, May::see_kept_from_worker) == reads);
        });
    }

    TEST_CASE("only an administrator manages staff, and nobody needs a role to tell the council something") {
        for_each_value<Role>([](Role role) {
            CHECK(allows(role, May::manage_staff) == (role == Role::administrator));
            CHECK(allows(role, May::anybody));
            CHECK(allows(role, May::be_signed_in));
        });
    }

    TEST_CASE("every role says in one plain sentence what it gives") {
        for_each_value<Role>([](Role role) {
            CHECK(what_it_gives(role).ends_with('.'));
            CHECK_FALSE(spoken(role).empty());
        });
        CHECK(spoken(Role::marac_coordinator) == "MARAC coordinator");
        CHECK(spoken(std::set<Role>{}) == "no role");
    }
}
