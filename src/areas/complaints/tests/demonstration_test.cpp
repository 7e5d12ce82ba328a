#include "areas/complaints/demonstration.hpp"

#include <doctest/doctest.h>

#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::complaints;

TEST_SUITE("complaints: the demonstration") {
    TEST_CASE("the demonstration shows three years in every state, in which nothing is due that cannot be") {
        people::Stage stage;
        stage.mount(complaints::mount);
        stage.write([&](store::Writing& db) { demonstrate(db, stage.clock.now()); });
        auto const count = [&](CaseFilter filter) {
            filter.see_kept = true;
            return stage.read([&](store::Reading& db) { return count_cases(db, filter); });
        };
        CaseFilter closed;
        closed.closed = true;
        CHECK(count(closed) > 300);
        CHECK(count({}) >= 8);
        for (auto const kind : {Kind::complaint, Kind::concern, Kind::compliment}) {
            closed.kind = kind;
            CHECK(count(closed) > 30);
        }
        CHECK(stage.as(people::dev).get("/complaints").status == 200);
        CHECK(stage.as(people::dev).get("/complaints?show=closed").status == 200);
    }
}
