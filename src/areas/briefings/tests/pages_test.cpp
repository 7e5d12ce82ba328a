#include "areas/briefings/pages.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/briefings/reach.hpp"
#include "loop/learning/share_store.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::briefings;

namespace {

/// Esther's learning point, four more practitioners in Callum's team, and what the cast does with a briefing.
struct Desk : people::Stage {
    Id<loop::LearningPoint> point;
    std::vector<Id<Member>> team;

    Desk() {
        mount(loop::mount);
        mount(briefings::mount);
        auto const callums = member(people::callum);
        write([&](store::Writing& db) {
            loop::Theme theme;
            theme.name = "Late homecare visits";
            theme.definition = "A visit began more than 30 minutes late";
            theme.owner = member(people::esther).id;
            theme.made_at = clock.now();
            loop::LearningPoint learned;
            learned.sentence = "Every late visit is phoned through within 30 minutes";
            learned.theme = loop::add_theme(db, theme);
            learned.owner = theme.owner;
            point = loop::add_learning_point(db, learned, {}, {clock.today(), clock.now(), theme.owner.number});
            for (auto const* const name : {"Ada", "Ben", "Cleo", "Dan"}) {
                team.push_back(people::add_member(
                    db, {name, fmt::format("{}@thornmere.example", name), {people::Role::practitioner}, callums.team},
                    clock.now(), -1));
            }
            return 0;
        });
    }

    std::string begin(std::string const& title = "When a carer is late") {
        auto const answer =
            as(people::hugh).post("/briefings/new", {{"title", title}, {"point", std::to_string(point.number)}});
        REQUIRE(answer.status == 303);
        return answer.location.substr(0, answer.location.rfind('/'));
    }

    std::vector<web::Field> words(std::string const& says, std::string const& version = "1") {
        return {{"title", "When a carer is late"}, {"box-1", says}, {"version", version}};
    }

    people::Answer send(std::string const& path, std::vector<web::Field> more = {}) {
        std::vector<web::Field> fields{{"role", "practitioner"}, {"step", "send"}};
        bool const has_version = std::ranges::any_of(more, [](auto const& one) { return one.name == "version"; });
        if (!has_version) {
            fields.push_back({"version", "1"});
        }
        fields.insert(fields.end(), more.begin(), more.end());
        return as(people::hugh).post(path + "/send", fields);
    }

    std::string sent() {
        auto const path = begin();
        REQUIRE(send(path).status == 303);
        return path;
    }

    loop::Share share() {
        return read([&](store::Reading& db) { return loop::story_there(db, point).shares.at(0); });
    }
    std::vector<work::Deadline> deadlines(Id<Member> who) {
        return read([&](store::Reading& db) { return work::deadlines_of(db, "reading_list", who.number); });
    }
    void night() {
        write([&](store::Writing& db) {
            ask_who_used_it(db, clock.today(), clock.now());
            return 0;
        });
    }
};

}  // namespace

TEST_SUITE("briefings: pages") {
    TEST_CASE("a briefing is made from a learning point, sent, read and used, and the story says so") {
        Desk desk;
        auto const path = desk.begin();
        auto const draft = desk.as(people::hugh).get(path);
        CHECK(draft.says("Late homecare visits. A visit began more than 30 minutes late."));
        CHECK(draft.says("Draft: only who writes briefings sees it"));
        CHECK(desk.as(people::callum).get(path).status == 404);

        auto const check = desk.as(people::hugh).post(path + "/send", {{"role", "practitioner"}});
        CHECK(check.says("Send it to 5 people"));
        CHECK(check.says("5 in Northside locality team"));
        CHECK(desk.send(path).location == path);
        CHECK(desk.share().meant_for == 5);
        CHECK(desk.share().reached == 0);
        CHECK(desk.share().to_whom == "Practitioners");

        auto const callum = desk.as(people::callum);
        CHECK(callum.get("/home").says("Read 1 briefing: 1 minute"));
        CHECK(callum.get("/briefings/to-read").says("When a carer is late"));
        auto const before = desk.events();
        CHECK(callum.get(path).says("I have read this"));
        CHECK(desk.events() == before);
        CHECK(callum.post(path + "/read").location == path);
        CHECK(callum.get(path).says("You read this on 23 November 2026"));
        CHECK(desk.share().reached == 1);
        CHECK(callum.get("/briefings/to-read").says("You have read everything"));
        CHECK(desk.as(people::esther).get(path + "/reach").says("1 of 5 in Northside locality team have read it"));

        desk.clock.move_to(desk.clock.today() + 42);
        desk.night();
        CHECK(callum.get("/home").says("Say whether you used 1 briefing"));
        CHECK(callum.post(path + "/used", {{"answer", "used"}, {"how", "I rang before a late visit"}}).location ==
              path);
        CHECK_FALSE(callum.get("/home").says("Say whether you used"));
        auto const reach = desk.as(people::esther).get(path + "/reach");
        CHECK(reach.says("I rang before a late visit"));
        CHECK(reach.says("1 of 1 (100%); the true share is likely to be between 21% and 100%"));
        auto const story = desk.as(people::esther).get(fmt::format("/learning-points/{}", desk.point.number));
        CHECK(story.says("1 of 1 (100%)"));
        CHECK(story.says("Write a briefing about it"));
        CHECK(story.body.find("href=\"" + path + "\"") != std::string::npos);
    }

    TEST_CASE("reading by somebody who did not need it is counted apart, and nobody reads twice") {
        Desk desk;
        auto const path = desk.sent();
        auto const grace = desk.as(people::grace);
        CHECK(grace.post(path + "/read").status == 303);
        CHECK(grace.post(path + "/read").status == 303);
        auto const reach = desk.read([&](store::Reading& db) { return sum_of(reach_of(db, {1})); });
        CHECK(reach.needed == 5);
        CHECK(reach.have_read == 0);
        CHECK(reach.others_read == 1);
        CHECK(desk.share().reached == 0);
    }

    TEST_CASE("names of readers are shown to who writes briefings and to nobody else") {
        Desk desk;
        auto const path = desk.sent();
        auto const page = path + fmt::format("/reach?team={}", desk.member(people::callum).team.number);
        CHECK(desk.as(people::hugh).get(page).says("Ada"));
        CHECK_FALSE(desk.as(people::kiran).get(page).says("Ada"));
        CHECK(desk.as(people::mo).get(page).status == 403);
    }

    TEST_CASE("a team of fewer than five is shown together with others to who may not see names") {
        Desk desk;
        auto const path = desk.begin();
        REQUIRE(desk.send(path, {{"role", "director"}, {"role", "contact_adviser"}}).status == 303);
        auto const page = desk.as(people::kiran).get(path + "/reach");
        CHECK(page.says("Teams of fewer than 5, together"));
        CHECK_FALSE(page.says("Contact centre"));
        CHECK(desk.as(people::hugh).get(path + "/reach").says("Contact centre"));
    }

    TEST_CASE("with roles and teams it goes to those of the roles in the teams") {
        Desk desk;
        auto const path = desk.begin();
        auto const other = std::to_string(desk.member(people::grace).team.number);
        CHECK(desk.send(path, {{"team", other}}).says("Nobody on the staff list has these roles in these teams"));
        CHECK(desk.as(people::hugh).post(path + "/send", {}).says("Choose at least one role or team"));
        CHECK(desk.as(people::hugh).post(path + "/send", {{"team", other}}).says("Send it to 1 person"));
    }

    TEST_CASE("who sends more than the budget is warned, and goes on with a reason that is kept") {
        Desk desk;
        CHECK(desk.as(people::hugh).get("/briefings/budget").field("minutes-practitioner") == "30");
        desk.write([&](store::Writing& db) {
            auto budgets = budgets_to_begin_with();
            budgets.minutes[people::Role::practitioner] = 1;
            set_budgets(db, budgets, desk.clock.now(), -1);
            return 0;
        });
        desk.sent();
        auto const path = desk.begin();
        CHECK(desk.as(people::hugh)
                  .post(path + "/send", {{"role", "practitioner"}})
                  .says("It breaks the reading budget: practitioner: 2 of 1 minutes"));
        auto const refused = desk.send(path);
        CHECK(refused.status == 422);
        CHECK(refused.says("Enter why it is sent over the reading budget"));
        CHECK(desk.send(path, {{"reason", "A death last week"}}).status == 303);
        CHECK(desk.as(people::hugh).get(path).says("The reason: A death last week"));
        desk.clock.move_to(*day_of(2026, 12, 1));
        auto const next = desk.begin();
        CHECK_FALSE(
            desk.as(people::hugh).post(next + "/send", {{"role", "practitioner"}}).says("breaks the reading budget"));
    }

    TEST_CASE("what could tell who somebody is stops the sending until the writer has decided") {
        Desk desk;
        auto const path = desk.begin();
        auto const hugh = desk.as(people::hugh);
        CHECK(hugh.post(path + "/edit", desk.words("Mrs Patel is on 07700 900123.")).location == path);
        auto const refused = desk.send(path, {{"version", "2"}});
        CHECK(refused.status == 422);
        CHECK(refused.says("Mrs Patel"));
        CHECK(refused.says("What would be taken out"));
        CHECK(desk.send(path, {{"version", "2"}, {"names_people", "take_out"}}).status == 422);
        CHECK(desk.send(path, {{"version", "2"}, {"names_people", "take_out"}, {"names_checked", "yes"}}).status ==
              303);
        auto const page = desk.as(people::callum).get(path);
        CHECK(page.status == 200);
        CHECK_FALSE(page.says("900123"));
        CHECK(page.says("[phone number]"));
    }

    TEST_CASE("a correction is seen by its readers only when it is shown to them, and nobody is asked again") {
        Desk desk;
        auto const path = desk.sent();
        auto const hugh = desk.as(people::hugh);
        auto const callum = desk.as(people::callum);
        callum.post(path + "/read");
        CHECK(hugh.post(path + "/edit", desk.words("Ring **before** the visit.")).location == path);
        CHECK_FALSE(callum.get(path).says("Ring before the visit."));
        CHECK(hugh.post(path + "/correct", {{"version", "2"}}).location == path);
        CHECK(callum.get(path).says("Ring before the visit."));
        CHECK(callum.get(path).says("It has been corrected since."));
        CHECK(desk.read([&](store::Reading& db) { return loop::story_there(db, desk.point).shares.size(); }) == 1);
        CHECK(hugh.get(path + "/versions/1").says("Version 1 of 2"));
        CHECK(hugh.get(path + "/versions/9").status == 404);
    }

    TEST_CASE("two who write at the same time are both kept from losing anything") {
        Desk desk;
        auto const path = desk.begin();
        CHECK(desk.as(people::hugh).post(path + "/edit", desk.words("Mine.")).status == 303);
        auto const second = desk.as(people::dev).post(path + "/edit", desk.words("Theirs."));
        CHECK(second.status == 409);
        CHECK(second.says("Hugh Pemberton wrote version 2 while you were writing"));
        CHECK(second.says("Mine."));
        CHECK(second.body.find("Theirs.") != std::string::npos);
        CHECK(second.field("version") == "2");
    }

    TEST_CASE("a briefing keeps the boxes it was written with when the council changes them") {
        Desk desk;
        auto const path = desk.begin();
        auto const hugh = desk.as(people::hugh);
        CHECK(hugh.post("/briefings/template", {{"rows", "2"}, {"title-1", "In short"}, {"title-2", "In full"}})
                  .location == "/briefings/template");
        CHECK(hugh.get(path + "/edit").says("Good practice"));
        CHECK(hugh.get(desk.begin() + "/edit").says("In short"));
        CHECK_FALSE(hugh.get("/briefings/template").says("Good practice"));
        CHECK(hugh.post("/briefings/template", {{"rows", "2"}}).status == 422);
    }

    TEST_CASE("whoever never answers is asked no more after six weeks") {
        Desk desk;
        auto const path = desk.sent();
        auto const callum = desk.as(people::callum);
        callum.post(path + "/read");
        desk.clock.move_to(desk.clock.today() + 42);
        desk.night();
        CHECK(desk.deadlines(callum.member().id).size() == 1);
        desk.clock.move_to(desk.clock.today() + 43);
        desk.night();
        CHECK(desk.deadlines(callum.member().id).empty());
        auto const before = desk.events();
        desk.night();
        CHECK(desk.events() == before);
    }

    TEST_CASE("nonsense in every form is answered in words") {
        Desk desk;
        auto const path = desk.sent();
        auto const hugh = desk.as(people::hugh);
        for (auto const* const form : {"/briefings/new", "/briefings/template", "/briefings/budget"}) {
            CHECK(hugh.post(form, {{"title", std::string(5000, 'x')}, {"rows", "999"}, {"other_points", "x,-1,99"}})
                      .status == 422);
        }
        CHECK(hugh.post(path + "/edit", {{"version", "x"}}).status == 422);
        CHECK(hugh.post(path + "/send", {{"role", "king"}, {"team", "-1"}}).location == path);
        auto const callum = desk.as(people::callum);
        CHECK(callum.post(path + "/used", {{"answer", "perhaps"}}).location == path);
        callum.post(path + "/read");
        CHECK(callum.post(path + "/used", {{"answer", "perhaps"}}).status == 422);
        CHECK(callum.get("/briefings/999").status == 404);
        CHECK(callum.get("/briefings?day=2026-99-99&before=x").status == 200);
    }
}

TEST_SUITE("loop: shares") {
    TEST_CASE(
        "six weeks after a share somebody is asked who used it, and the story shows the answer with its interval") {
        Desk desk;
        auto const point = fmt::format("/learning-points/{}", desk.point.number);
        auto const esther = desk.as(people::esther);
        REQUIRE(esther
                    .post(point + "/shares/new", {{"way", "training"},
                                                  {"to_whom", "All coordinators"},
                                                  {"shared_on-day", "23"},
                                                  {"shared_on-month", "11"},
                                                  {"shared_on-year", "2026"},
                                                  {"meant_for", "20"},
                                                  {"reached", "15"}})
                    .status == 303);
        desk.clock.move_to(*day_of(2027, 1, 4));
        CHECK(esther.get("/home").says("Ask who used what was shared"));
        auto const answer = [&](std::string asked, std::string used, std::string year = "2027") {
            return esther.post(point + "/shares/1/use", {{"asked", std::move(asked)},
                                                         {"used", std::move(used)},
                                                         {"asked_on-day", "4"},
                                                         {"asked_on-month", "1"},
                                                         {"asked_on-year", std::move(year)}});
        };
        CHECK(answer("21", "9").says("Only 20 needed it"));
        CHECK(answer("12", "13").says("No more can have used it than were asked"));
        CHECK(answer("12", "9", "2026").says("They cannot have been asked before 23 November 2026"));
        CHECK(answer("12", "9").status == 303);
        CHECK(esther.get(point).says("9 of 12 (75%); the true share is likely to be between 47% and 91%"));
        CHECK_FALSE(esther.get("/home").says("Ask who used what was shared"));
        CHECK(esther.get(point + "/shares/2/use").status == 404);
        CHECK(desk.as(people::callum).get(point + "/shares/1/use").status == 403);
    }

    TEST_CASE("whether a briefing was used is asked of its readers, and not by hand") {
        Desk desk;
        desk.sent();
        auto const path = fmt::format("/learning-points/{}/shares/1/use", desk.point.number);
        CHECK(desk.as(people::esther).get(path).status == 409);
    }
}
