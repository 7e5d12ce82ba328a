#include "web/problem_answer.hpp"

#include <doctest/doctest.h>
#include <boost/json.hpp>

#include "web/departure.hpp"

using namespace heed::web;

TEST_SUITE("problem answers") {
    TEST_CASE("what the wire itself refuses is a problem for another system and a page for a person") {
        for (int const status : {400, 408, 411, 413, 414, 417, 431, 500, 503, 505}) {
            auto const told = refusal(status, {"7K3M9QXP", false, false, true});
            auto const body = boost::json::parse({told.body().data(), told.body().size()});
            CHECK(told.header("content-type") == "application/problem+json");
            CHECK(body.at("status").as_int64() == status);
            CHECK(body.at("instance").as_string() == "urn:heed:request:7K3M9QXP");
            CHECK_FALSE(body.at("detail").as_string().empty());
            CHECK(refusal(status, {"7K3M9QXP"}).header("content-type") == "text/html; charset=utf-8");
        }
        CHECK(refusal(503, {"7K3M9QXP", false, false, true}).header("retry-after") == "10");
    }

    TEST_CASE("what is wrong is named by its pointer or by its parameter") {
        auto const told = problem_answer(
            {.status = 422,
             .errors = {{.pointer = "/said", .says = "Enter it"}, {.parameter = "limit", .says = "At most 100"}},
             .type = "used_key"},
            "x");
        auto const body = boost::json::parse({told.body().data(), told.body().size()});
        CHECK(body.at("type").as_string() == "/api#used_key");
        CHECK(body.at_pointer("/errors/0/pointer").as_string() == "/said");
        CHECK(body.at_pointer("/errors/1/parameter").as_string() == "limit");
        CHECK_FALSE(body.at_pointer("/errors/1").as_object().contains("pointer"));
    }

    TEST_CASE("only paths below /api/ are asked for by other systems") {
        CHECK(is_for_systems("/api/v1/signals"));
        CHECK_FALSE(is_for_systems("/api"));
        CHECK_FALSE(is_for_systems("/apis/"));
    }
}
