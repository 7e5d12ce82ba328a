#include <doctest/doctest.h>

#include "areas/complaints/clocks/demonstration.hpp"
#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::complaints;

TEST_SUITE("complaints: the demonstration of tracks") {
    TEST_CASE("three years hold closed and open cases of every track, some late, and who was reminded") {
        people::Stage stage;
        stage.mount(complaints::mount);
        stage.write([&](store::Writing& db) { demonstrate_tracks(db, stage.clock.now()); });
        auto const count = [&](CaseFilter filter) {
            filter.see_kept = true;
            return stage.read([&](store::Reading& db) { return count_cases(db, filter); });
        };
        for_each_value<Track>([&](Track track) {
            if (track != Track::none) {
                CaseFilter closed;
                closed.closed = true;
                closed.track = track;
                CHECK(count(closed) >= 5);
            }
        });
        CHECK(count({}) >= 3);
        CHECK(stage.as(people::dev).get("/complaints/reminders").says("Reference"));
        CHECK(stage.as(people::dev).get("/complaints").status == 200);
    }
}
