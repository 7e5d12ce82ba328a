#include "areas/complaints/voices/reading.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/pages.hpp"
#include "areas/complaints/voices/reading_store.hpp"
#include "people/tests/examples.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

Story a_kept_case(Stage& stage, std::int64_t number) {
    static WorkingDays const days;
    Received received;
    received.said.kind = Kind::concern;
    received.said.said = "My worker shouts at me.";
    received.said.received_on = stage.clock.today();
    received.said.received_at = stage.clock.now();
    received.said.kept_from_worker = true;
    received.teller.name = "Amira Haddad";
    return stage.write([&](store::Writing& db) {
        receive(db, received, {number}, "none", {0, stage.clock.now(), days});
        return *find_story(db, {number}, true);
    });
}

// For a member whom no role of the tests signs in as: to everybody else it is as if it were not there.
people::ExamplesOf const examples{[](Stage& stage, people::Examples& of) {
    static WorkingDays const days;
    auto const story = a_kept_case(stage, 4711);
    auto const id = stage.write([&](store::Writing& db) {
        return pass_on(db, story, "Somebody at Thornmere is shouted at.", stage.member(people::esther).id.number,
                       {stage.member(people::lena).id.number, stage.clock.now(), days});
    });
    of["/voices/passed-on/{passed}"] = fmt::format("/voices/passed-on/{}", id.number);
}};

}  // namespace

TEST_SUITE("complaints: the independent reader") {
    TEST_CASE("what is kept from a worker is read first by the independent reader, and nobody else sees the list") {
        Stage stage;
        stage.mount(complaints::mount);
        a_kept_case(stage, 21);
        auto const lena = stage.as(people::lena);
        CHECK(lena.get("/voices/reading").says("Not yet"));
        CHECK(stage.as(people::callum).get("/voices/reading").status == 403);
        CHECK(stage.as(people::esther).get("/voices/reading").status == 403);
        auto const version = lena.get("/complaints/21/reading").field("version");
        CHECK(lena.post("/complaints/21/reading", {{"version", version}}).status == 303);
        CHECK(lena.get("/complaints/21").says("Read first by Lena Novak"));
        CHECK(!lena.get("/voices/reading").says("Not yet"));
        CHECK(stage.as(people::callum).get("/complaints/21/reading").status == 403);
        CHECK(stage.as(people::callum).get("/complaints/21").status == 404);
    }

    TEST_CASE("it is passed on without names: words that could name a person are refused") {
        Teller teller;
        teller.name = "Amira Haddad";
        CHECK(words_without_names("Somebody is shouted at.", teller).has_value());
        for (auto const* const wrong :
             {"", "Amira Haddad is shouted at.", "Ring 07700 900123.", "amira@example.org says so."}) {
            CHECK_MESSAGE(!words_without_names(wrong, teller), wrong);
        }
    }

    TEST_CASE(
        "whoever it is passed on to reads the words, the service and the month, and nothing that leads to the case") {
        Stage stage;
        stage.mount(complaints::mount);
        auto const story = a_kept_case(stage, 22);
        auto const lena = stage.as(people::lena);
        auto const version = lena.get("/complaints/22/passing-on").field("version");
        auto const esther = stage.member(people::esther).id.number;
        auto const wrong = lena.post("/complaints/22/passing-on", {{"version", version}, {"words", "Amira Haddad"}});
        CHECK(wrong.status == 422);
        CHECK(lena.post("/complaints/22/passing-on", {{"version", version},
                                                      {"words", "Somebody is shouted at."},
                                                      {"for_member", fmt::format("{}", esther)}})
                  .status == 303);
        auto const page = stage.as(people::esther).get("/voices/passed-on/1");
        CHECK(page.status == 200);
        CHECK(page.says("Somebody is shouted at."));
        CHECK(page.says("November 2026"));
        CHECK(!page.says("C-"));
        CHECK(!page.says("concern"));
        CHECK(page.body.find("/complaints/22") == std::string::npos);
        CHECK(stage.as(people::esther).get("/complaints/22").status == 404);
        CHECK(stage.as(people::kiran).get("/voices/passed-on/1").status == 404);
        CHECK(stage.as(people::callum).get("/voices/passed-on/1").status == 404);
        auto const tasks = stage.read([&](store::Reading& db) { return work::deadlines_of(db, "passed_on", 1); });
        REQUIRE(tasks.size() == 1);
        CHECK(tasks[0].owner == esther);
        CHECK(tasks[0].says.find("C-") == std::string::npos);
        CHECK(stage.as(people::esther).post("/voices/passed-on/1", {{"done", ""}}).status == 422);
        CHECK(stage.as(people::esther).post("/voices/passed-on/1", {{"done", "I spoke to the team."}}).status == 303);
        CHECK(lena.get("/complaints/22").says("I spoke to the team."));
        CHECK(stage.read([&](store::Reading& db) { return work::deadlines_of(db, "passed_on", 1); }).empty());
    }
}
