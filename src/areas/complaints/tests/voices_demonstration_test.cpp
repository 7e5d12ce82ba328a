#include "areas/complaints/voices/demonstration.hpp"

#include <doctest/doctest.h>

#include "areas/complaints/charging/waits_store.hpp"
#include "areas/complaints/demonstration.hpp"
#include "areas/complaints/pages.hpp"
#include "areas/complaints/voices/equality_store.hpp"
#include "loop/pages.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::complaints;

TEST_SUITE("complaints: the demonstration of voices") {
    TEST_CASE(
        "the demonstration has who stays silent, events behind complaints, a wait that became shorter and thanks") {
        people::Stage stage;
        stage.mount(complaints::mount);
        stage.mount(loop::mount);
        stage.write([&](store::Writing& db) {
            demonstrate(db, stage.clock.now());
            demonstrate_voices(db, stage.clock.now());
        });
        auto const dev = stage.as(people::dev);
        auto const esther = stage.as(people::esther);
        CHECK(dev.get("/voices").says("Swan Homecare"));
        CHECK(dev.get("/voices/patterns").status == 200);
        CHECK(esther.get("/voices/who").says("groups were looked at"));
        CHECK(dev.get("/charging").says("Wrong charge"));
        CHECK(dev.get("/charging?show=with").says("Missed visit"));
        CHECK(dev.get("/voices/compliments-by-mail").says("slept through"));
        CHECK(stage.as(people::lena).get("/voices/reading").status == 200);
        auto const run = stage.read([](store::Reading& db) { return run_of_waits(db); });
        REQUIRE(run);
        auto const told = stage.read([&](store::Reading& db) { return loop::run_there(db, run); });
        REQUIRE(told.points.size() >= 24);
        CHECK(told.points.front().y > told.points.back().y);
    }
}
