// Another system says after what people can be asked: through the door of one area, by what another area offers.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/api/pages.hpp"
#include "areas/api/tests/system.hpp"
#include "areas/surveys/asking.hpp"
#include "areas/surveys/code.hpp"
#include "areas/surveys/tests/surveys.hpp"
#include "people/tokens.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::surveys;
using people::Scope;

namespace json = boost::json;

namespace {

constexpr auto path = "/api/v1/survey-events";

struct WithDoor : SurveyStage {
    WithDoor() { mount(api::mount); }

    std::int64_t invitations() { return count("survey_invitations"); }
};

json::object an_event() {
    return {{"event", "assessment_finished"},
            {"day", "2026-11-20"},
            {"team", "Northside locality team"},
            {"email", "amira@example.org"}};
}

json::object with(std::string_view name, json::value value) {
    auto event = an_event();
    event[name] = std::move(value);
    return event;
}

/// Where the one thing that is wrong stands.
std::string pointer(api::Reply const& reply) {
    CHECK(reply.status() == 422);
    auto const& errors = reply.at("/errors").as_array();
    CHECK(errors.size() == 1);
    return errors.empty() ? "" : std::string(errors[0].at("pointer").as_string());
}

}  // namespace

TEST_SUITE("survey events from other systems") {
    TEST_CASE("an event that another system tells asks the person, and keeps only what asking needs") {
        WithDoor stage;
        stage.begin();
        auto const system = api::let_in(stage, {Scope::tell_events});
        auto event = an_event();
        event["name"] = "Amira Haddad";
        event["phone"] = "07700 900123";
        event["service"] = stage.homecare;
        event["easy_read"] = true;
        event["what_matters"] = "To cook my own dinner";
        auto const reply = system.post(path, event);
        CHECK(reply.status() == 202);
        CHECK(reply.at("/is_asked_after") == true);
        auto const asked = stage.read([&](store::Reading& db) { return invitation_of(db, stage.last_code()); });
        REQUIRE(asked);
        CHECK(asked->email == "amira@example.org");
        CHECK(asked->name.empty());
        CHECK(asked->phone.empty());
        CHECK(asked->team == stage.northside);
        CHECK(asked->service == stage.homecare);
        CHECK(asked->easy_read);
        CHECK(asked->matters == "To cook my own dinner");
        auto const events = stage.read([](store::Reading& db) { return store::events_of(db, "survey", 0); });
        REQUIRE(events.size() == 1);
        CHECK(people::is_token(events[0].by));
        CHECK(events[0].detail == "1 event");
    }

    TEST_CASE("a letter goes to a name and an address of several lines") {
        WithDoor stage;
        stage.begin();
        auto event = an_event();
        event.erase("email");
        event["name"] = "Amira Haddad";
        event["address"] = "1 Mill Lane\nThornmere";
        CHECK(api::let_in(stage, {Scope::tell_events}).post(path, event).status() == 202);
        auto const asked = stage.read([&](store::Reading& db) { return invitation_of(db, stage.last_code()); });
        REQUIRE(asked);
        CHECK(asked->way == Way::letter);
        CHECK(asked->address == "1 Mill Lane\nThornmere");
    }

    TEST_CASE("the answer is the same whether they are asked, were asked lately, or want to be left alone") {
        WithDoor stage;
        stage.begin();
        auto const system = api::let_in(stage, {Scope::tell_events});
        stage.write(
            [&](store::Writing& db) { stop_asking(db, mark_of_email(stage.key, "bola@example.org"), stage.doing()); });
        auto const asked = system.post(path, an_event());
        auto const lately = system.post(path, an_event());
        auto const stopped = system.post(path, with("email", "bola@example.org"));
        CHECK(asked.answer.body == lately.answer.body);
        CHECK(asked.answer.body == stopped.answer.body);
        CHECK(asked.status() == 202);
        CHECK(lately.status() == 202);
        CHECK(stopped.status() == 202);
        CHECK(stage.invitations() == 1);
    }

    TEST_CASE("a system is told where no survey asks after such a thing") {
        WithDoor stage;
        stage.begin();
        auto const reply = api::let_in(stage, {Scope::tell_events}).post(path, with("event", "contact_closed"));
        CHECK(reply.status() == 202);
        CHECK(reply.at("/is_asked_after") == false);
        CHECK(stage.invitations() == 0);
    }

    TEST_CASE("what is sent twice under one key is done once, and nothing of the person is kept beside the key") {
        WithDoor stage;
        auto draft = a_draft();
        draft.not_again_within = "0";
        stage.begin(draft);
        auto const system = api::let_in(stage, {Scope::tell_events});
        auto const first = system.post(path, an_event(), "a-key-of-the-sender-1");
        auto const again = system.post(path, an_event(), "a-key-of-the-sender-1");
        CHECK(again.answer.body == first.answer.body);
        CHECK(stage.invitations() == 1);
        auto const other = system.post(path, with("email", "bola@example.org"), "a-key-of-the-sender-1");
        CHECK(other.status() == 422);
        CHECK(other.text("/type") == "/api#used_key");
        auto const kept = stage.read([](store::Reading& db) {
            return store::values<std::string>(
                db,
                "select key || fingerprint || location || body from api_answers where council = :council and key > ''",
                db.council());
        });
        REQUIRE(kept.size() == 1);
        CHECK(kept[0].find("example.org") == std::string::npos);
    }

    TEST_CASE("without a key nothing is done") {
        WithDoor stage;
        stage.begin();
        auto const system = api::let_in(stage, {Scope::tell_events});
        auto request = system.request(web::Method::post, path, json::serialize(an_event()));
        std::erase_if(request.headers, [](web::Field const& header) { return header.name == "idempotency-key"; });
        CHECK(system.send(request).status() == 400);
        CHECK(stage.invitations() == 0);
    }

    TEST_CASE("each mistake is named where it is, once, and nothing of it is taken") {
        WithDoor stage;
        stage.begin();
        auto const system = api::let_in(stage, {Scope::tell_events});
        CHECK(pointer(system.post(path, with("event", "somebody_waved"))) == "/event");
        CHECK(pointer(system.post(path, with("day", "31 February"))) == "/day");
        CHECK(pointer(system.post(path, with("day", "2027-01-01"))) == "/day");
        CHECK(pointer(system.post(path, with("day", "2026-01-01"))) == "/day");
        CHECK(pointer(system.post(path, with("team", "The team of nobody"))) == "/team");
        CHECK(pointer(system.post(path, with("team", nullptr))) == "/team");
        CHECK(pointer(system.post(path, with("service", 4711))) == "/service");
        CHECK(pointer(system.post(path, with("service", "Homecare"))) == "/service");
        CHECK(pointer(system.post(path, with("way", "pigeon"))) == "/way");
        CHECK(pointer(system.post(path, with("way", "phone"))) == "/phone");
        CHECK(pointer(system.post(path, with("way", "letter"))) == "/address");
        CHECK(pointer(system.post(path, with("email", "not an address"))) == "/email");
        CHECK(pointer(system.post(path, with("email", nullptr))) == "/email");
        CHECK(pointer(system.post(path, with("easy_read", "yes"))) == "/easy_read");
        CHECK(pointer(system.post(path, with("what_matters", json::string(301, 'x')))) == "/what_matters");
        CHECK(pointer(system.post(path, with("nhs_number", "943 476 5919"))) == "/nhs_number");
        CHECK(pointer(system.post(path, with("name", "a\u0001b"))) == "/name");
        CHECK(stage.invitations() == 0);
    }

    TEST_CASE("a token of one service tells of that service, and of no other") {
        WithDoor stage;
        stage.begin();
        auto const other = stage.write(
            [&](store::Writing& db) { return loop::add_service(db, "Day centre", stage.clock.now(), -1); });
        auto const system = api::let_in(stage, {Scope::tell_events}, stage.homecare);
        CHECK(pointer(system.post(path, with("service", other.number))) == "/service");
        CHECK(system.post(path, an_event()).status() == 202);
        auto const asked = stage.read([&](store::Reading& db) { return invitation_of(db, stage.last_code()); });
        REQUIRE(asked);
        CHECK(asked->service == stage.homecare);
    }

    TEST_CASE("the scope opens nothing to read, and no other scope opens this") {
        WithDoor stage;
        stage.begin();
        auto const teller = api::let_in(stage, {Scope::tell_events});
        CHECK(teller.get("/api/v1/signals").status() == 403);
        CHECK(teller.get("/api/v1/events").status() == 403);
        auto const hearer = api::let_in(stage, {Scope::write_signals, Scope::read_events});
        CHECK(hearer.post(path, an_event()).status() == 403);
    }
}
