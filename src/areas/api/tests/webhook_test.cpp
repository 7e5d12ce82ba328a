#include <doctest/doctest.h>

#include <algorithm>

#include "areas/api/feed.hpp"
#include "areas/api/pages.hpp"
#include "areas/api/tests/system.hpp"
#include "areas/api/webhook_tales.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/settings.hpp"

using namespace heed;
using namespace heed::api;
using people::Scope;
using people::Stage;

namespace json = boost::json;

namespace {

std::vector<web::Field> what_mo_types() {
    return {{"name", "Case system"},
            {"url", "https://cases.example.org/heed"},
            {"events", "signal.heard"},
            {"events", "learning_point.moved"},
            {"once", "0123456789abcdef0"}};
}

work::Tales tales_after(Stage& stage, std::int64_t after) {
    auto const key = people::server_key(*stage.store, store::thornmere);
    return stage.read([&](store::Reading& db) { return teller_of(key).after(db, after); });
}

}  // namespace

TEST_SUITE("webhooks") {
    TEST_CASE("Mo has a system told, sees its secret once, tests it, and removes it") {
        Stage stage;
        stage.mount(api::mount);
        auto const mo = stage.as(people::mo);
        CHECK(mo.get("/other-systems").says("No other system is told yet"));
        auto const made = mo.post("/other-systems/webhooks", what_mo_types());
        CHECK(made.body.find("whsec_") != std::string::npos);
        CHECK(mo.post("/other-systems/webhooks", what_mo_types()).body.find("whsec_") == std::string::npos);
        auto const page = mo.get("/other-systems/webhooks/1");
        CHECK(page.says("Something was heard (without its words); A learning point moved to another stage"));
        CHECK(page.body.find("whsec_") == std::string::npos);
        CHECK(page.says("Nothing sent yet"));
        CHECK(mo.post("/other-systems/webhooks/1/test").location == "/other-systems/webhooks/1");
        CHECK(mo.post("/other-systems/webhooks/1/remove").location == "/other-systems/webhooks/1");
        CHECK(mo.get("/other-systems").says("Removed"));
        CHECK(mo.post("/other-systems/webhooks/1/test").status == 409);
        CHECK(mo.post("/other-systems/webhooks/1/deliveries/5/again").status == 404);
    }

    TEST_CASE("an address inside the council's network, and events that we do not know, are refused") {
        Stage stage;
        stage.mount(api::mount);
        auto const mo = stage.as(people::mo);
        auto const page = mo.post(
            "/other-systems/webhooks",
            {{"name", "Case system"}, {"url", "http://10.0.0.1/"}, {"events", "member.signed_in"}});
        CHECK(page.status == 422);
        CHECK(page.says("The address must begin with https://"));
        CHECK(page.says("Select what it is told"));
    }

    TEST_CASE("what is told holds what moved and not a word of what was said") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_events});
        system.post("/api/v1/signals", a_new_signal("The bus does not stop any more."));
        auto hidden = a_new_signal("Do not tell my worker");
        hidden["kept_from_worker"] = true;
        system.post("/api/v1/signals", hidden);
        auto const tales = tales_after(stage, 0);
        REQUIRE(tales.tales.size() == 1);
        auto const told = json::parse(tales.tales[0].body);
        CHECK(told.at("type").as_string() == "signal.heard");
        CHECK(told.at_pointer("/data/record/path").as_string() == "/api/v1/signals/1");
        CHECK(tales.tales[0].body.find("bus") == std::string::npos);
        CHECK(tales.tales[0].id == system.get("/api/v1/events").text("/items/0/id"));
        auto const key = people::server_key(*stage.store, store::thornmere);
        stage.read([&](store::Reading& db) {
            CHECK(teller_of(key).at(db, tales.tales[0].event)->id == tales.tales[0].id);
            CHECK_FALSE(teller_of(key).at(db, tales.looked_to).has_value());
            return 0;
        });
    }

    TEST_CASE("what moved is read on from a cursor, and a cursor at the end waits for more") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_events});
        for (int i = 0; i < 3; ++i) {
            system.post("/api/v1/signals", a_new_signal());
        }
        auto const first = system.get("/api/v1/events?limit=2");
        CHECK(first.at("/items").as_array().size() == 2);
        CHECK(first.at("/more").as_bool());
        auto const second = system.get("/api/v1/events?after=" + first.text("/next"));
        CHECK(second.at("/items").as_array().size() == 1);
        CHECK_FALSE(second.at("/more").as_bool());
        CHECK(system.get("/api/v1/events?after=" + second.text("/next")).at("/items").as_array().empty());
        system.post("/api/v1/signals", a_new_signal());
        CHECK(system.get("/api/v1/events?after=" + second.text("/next")).number("/items/0/record/id") == 4);
    }

    TEST_CASE("a learning point is told with its stage, and read with what was promised and found") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::read_learning, Scope::read_events});
        stage.write([&](store::Writing& db) {
            loop::Theme theme;
            theme.name = "Late visits";
            theme.definition = "A visit was late";
            theme.owner = stage.member(people::dev).id;
            loop::LearningPoint point;
            point.sentence = "Every visit that is late by an hour is rung ahead";
            point.theme = loop::add_theme(db, theme);
            point.owner = stage.member(people::esther).id;
            loop::Doing const doing{stage.clock.today(), stage.clock.now(), 1};
            auto const id = loop::add_learning_point(db, point, {}, doing);
            loop::Proof proof;
            proof.would_see = "a call before each late visit";
            proof.sample = 12;
            proof.at_least = 10;
            proof.due = stage.clock.today() + 1;
            loop::add_promise(db, id, proof, doing);
        });
        stage.clock.pass(std::chrono::hours(24));
        stage.write([&](store::Writing& db) {
            loop::add_result(db, {1}, {{1}, stage.clock.today(), 9, 12, loop::Verdict::does_not_hold, "", {}, 1},
                             {stage.clock.today(), stage.clock.now(), 1});
        });
        auto const seen = system.get("/api/v1/learning-points/1");
        CHECK(seen.text("/proofs/0/result/verdict") == "does_not_hold");
        CHECK(seen.at("/proofs/0/result/interval/low").as_double() == doctest::Approx(0.468));
        CHECK(seen.at("/proofs/0/result/interval/high").as_double() == doctest::Approx(0.911));
        CHECK(seen.answer.body.find("0.468") != std::string::npos);
        CHECK_FALSE(seen.at("/embedded").as_bool());
        auto const list = system.get("/api/v1/learning-points?theme=1&limit=1");
        CHECK(list.text("/items/0/theme/name") == "Late visits");
        CHECK(system.get("/api/v1/learning-points?standing=closed").at("/items").as_array().empty());
        auto const moved = system.get("/api/v1/events").at("/items").as_array();
        CHECK(std::ranges::any_of(
            moved, [](json::value const& item) { return item.at("type").as_string() == "learning_point.proof_made"; }));
    }
}
