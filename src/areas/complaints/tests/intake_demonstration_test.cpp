#include "areas/complaints/intake/demonstration.hpp"

#include "areas/complaints/demonstration.hpp"
#include "areas/complaints/intake/suggestion_counts.hpp"
#include "areas/complaints/tests/intake_stage.hpp"
#include "people/demonstration.hpp"

using namespace heed;
using namespace heed::complaints;

TEST_SUITE("complaints: the way in of the demonstration") {
    TEST_CASE("it has help with honest counts, drafts that wait, and files of which one is still held") {
        IntakeStage stage;
        stage.write([&](store::Writing& db) {
            demonstrate(db, stage.clock.now());
            demonstrate_intake(db, stage.clock.now());
        });
        auto const all = stage.read([](store::Reading& db) { return counts_of(db, {}); });
        CHECK(all.shown == 240);
        CHECK(all.answered > 0);
        CHECK(all.answered * 4 < all.shown);
        CHECK(all.answered + all.sent + all.left == all.shown);
        CHECK(stage.as(people::dev).get("/suggestions").says("Understand your care bill"));
        auto const cases = stage.read([](store::Reading& db) { return list_cases(db, {}, 7); });
        REQUIRE(cases.size() == 7);
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", cases[0].id.number)).says("no virus was found"));
        CHECK(
            stage.as(people::dev).get(fmt::format("/complaints/{}", cases[6].id.number)).says("Held: nobody can open"));
    }
}
