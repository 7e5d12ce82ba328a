#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "people/demonstration.hpp"
#include "people/invitations.hpp"
#include "people/members.hpp"
#include "people/pages.hpp"
#include "people/passwords.hpp"
#include "people/sessions.hpp"
#include "people/settings.hpp"
#include "people/staff_form.hpp"
#include "people/tests/stage.hpp"
#include "people/two_steps.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::people;
using namespace std::chrono_literals;

namespace {

struct StaffStage : Stage {
    StaffStage() { mount(people::mount); }

    Answer add(std::string const& email,
               std::vector<web::Field> more = {{"roles", "practitioner"}, {"roles", "board_member"}}) {
        more.insert(more.end(), {{"name", "Nadia Sharif"}, {"email", email}, {"new-team", "Reablement"}});
        return as(mo).post("/staff", std::move(more));
    }
    std::string path_of(CastMember const& who) { return fmt::format("/staff/{}", member(who).id.number); }
};

std::string join_path(Answer const& answer) {
    auto const text = answer.text();
    auto const at = text.find("/join/");
    return at == std::string::npos ? "" : text.substr(at, std::string_view("/join/").size() + 64);
}

std::vector<web::Field> staff_fields(std::string const& name, std::string const& role, std::int64_t version) {
    return {{"name", name}, {"roles", role}, {"team", "1"}, {"version", std::to_string(version)}};
}

}  // namespace

TEST_SUITE("staff") {
    TEST_CASE("an administrator adds somebody, who sets a password with a link that works once") {
        StaffStage stage;
        auto const added = stage.add("nadia@thornmere.example");
        REQUIRE(added.status == 200);
        CHECK(added.says("Link for Nadia Sharif"));
        auto const path = join_path(added);
        REQUIRE(path.size() == 70);
        CHECK(added.says("https://thornmere.example" + path));

        CHECK(stage.anybody().get(path).says("Nadia Sharif, you have been invited to Heed"));
        auto const weak = stage.anybody().post(path, {{"password", "nadia1987nadia"}, {"again", "nadia1987nadia"}});
        CHECK(weak.status == 422);
        CHECK(weak.says("easy to guess"));
        auto const joined = stage.anybody().post(
            path, {{"password", "teapot gravel sonnet"}, {"again", "teapot gravel sonnet"}});
        CHECK(joined.location == "/home");
        CHECK(joined.header("set-cookie").starts_with("__Host-heed="));
        CHECK(stage.anybody().get(path).status == 404);
        auto const nadia = stage.read(
            [](store::Reading& db) { return *find_member_by_email(db, "nadia@thornmere.example"); });
        CHECK(nadia.roles == std::set{Role::practitioner, Role::board_member});
        CHECK(stage.as(mo).get("/staff").says(
            "Nadia Sharif nadia@thornmere.example Reablement practitioner, board member Can sign in"));
    }

    TEST_CASE("a link is over after three days, when a newer one is made, and when access ends") {
        StaffStage stage;
        auto const path = join_path(stage.add("nadia@thornmere.example"));
        stage.clock.pass(72h - 1s);
        CHECK(stage.anybody().get(path).status == 200);
        stage.clock.pass(1s);
        CHECK(stage.anybody().get(path).says("This link does not work any more"));
        CHECK(stage.anybody()
                  .post(path, {{"password", "teapot gravel sonnet"}, {"again", "teapot gravel sonnet"}})
                  .status == 404);

        auto const nadia = stage.read(
            [](store::Reading& db) { return find_member_by_email(db, "nadia@thornmere.example")->id; });
        auto const page = fmt::format("/staff/{}", nadia.number);
        auto const second = join_path(stage.as(mo).post(page + "/invitation"));
        auto const third = join_path(stage.as(mo).post(page + "/invitation"));
        CHECK(stage.anybody().get(second).status == 404);
        CHECK(stage.anybody().get(third).status == 200);
        CHECK(stage.as(mo).post(page + "/end-access").status == 303);
        CHECK(stage.anybody().get(third).status == 404);
        auto const fourth = join_path(stage.as(mo).post(page + "/give-access"));
        CHECK(stage.anybody().get(fourth).status == 200);
    }

    TEST_CASE("a form that is sent twice adds one person, and does not show the link again") {
        StaffStage stage;
        auto const request = stage.as(mo).request(
            web::Method::post, "/staff",
            {{"name", "Nadia Sharif"}, {"email", "nadia@thornmere.example"}, {"roles", "practitioner"}, {"team", "1"}});
        CHECK(stage.send(request).says("Link for Nadia Sharif"));
        CHECK(stage.add("nadia@thornmere.example").says("Somebody with this email address is here already"));
        auto const again = stage.send(request);
        CHECK(join_path(again).empty());
    }

    TEST_CASE("what is wrong in the form is said, and what was typed is kept") {
        StaffStage stage;
        auto const empty = stage.as(mo).post("/staff");
        CHECK(empty.status == 422);
        for (auto const* const says : {"Enter the person’s name", "Enter the person’s email address",
                                       "Choose at least one role", "Choose a team"}) {
            CHECK_MESSAGE(empty.says(says), says);
        }
        auto const wrong = stage.add("nadia at thornmere");
        CHECK(wrong.says("Enter an email address in the right form"));
        CHECK(wrong.field("name") == "Nadia Sharif");
        CHECK(stage.add("n@thornmere.example", {{"roles", "king"}}).says("Choose at least one role"));
    }

    TEST_CASE("roles count from the next page on") {
        StaffStage stage;
        CHECK(stage.as(callum).get("/staff").status == 403);
        CHECK(stage.as(mo).post(stage.path_of(callum), staff_fields("Callum Byrne", "administrator", 1)).status == 303);
        CHECK(stage.as(callum).get("/staff").status == 200);
    }

    TEST_CASE("when two administrators change the same person, the second sees both versions and may keep theirs") {
        StaffStage stage;
        auto const path = stage.path_of(callum);
        CHECK(stage.as(mo).post(path, staff_fields("Callum Byrne-Smith", "director", 1)).status == 303);
        auto const clash = stage.as(mo).post(path, staff_fields("Callum Byrne", "contact_adviser", 1));
        CHECK(clash.status == 409);
        CHECK(clash.says("Somebody else changed this first"));
        CHECK(clash.says("Callum Byrne-Smith"));
        CHECK(clash.says("Roles director contact adviser"));
        CHECK(clash.field("version") == "2");
        CHECK(stage.member(callum).roles == std::set{Role::director});
        CHECK(stage.as(mo).post(path, staff_fields(clash.field("name"), clash.field("roles"), 2)).status == 303);
        CHECK(stage.member(callum).roles == std::set{Role::contact_adviser});
    }

    TEST_CASE("the only administrator stays one, and nobody ends their own access") {
        StaffStage stage;
        auto const demoted = stage.as(mo).post(stage.path_of(mo), staff_fields("Mo Rahman", "practitioner", 1));
        CHECK(demoted.says("This is the only administrator"));
        CHECK(stage.as(mo).post(stage.path_of(mo) + "/end-access").status == 422);
        CHECK_FALSE(stage.member(mo).ended_at);
    }

    TEST_CASE("ending access signs the person out at once, and the event log says who did it") {
        StaffStage stage;
        auto const at_work = stage.as(callum).request(web::Method::get, "/account");
        CHECK(stage.send(at_work).status == 200);
        CHECK(stage.as(mo).post(stage.path_of(callum) + "/end-access").status == 303);
        CHECK(stage.send(at_work).status == 303);
        CHECK(stage.as(mo).get("/staff").says("Access ended"));
        auto const id = stage.member(callum).id.number;
        auto const events = stage.read([&](store::Reading& db) { return store::events_of(db, "member", id); });
        auto const ended = std::ranges::find(events, std::string("access_ended"), &store::NotedEvent::what);
        REQUIRE(ended != events.end());
        CHECK(ended->by == stage.member(mo).id.number);
    }

    TEST_CASE("a long list of staff comes in pages, and everybody is on exactly one") {
        StaffStage stage;
        stage.write([&](store::Writing& db) {
            for (int number = 0; number < 60; ++number) {
                add_member(db,
                           {fmt::format("Worker {:02}", number % 20),
                            fmt::format("w{}@thornmere.example", number),
                            {Role::practitioner},
                            {1}},
                           stage.clock.now(), -1);
            }
        });
        std::set<std::int64_t> seen;
        PlaceInList after;
        for (int page = 0; page < 4; ++page) {
            for (auto const& member : stage.read([&](store::Reading& db) { return list_members(db, after, 20); })) {
                CHECK(seen.insert(member.id.number).second);
                CHECK_FALSE(member.roles.empty());
                after = {member.name, member.id};
            }
        }
        CHECK(seen.size() == 70);
        CHECK(stage.as(mo).get("/staff").body.find("/staff?after=") != std::string::npos);
    }

    TEST_CASE("an address to sign in with looks like one") {
        for (auto const* const good : {"dev@thornmere.example", "a.b+c@x.y.example"}) {
            CHECK(looks_like_email(good));
        }
        for (auto const* const bad : {"", "dev", "dev@", "@x.example", "dev@x", "dev@.example", "dev@x.",
                                      "d ev@x.example", "a@b@c.example", "<a@b.example>"}) {
            CHECK_FALSE_MESSAGE(looks_like_email(bad), bad);
        }
    }

    TEST_CASE("the demonstration has one sign-in for each role, which work nowhere else") {
        Stage stage;
        auto const id = store::add_council(*stage.store, "thornmere-demo", "Thornmere Council", true);
        store::CouncilRecord const council{id, "thornmere-demo", "Thornmere Council", "", true};
        add_cast(*stage.store, council, stage.clock.now());
        auto const everybody = stage.read([](store::Reading& db) { return list_members(db, {}, 50); }, id);
        std::set<Role> roles;
        for (auto const& member : everybody) {
            CHECK(member.demonstration);
            roles.insert(member.roles.begin(), member.roles.end());
        }
        CHECK(roles.size() == 10);
        auto const dev_of_demonstration = stage.read(
            [](store::Reading& db) { return *find_member_by_email(db, "dev@thornmere-demo.example"); }, id);
        auto const hash = stage.read([&](store::Reading& db) { return *password_hash_of(db, dev_of_demonstration.id); },
                                     id);
        CHECK(password_fits(hash, demonstration_password));
        CHECK_FALSE(is_guessed_first(demonstration_password, own_words(council, dev_of_demonstration)));
        CHECK_THROWS_AS(
            add_cast(*stage.store, {store::thornmere, "thornmere", "Thornmere Council", "", false}, stage.clock.now()),
            Bug);
    }

    TEST_CASE("a demonstration member who got into a real council cannot sign in there") {
        StaffStage stage;
        stage.write([&](store::Writing& db) {
            auto const id = add_member(db, {"Dee Mo", "dee@thornmere.example", {Role::director}, {1}, true},
                                       stage.clock.now(), -1);
            set_password(db, id, hash_password(demonstration_password), stage.clock.now(), -1);
        });
        CHECK(stage.anybody()
                  .post("/sign-in",
                        {{"email", "dee@thornmere.example"}, {"password", std::string(demonstration_password)}})
                  .status == 422);
    }

    TEST_CASE("the first administrator of an empty council gets a link from the command line") {
        Stage stage;
        stage.mount(people::mount);
        auto const path = stage.write(
            [&](store::Writing& db) {
                return add_and_invite(db, {"First Person", "first@ashcombe.example", {Role::administrator}, {}},
                                      stage.clock.now(), -1);
            },
            store::ashcombe);
        CHECK(stage.anybody(store::ashcombe).get(path).says("First Person, you have been invited"));
        CHECK(stage.anybody().get(path).status == 404);
    }

    TEST_CASE("a council's server key is made once and differs from every other's") {
        Stage stage;
        auto const key = server_key(*stage.store, store::thornmere);
        CHECK(key.size() == 64);
        CHECK(server_key(*stage.store, store::thornmere) == key);
        CHECK(server_key(*stage.store, store::ashcombe) != key);
        stage.write([&](store::Writing& db) {
            set_setting(db, "greeting", "Good morning");
            set_setting(db, "greeting", "Good day");
            store::note(db, {"council", 1, "setting_changed", "greeting", -1, stage.clock.now()});
        });
        CHECK(stage.read([](store::Reading& db) { return setting(db, "greeting"); }) == "Good day");
        CHECK_FALSE(stage.read([](store::Reading& db) { return setting(db, "greeting"); }, store::ashcombe));
    }
}
