#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/api/once.hpp"
#include "areas/api/pages.hpp"
#include "areas/api/tests/system.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::api;
using people::Scope;
using people::Stage;

namespace json = boost::json;

namespace {

constexpr auto path = "/api/v1/signals";

std::int64_t signals_of(Stage& stage) {
    loop::SignalFilter filter;
    filter.see_kept_from_worker = true;
    return stage.read([&](store::Reading& db) { return loop::count_signals(db, filter); });
}

Id<loop::Service> a_service(Stage& stage, std::string const& name) {
    return stage.write([&](store::Writing& db) { return loop::add_service(db, name, stage.clock.now(), -1); });
}

json::object with(json::object signal, std::string_view name, json::value value) {
    signal[name] = std::move(value);
    return signal;
}

std::string pointer_of(Reply const& reply) { return reply.text("/errors/0/pointer"); }

}  // namespace

TEST_SUITE("signals from other systems") {
    TEST_CASE("a signal that another system sends is heard, without who it is about") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals});
        auto const sent = system.post(path, a_new_signal("Ring Amira on 07700 900123 or amira@example.org"));
        CHECK(sent.status() == 201);
        CHECK(sent.answer.location == "/api/v1/signals/1");
        auto const heard = system.get(sent.answer.location);
        CHECK(heard.status() == 200);
        CHECK(heard.text("/said").find("07700") == std::string::npos);
        CHECK(heard.text("/said").find("@") == std::string::npos);
        CHECK(heard.text("/stage") == "heard");
        auto const events = stage.read([](store::Reading& db) { return store::events_of(db, "signal", 1); });
        REQUIRE(events.size() == 1);
        CHECK(events[0].by == people::doer_of({1}));
    }

    TEST_CASE("staff see which system it came from") {
        Stage stage;
        stage.mount(api::mount);
        stage.mount(loop::mount);
        let_in(stage, {Scope::write_signals}).post(path, a_new_signal());
        CHECK(stage.as(people::esther).get("/signals/1").says("by Token “Case system”"));
    }

    TEST_CASE("what is sent twice under one key is counted once and answered the same") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        auto const first = system.post(path, a_new_signal(), "a-key-of-the-sender-1");
        auto const again = system.post(path, a_new_signal(), "\"a-key-of-the-sender-1\"");
        CHECK(again.status() == 201);
        CHECK(again.answer.body == first.answer.body);
        CHECK(again.answer.location == first.answer.location);
        CHECK(signals_of(stage) == 1);
    }

    TEST_CASE("the same key with another body is refused, and is another token's own") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        system.post(path, a_new_signal(), "a-key-of-the-sender-1");
        auto const other = system.post(path, a_new_signal("Something else."), "a-key-of-the-sender-1");
        CHECK(other.status() == 422);
        CHECK(other.text("/type") == "/api#used_key");
        CHECK(
            let_in(stage, {Scope::write_signals}).post(path, a_new_signal("Else."), "a-key-of-the-sender-1").status() ==
            201);
        CHECK(signals_of(stage) == 2);
    }

    TEST_CASE("without a key, or with one that is too short, nothing is taken") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        CHECK(system.post(path, a_new_signal(), "short").status() == 400);
        auto request = system.request(web::Method::post, path, json::serialize(a_new_signal()));
        std::erase_if(request.headers, [](web::Field const& header) { return header.name == "idempotency-key"; });
        auto const refused = system.send(request);
        CHECK(refused.status() == 400);
        CHECK(refused.text("/errors/0/parameter") == "Idempotency-Key");
        CHECK(signals_of(stage) == 0);
    }

    TEST_CASE("a key is forgotten after two days") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        system.post(path, a_new_signal(), "a-key-of-the-sender-1");
        stage.clock.pass(std::chrono::hours(49));
        store::housekeeping(*stage.store, store::thornmere,
                            [&](store::Writing& db) { forget_old_keys(db, stage.clock.now()); });
        system.post(path, a_new_signal(), "a-key-of-the-sender-1");
        CHECK(signals_of(stage) == 2);
    }

    TEST_CASE("each mistake in a signal is named by its place") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        auto const nothing = system.post(path, json::object());
        CHECK(nothing.status() == 422);
        CHECK(nothing.at("/errors").as_array().size() == 3);
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "kind", "rumour"))) == "/kind");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "said", json::string(4001, 'x')))) == "/said");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "said", " \n "))) == "/said");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "said", 12))) == "/said");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "said", json::string(json::string_view("a\0b", 3))))) ==
              "/said");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "heard_on", "2026-11-24"))) == "/heard_on");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "heard_on", "24 November"))) == "/heard_on");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "service", 99))) == "/service");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "kept_from_worker", "yes"))) == "/kept_from_worker");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "reference", "Amira Begum"))) == "/reference");
        CHECK(pointer_of(system.post(path, with(a_new_signal(), "sayd/~", "x"))) == "/sayd~1~0");
        CHECK(signals_of(stage) == 0);
    }

    TEST_CASE("what is no JSON object is refused with where reading stopped") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        for (std::string const body : {"", "{", "[]", "{} x", "nul", "\"\xff\"", "[[[[[[[[[[[[1]]]]]]]]]]]]"}) {
            CHECK_MESSAGE(system.send(system.request(web::Method::post, path, body)).status() == 400, body);
        }
    }

    TEST_CASE("a signal with the same reference of the same system is known") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals});
        auto const signal = with(a_new_signal(), "reference", "CRM-1204/7");
        CHECK(system.post(path, signal).status() == 201);
        auto const again = system.post(path, signal);
        CHECK(again.status() == 409);
        CHECK(again.text("/type") == "/api#known_reference");
        CHECK(system.get("/api/v1/signals/1").text("/reference") == "CRM-1204/7");
        auto const other = let_in(stage, {Scope::write_signals, Scope::read_signals});
        CHECK(other.get("/api/v1/signals/1").at("/reference").is_null());
        CHECK(other.post(path, signal).status() == 201);
    }

    TEST_CASE("of a hundred signals each is judged alone") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals});
        json::array signals{a_new_signal(), with(a_new_signal(), "kind", "rumour"), "no signal",
                            with(a_new_signal(), "reference", "A1"), with(a_new_signal(), "reference", "A1")};
        auto const body = json::object{{"signals", signals}};
        auto const taken = system.post("/api/v1/signals/batch", body, "a-key-of-the-batch-1");
        CHECK(taken.status() == 200);
        CHECK(taken.number("/results/0/status") == 201);
        CHECK(taken.text("/results/1/errors/0/pointer") == "/signals/1/kind");
        CHECK(taken.number("/results/2/status") == 422);
        CHECK(taken.number("/results/3/signal/id") == 2);
        CHECK(taken.number("/results/4/status") == 409);
        CHECK(system.post("/api/v1/signals/batch", body, "a-key-of-the-batch-1").answer.body == taken.answer.body);
        CHECK(signals_of(stage) == 2);
        for (auto const& wrong : {json::object{}, json::object{{"signals", json::array()}},
                                  json::object{{"signals", 1}}, json::object{{"signals", json::array(101, nullptr)}}}) {
            CHECK(system.post("/api/v1/signals/batch", wrong).status() == 422);
        }
    }
}

TEST_SUITE("signals to other systems") {
    TEST_CASE("what is kept from a worker is not given out, not even to who sent it") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals, Scope::read_events});
        auto const sent = system.post(path, with(a_new_signal(), "kept_from_worker", true));
        CHECK(sent.status() == 201);
        CHECK(sent.at("/kept_from_worker").as_bool());
        CHECK(system.get(sent.answer.location).status() == 404);
        CHECK(system.get(path).at("/items").as_array().empty());
        CHECK(system.get("/api/v1/events").at("/items").as_array().empty());
        CHECK(signals_of(stage) == 1);
    }

    TEST_CASE("a list is read page by page and lacks nothing") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals});
        for (int i = 0; i < 7; ++i) {
            system.post(path, a_new_signal());
        }
        std::set<std::int64_t> seen;
        std::string after;
        for (int pages = 0; pages < 4; ++pages) {
            auto const page = system.get(fmt::format("{}?limit=2&kind=observation{}", path, after));
            for (auto const& item : page.at("/items").as_array()) {
                seen.insert(item.at("id").to_number<std::int64_t>());
            }
            bool const is_last = page.at("/next").is_null();
            CHECK(is_last == (pages == 3));
            after = is_last ? "" : "&after=" + page.text("/next");
        }
        CHECK(seen.size() == 7);
    }

    TEST_CASE("a cursor that we did not make, or that belongs to another list, is refused") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals, Scope::read_events});
        system.post(path, a_new_signal());
        auto const of_events = system.get("/api/v1/events").text("/next");
        for (std::string const& cursor : {std::string("MTIz"), std::string("!"), std::string(300, 'A'), of_events,
                                          of_events.substr(0, of_events.size() - 2) + "AA"}) {
            CHECK(system.get(fmt::format("{}?after={}", path, cursor)).status() == 400);
        }
    }

    TEST_CASE("a signal that is as it was is not sent again") {
        Stage stage;
        stage.mount(api::mount);
        auto const system = let_in(stage, {Scope::write_signals, Scope::read_signals});
        system.post(path, a_new_signal());
        auto const mark = system.get("/api/v1/signals/1").answer.header("etag");
        auto request = system.request(web::Method::get, "/api/v1/signals/1");
        request.headers.push_back({"if-none-match", "\"other\", W/" + mark});
        auto const same = system.send(request);
        CHECK(same.status() == 304);
        CHECK(same.answer.body.empty());
        stage.write([&](store::Writing& db) {
            loop::Theme theme;
            theme.name = "Late visits";
            theme.definition = "A visit was late";
            theme.owner = stage.member(people::dev).id;
            loop::link_to_theme(db, {1}, loop::add_theme(db, theme), stage.clock.today(), stage.clock.now(), -1);
        });
        auto const moved = system.send(request);
        CHECK(moved.status() == 200);
        CHECK(moved.text("/themes/0/name") == "Late visits");
        CHECK(moved.text("/stage") == "understood");
    }

    TEST_CASE("a token for one service sends and reads what is of that service alone") {
        Stage stage;
        stage.mount(api::mount);
        auto const homecare = a_service(stage, "Homecare");
        auto const reablement = a_service(stage, "Reablement");
        auto const all = let_in(stage, {Scope::write_signals});
        all.post(path, with(a_new_signal(), "service", reablement.number));
        all.post(path, a_new_signal());
        auto const one = let_in(stage, {Scope::write_signals, Scope::read_signals}, homecare.number);
        CHECK(pointer_of(one.post(path, with(a_new_signal(), "service", reablement.number))) == "/service");
        one.post(path, a_new_signal());
        auto const seen = one.get(path);
        REQUIRE(seen.at("/items").as_array().size() == 1);
        CHECK(seen.text("/items/0/service/name") == "Homecare");
        CHECK(one.get(fmt::format("{}?service={}", path, reablement.number)).at("/items").as_array().empty());
        CHECK(one.get("/api/v1/signals/1").status() == 404);
        CHECK(one.get("/api/v1/services").at("/items").as_array().size() == 1);
        CHECK(one.get("/api/v1/token").text("/service/name") == "Homecare");
    }
}
