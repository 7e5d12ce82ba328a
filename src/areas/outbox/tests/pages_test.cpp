#include "areas/outbox/pages.hpp"

#include <doctest/doctest.h>

#include "people/tests/stage.hpp"
#include "work/outbox.hpp"

using namespace heed;
using people::Stage;

namespace {

void put(Stage& stage, std::string about) {
    store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
        return work::send_later(
            db, {"amira@example.org", "A message from Thornmere Council", "Dear Amira,\nwe have it.", std::move(about)},
            stage.clock.now());
    });
}

}  // namespace

TEST_SUITE("outbox pages") {
    TEST_CASE("Dev reads what waits where there is no mail server, and has it tried again") {
        Stage stage;
        stage.mount(outbox::mount);
        CHECK(stage.as(people::dev).get("/outbox").says("Nothing here"));
        put(stage, "complaint/1/answer");
        auto const page = stage.as(people::dev).get("/outbox");
        CHECK(page.says("amira@example.org"));
        CHECK(page.says("Dear Amira, we have it."));
        CHECK(stage.as(people::dev).post("/outbox/1/again").location == "/outbox");
        CHECK(stage.as(people::dev).post("/outbox/99/again").status == 404);
    }

    TEST_CASE("Mo sees that a message waits, and neither its words nor the person") {
        Stage stage;
        stage.mount(outbox::mount);
        put(stage, "complaint/1/answer");
        auto const page = stage.as(people::mo).get("/outbox");
        CHECK(page.says("somebody@example.org"));
        CHECK_FALSE(page.says("Amira"));
        CHECK(page.body.find("amira") == std::string::npos);
    }

    TEST_CASE("Callum may not open the outbox, and Frank's is empty") {
        Stage stage;
        stage.mount(outbox::mount);
        put(stage, "complaint/1/answer");
        CHECK(stage.as(people::callum).get("/outbox").status == 403);
        CHECK(stage.as(people::frank).get("/outbox").says("Nothing here"));
        CHECK(stage.as(people::frank).post("/outbox/1/again").status == 404);
    }

    TEST_CASE("a long outbox is shown page by page") {
        Stage stage;
        stage.mount(outbox::mount);
        for (int i = 0; i < 55; ++i) {
            put(stage, "complaint/" + std::to_string(i));
        }
        CHECK(stage.as(people::dev).get("/outbox").body.find("before=6\"") != std::string::npos);
        CHECK(stage.as(people::dev).get("/outbox?before=6").status == 200);
    }
}
