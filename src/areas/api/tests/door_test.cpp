#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/api/pages.hpp"
#include "areas/api/tests/system.hpp"
#include "people/tokens.hpp"

using namespace heed;
using namespace heed::api;
using people::Scope;
using people::Stage;

namespace {

void set(people::Request& request, std::string_view name, std::string value) {
    std::erase_if(request.headers, [&](web::Field const& header) { return header.name == name; });
    request.headers.push_back({std::string(name), std::move(value)});
}

}  // namespace

TEST_SUITE("the door for other systems") {
    TEST_CASE("whoever comes without a token is told how to come, as a problem") {
        Stage stage;
        stage.mount(api::mount);
        auto const refused = System(stage, "").get("/api/v1/signals");
        CHECK(refused.status() == 401);
        CHECK(refused.answer.header("www-authenticate") == "Bearer realm=\"Heed\"");
        CHECK(refused.text("/type") == "/api#no_token");
        CHECK(refused.text("/instance") == "urn:heed:request:test");
    }

    TEST_CASE("a token counts in the header and nowhere else") {
        Stage stage;
        stage.mount(api::mount);
        auto const token = make_token(stage, {Scope::read_signals});
        auto const nobody = System(stage, "");
        auto request = nobody.request(web::Method::get, "/api/v1/signals?access_token=" + token);
        CHECK(nobody.send(request).status() == 401);
        request = nobody.request(web::Method::get, "/api/v1/signals");
        set(request, "cookie", "token=" + token);
        CHECK(nobody.send(request).status() == 401);
        set(request, "authorization", "Basic " + token);
        CHECK(nobody.send(request).status() == 401);
        set(request, "authorization", "bEARER  " + token);
        CHECK(nobody.send(request).status() == 200);
    }

    TEST_CASE("unknown paths, other methods and other content are answered as problems") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals});
        CHECK(system.get("/api/v1/secrets").status() == 404);
        CHECK(system.get("/api/v2/signals").status() == 404);
        CHECK(system.get("/api/v1/signals/0").status() == 404);
        CHECK(system.get("/api/v1/signals/77").status() == 404);
        auto const wrong_method = system.post("/api/v1/events", {});
        CHECK(wrong_method.status() == 405);
        CHECK(wrong_method.answer.header("allow") == "GET, HEAD");
        auto deleting = system.request(web::Method::other, "/api/v1/signals");
        CHECK(system.send(deleting).answer.header("allow") == "GET, HEAD, POST");
        auto asked = system.request(web::Method::get, "/api/v1/signals");
        set(asked, "accept", "text/html, application/json;q=0");
        CHECK(system.send(asked).status() == 406);
        set(asked, "accept", "text/html, application/*;q=0.1");
        CHECK(system.send(asked).status() == 200);
        auto sent = system.request(web::Method::post, "/api/v1/signals", "said=x");
        set(sent, "content-type", "application/x-www-form-urlencoded");
        CHECK(system.send(sent).status() == 415);
        set(sent, "content-type", "application/json; charset=utf-8");
        CHECK(system.send(sent).status() == 400);
    }

    TEST_CASE("an address of no council is a problem too") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::read_signals});
        auto request = system.request(web::Method::get, "/api/v1/signals");
        request.headers.front().value = "nowhere.example";
        auto const answer = stage.send(request);
        CHECK(answer.status == 404);
        CHECK(answer.header("content-type") == "application/problem+json");
    }

    TEST_CASE("a token may ask 600 times a minute and is told when it may again") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::read_signals});
        CHECK(system.get("/api/v1/token").answer.header("ratelimit") == "\"token\";r=599;t=60");
        for (int i = 1; i < people::requests_per_token.most; ++i) {
            system.get("/api/v1/token");
        }
        stage.clock.pass(std::chrono::seconds(20));
        auto const refused = system.get("/api/v1/token");
        CHECK(refused.status() == 429);
        CHECK(refused.answer.header("retry-after") == "40");
        CHECK(let_in(stage, {Scope::read_signals}).get("/api/v1/token").status() == 200);
        stage.clock.pass(std::chrono::seconds(40));
        CHECK(system.get("/api/v1/token").status() == 200);
    }

    TEST_CASE("a network that tries tokens which do not work is not listened to for five minutes, right or wrong") {
        Stage stage;
        stage.mount(api::mount);
        auto const token = make_token(stage, {Scope::read_signals});
        auto wrong = token;
        std::swap(wrong[20], wrong[21]);
        wrong[22] = wrong[22] == 'A' ? 'B' : 'A';
        for (int i = 0; i < people::failing_tries_per_network.most; ++i) {
            CHECK(System(stage, wrong).get("/api/v1/token").status() == 401);
        }
        CHECK(System(stage, wrong).get("/api/v1/token").status() == 429);
        CHECK(System(stage, token).get("/api/v1/token").status() == 429);
        auto elsewhere = System(stage, token).request(web::Method::get, "/api/v1/token");
        elsewhere.peer = "198.51.100.7";
        CHECK(System(stage, token).send(elsewhere).status() == 200);
        stage.clock.pass(std::chrono::minutes(5));
        CHECK(System(stage, token).get("/api/v1/token").status() == 200);
    }

    TEST_CASE("when a token was last used is written at most once an hour") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::read_signals});
        auto const used = [&] {
            return stage.read([](store::Reading& db) { return people::find_token(db, {1}).value().used_at; });
        };
        CHECK_FALSE(used().has_value());
        system.get("/api/v1/token");
        auto const first = stage.clock.now();
        CHECK(used() == first);
        stage.clock.pass(std::chrono::minutes(59));
        system.get("/api/v1/token");
        CHECK(used() == first);
        stage.clock.pass(std::chrono::minutes(1));
        system.get("/api/v1/token");
        CHECK(used() == stage.clock.now());
    }
}
