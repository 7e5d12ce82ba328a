#include "people/tests/stage.hpp"

#include <doctest/doctest.h>

#include "store/events.hpp"

using namespace heed;
using namespace heed::people;

namespace {

Response greet(Request const&, Here& here) { return web::plain_text("Good morning, " + here.me().name); }

Response welcome(Request const&, Here&) {
    return web::page("<h1>Tell <b>us</b></h1>\n<p>Amira &amp; Bola&#39;s   page</p>");
}

Response write_down(Request const& request, Here& here) {
    return change(request, here, [&](store::Writing& db) {
        store::note(db, {"note", 1, "written", "", here.me().id.number, here.now});
        return web::see("/greeting");
    });
}

void mount(Site& at) {
    at.get("/greeting", may::be_signed_in, greet);
    at.post("/greeting", may::see_cases, write_down);
    at.get("/", may::anybody, welcome);
}

}  // namespace

TEST_SUITE("stage") {
    TEST_CASE("each of the cast is signed in under their own name, and a resident needs no account") {
        Stage stage;
        stage.mount(mount);
        CHECK(stage.as(callum).get("/greeting").says("Good morning, Callum Byrne"));
        CHECK(stage.as(frank).get("/greeting").says("Good morning, Frank Ellery"));
        CHECK(stage.anybody().get("/").says("Tell us Amira & Bola's page"));
        CHECK(stage.anybody().get("/greeting").location == "/sign-in?next=%2Fgreeting");
    }

    TEST_CASE("a form is sent with everything that our own pages send, and twice is once") {
        Stage stage;
        stage.mount(mount);
        auto const dev_at_work = stage.as(dev);
        auto const sent = dev_at_work.request(web::Method::post, "/greeting");
        auto const before = stage.events();
        CHECK(stage.send(sent).status == 303);
        CHECK(stage.send(sent).location == "/greeting");
        CHECK(stage.events() == before + 1);
        CHECK(stage.as(hugh).post("/greeting").status == 403);
    }

    TEST_CASE("days may pass between two pages of a story") {
        Stage stage;
        stage.mount(mount);
        auto const esther_at_work = stage.as(esther);
        CHECK(esther_at_work.get("/greeting").status == 200);
        stage.clock.move_to(*day_of(2026, 12, 24));
        CHECK(esther_at_work.get("/greeting").status == 200);
    }
}
