#include <doctest/doctest.h>

#include "kernel/must.hpp"
#include "web/request.hpp"
#include "web/response.hpp"
#include "web/router.hpp"

using namespace heed;
using namespace heed::web;

TEST_SUITE("web: requests") {
    TEST_CASE("a form's fields are read as they were typed") {
        auto const fields = parse_urlencoded("said=We+waited%21&said=twice&empty=&bare");
        REQUIRE(fields);
        CHECK((*fields)[0].value == "We waited!");
        CHECK((*fields)[1].value == "twice");
        CHECK((*fields)[3].name == "bare");
    }

    TEST_CASE("what is pasted from a word processor is taken, without its control characters") {
        auto const fields = parse_urlencoded("said=One+line%0Band+the+next%0C%07%00%1B.");
        REQUIRE(fields);
        CHECK((*fields)[0].value == "One line\nand the next\n   .");
    }

    TEST_CASE("a form that is broken, binary or endless is refused") {
        CHECK_FALSE(parse_urlencoded("a=%zz"));
        CHECK_FALSE(parse_urlencoded("a=%4"));
        CHECK_FALSE(parse_urlencoded("a%00=1"));
        CHECK_FALSE(parse_urlencoded("a=%ff"));
        std::string many;
        for (int i = 0; i < 1001; ++i) {
            many += "a=1&";
        }
        CHECK_FALSE(parse_urlencoded(many + "a=1"));
    }

    TEST_CASE("a path that walks upwards or hides a slash is no path") {
        CHECK(parse_path("/learning-points/7") == "/learning-points/7");
        CHECK(parse_path("/caf%C3%A9") == "/café");
        for (auto const bad : {"", "signals", "/../etc/passwd", "/a/%2e%2e/b", "/a%2Fb", "/a%00", "/a\\b", "/%0a"}) {
            CHECK_FALSE(parse_path(bad));
        }
    }

    TEST_CASE("a cookie is found among others, and one whose name only begins alike is not") {
        Request request;
        request.headers = {{"cookie", "__Host-heedless=1; __Host-heed=secret; a=b"}};
        CHECK(request.cookie("__Host-heed") == "secret");
        CHECK(request.cookie("missing").empty());
    }

    TEST_CASE("no header can split an answer in two, and no redirect leaves the site") {
        Response response;
        CHECK_THROWS_AS(response.set("location", "/a\r\nset-cookie: x=y"), Bug);
        CHECK_THROWS_AS(response.add_cookie("a=b\nc"), Bug);
        CHECK_THROWS_AS(see("//elsewhere.example"), Bug);
        CHECK_THROWS_AS(see("https://elsewhere.example"), Bug);
        CHECK_THROWS_AS(download("text/csv", "a\"b.csv", ""), Bug);
    }
}

TEST_SUITE("web: routes") {
    TEST_CASE("a word in a pattern wins over a number, and a number is a number") {
        Router router;
        auto const one = router.add(Method::get, "/signals/{id}");
        auto const fresh = router.add(Method::get, "/signals/new");
        auto const change = router.add(Method::post, "/signals/{id}/themes/{theme}");
        CHECK(router.find(Method::get, "/signals/7")->route == one);
        CHECK(router.find(Method::head, "/signals/7")->parts == std::vector<std::string>{"7"});
        CHECK(router.find(Method::get, "/signals/new")->route == fresh);
        CHECK(router.find(Method::post, "/signals/7/themes/charging")->route == change);
        for (auto const nothing :
             {"/signals/0", "/signals/07", "/signals/x", "/signals/7/", "/signals/99999999999999999999"}) {
            CHECK_FALSE(router.find(Method::get, nothing));
        }
        CHECK(router.allowed("/signals/7") == "GET, HEAD");
        CHECK(router.allowed("/signals/7/themes/charging") == "POST");
        CHECK(router.allowed("/nothing").empty());
        CHECK_THROWS_AS(router.add(Method::get, "/signals/new"), Bug);
    }
}
