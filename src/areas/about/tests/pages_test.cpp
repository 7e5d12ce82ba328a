#include "areas/about/pages.hpp"

#include <doctest/doctest.h>

#include "people/settings.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"

using namespace heed;

TEST_SUITE("about: pages") {
    TEST_CASE("anybody can read how accessible this is and what happens with what they tell") {
        people::Stage stage;
        stage.mount(about::mount);
        auto const anybody = stage.anybody();
        CHECK(anybody.get("/accessibility").says("level AA"));
        CHECK(anybody.get("/privacy").says("your worker and their team cannot see it"));
        CHECK(anybody.get("/privacy").says("ring Thornmere Council's main number"));
    }

    TEST_CASE("a council's own contact lines stand there once it has set them") {
        people::Stage stage;
        stage.mount(about::mount);
        stage.write([&](store::Writing& db) {
            people::set_setting(db, "contact_email", "care@thornmere.example");
            store::note(db, {"setting", 0, "set", "contact_email", -1, stage.clock.now()});
        });
        auto const page = stage.anybody().get("/accessibility");
        CHECK(page.says("E-mail: care@thornmere.example"));
        CHECK_FALSE(page.says("main number"));
    }
}
