#include "areas/procedures/pages.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/procedures/accounts.hpp"
#include "areas/procedures/store.hpp"
#include "loop/pages.hpp"
#include "loop/proof/run_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/examples.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::procedures;

namespace {

struct Desk : people::Stage {
    Id<LearningPoint> point;

    Desk() {
        mount(loop::mount);
        mount(procedures::mount);
        point = write([&](store::Writing& db) {
            loop::Theme theme;
            theme.name = "Reports that come late";
            theme.definition = "The report of an assessment came late";
            theme.owner = member(people::esther).id;
            theme.made_at = clock.now();
            loop::LearningPoint learned;
            learned.sentence = "Every report is sent within ten days of the assessment";
            learned.theme = loop::add_theme(db, theme);
            learned.owner = theme.owner;
            return loop::add_learning_point(db, learned, {}, doing());
        });
    }

    loop::Doing doing() { return {clock.today(), clock.now(), member(people::esther).id.number}; }

    std::string begin(std::string const& text = "Send the report within 28 days.") {
        auto const answer = as(people::esther)
                                .post("/procedures/new",
                                      {{"name", "Sending the report"},
                                       {"purpose", "People have their report while they remember the talk."},
                                       {"owner", std::to_string(member(people::esther).id.number)},
                                       {"text", text},
                                       {"learning_point", std::to_string(point.number)}});
        REQUIRE(answer.status == 303);
        return answer.location;
    }

    people::Answer write_next(std::string const& path, std::string const& text) {
        auto const edits = as(people::esther).get(path + "/write").field("edits");
        return as(people::esther)
            .post(path + "/write", {{"edits", edits},
                                    {"text", text},
                                    {"why", "Reports came after people had forgotten the talk."},
                                    {"learning_point", std::to_string(point.number)}});
    }

    static std::vector<web::Field> from_and_review(Day from, Day review) {
        std::vector<web::Field> fields{{"roles", "practitioner"}};
        for (auto const& [name, day] : {std::pair("from", from), std::pair("review", review)}) {
            auto const date = day.date();
            fields.push_back({fmt::format("{}-day", name), fmt::format("{}", unsigned(date.day()))});
            fields.push_back({fmt::format("{}-month", name), fmt::format("{}", unsigned(date.month()))});
            fields.push_back({fmt::format("{}-year", name), fmt::format("{}", int(date.year()))});
        }
        return fields;
    }

    void bring_in(std::string const& path) {
        auto const answer =
            as(people::esther).post(path + "/bring-in", from_and_review(clock.today(), clock.today() + 300));
        REQUIRE(answer.status == 303);
    }

    std::string in_force() {
        auto const path = begin();
        bring_in(path);
        return path;
    }

    std::vector<work::Deadline> clocks(std::string_view subject, std::int64_t id) {
        return read([&](store::Reading& db) { return work::deadlines_of(db, subject, id); });
    }
};

void make_examples(people::Stage& stage, people::Examples& of) {
    loop::Doing const doing{stage.clock.today(), stage.clock.now(), -1};
    stage.write([&](store::Writing& db) {
        Procedure procedure;
        procedure.name = "Buses of Thornmere";
        procedure.purpose = "Nobody waits at Thornmere Lane.";
        procedure.owner = stage.member(people::esther).id;
        ProcedureVersion version;
        version.text = "Ring Thornmere first.";
        auto const id = add_procedure(db, procedure, version, doing);
        bring_into_force(db, procedure_there(db, id), {doing.today, doing.today + 100, {people::Role::practitioner}},
                         doing);
        write_draft(db, procedure_there(db, id), version, 2, doing);
        of["/procedures/{id}"] = fmt::format("/procedures/{}", id.number);
        of["/procedures/{id}/versions/{version}"] = fmt::format("/procedures/{}/versions/1", id.number);
        return 0;
    });
}
people::ExamplesOf const examples{make_examples};

}  // namespace

TEST_SUITE("procedures: pages") {
    TEST_CASE("a procedure is written from a learning point, brought into force, and read by those whom it concerns") {
        Desk desk;
        CHECK(desk.as(people::esther)
                  .get(fmt::format("/procedures/new?point={}", desk.point.number))
                  .says("Every report is sent within ten days"));
        auto const path = desk.begin();
        CHECK(desk.as(people::callum).get(path).status == 404);
        CHECK_FALSE(desk.as(people::callum).get("/procedures").says("Sending the report"));
        desk.bring_in(path);
        auto const callum = desk.as(people::callum);
        auto const page = callum.get(path);
        CHECK(page.says("Send the report within 28 days."));
        CHECK(page.says("Read version 1"));
        CHECK(page.says("Every report is sent within ten days of the assessment"));
        CHECK(callum.get("/home").says("Read the procedure"));
        CHECK(callum.post(path + "/read", {{"version", "1"}}).location == path);
        CHECK(callum.get(path).says("You read version 1 on 23 November 2026"));
        CHECK_FALSE(callum.get("/home").says("Read the procedure"));
        CHECK(desk.as(people::esther).get(path + "/readers").says("1 of 1"));
    }

    TEST_CASE("the learning point that led to it hears whom it reached") {
        Desk desk;
        auto const path = desk.in_force();
        auto const share = [&] {
            return desk.read([&](store::Reading& db) { return loop::story_there(db, desk.point).shares.at(0); });
        };
        CHECK(share().way == loop::ShareWay::procedure);
        CHECK(share().meant_for == 1);
        CHECK(share().reached == 0);
        desk.as(people::callum).post(path + "/read", {{"version", "1"}});
        CHECK(share().reached == 1);
    }

    TEST_CASE("a new version shows the text before and after, marked and side by side, and is read anew") {
        Desk desk;
        auto const path = desk.in_force();
        desk.as(people::callum).post(path + "/read", {{"version", "1"}});
        CHECK(desk.write_next(path, "Send the report within 10 days.").status == 303);
        CHECK(desk.as(people::callum).get(path).says("within 28 days"));
        CHECK(desk.as(people::callum).get(path + "/versions/2").status == 404);
        desk.bring_in(path);
        CHECK(desk.as(people::callum).get(path).says("Read version 2"));
        auto const version = desk.as(people::callum).get(path + "/versions/2");
        CHECK(version.says("1 line reworded"));
        CHECK(version.body.find("<del>") != std::string::npos);
        CHECK(version.says("taken out: 28"));
        CHECK(version.says("added: 10"));
        auto const beside = desk.as(people::callum).get(path + "/versions/2?show=side");
        CHECK(beside.says("Before"));
        CHECK(beside.says("After"));
        CHECK(desk.as(people::callum).get(path + "/versions/1").says("This is the first version."));
        CHECK(desk.as(people::callum).post(path + "/read", {{"version", "1"}}).status == 409);
    }

    TEST_CASE("its review and its check have their days, and each check sets the next") {
        Desk desk;
        auto const path = desk.in_force();
        auto const clocks = desk.clocks("procedure", 1);
        REQUIRE(clocks.size() == 2);
        auto const check = std::vector<web::Field>{{"on_day-day", "23"},
                                                   {"on_day-month", "11"},
                                                   {"on_day-year", "2026"},
                                                   {"looked_at", "20"},
                                                   {"followed", "17"}};
        CHECK(desk.as(people::esther).post(path + "/checks/new", check).status == 303);
        CHECK(desk.as(people::esther).get(path).says("17 of 20"));
        for (auto const& clock : desk.clocks("procedure", 1)) {
            CHECK(clock.due == (clock.what == "check" ? months_after(desk.clock.today(), months_between_checks)
                                                      : desk.clock.today() + 300));
        }
        auto more = check;
        more.back().value = "21";
        CHECK(desk.as(people::esther).post(path + "/checks/new", more).says("Not more can be done so"));
    }

    TEST_CASE("Hillingdon: days from a completed assessment to its report show whether the procedure is used") {
        Desk desk;
        auto const path = desk.in_force();
        desk.write([&](store::Writing& db) {
            loop::Run run;
            run.name = "Days from completed assessment to report sent";
            run.unit = "Days";
            run.owner = desk.member(people::esther).id;
            auto const id = loop::add_run(db, run, desk.doing());
            std::vector<loop::RunPoint> points;
            for (int i = 0; i < 14; ++i) {
                points.push_back({desk.clock.today() - 100 + i * 7, 20.0 + i % 3});
            }
            loop::add_points(db, id, points, false, desk.doing());
            return 0;
        });
        CHECK(desk.as(people::esther).post(path + "/measure", {{"run", "99"}}).status == 422);
        CHECK(desk.as(people::esther).post(path + "/measure", {{"run", "1"}}).status == 303);
        auto const page = desk.as(people::esther).get(path);
        CHECK(page.says("Days from completed assessment to report sent"));
        CHECK(page.body.find("<svg") != std::string::npos);
    }

    TEST_CASE("what was promised of the records stands beside its checks") {
        Desk desk;
        desk.write([&](store::Writing& db) {
            loop::Proof proof;
            proof.would_see = "the day on which the report went out";
            proof.sample = 20;
            proof.at_least = 16;
            proof.due = desk.clock.today() + 60;
            proof.promised_on = desk.clock.today();
            loop::add_promise(db, desk.point, proof, desk.doing());
            return 0;
        });
        CHECK(desk.as(people::esther)
                  .get(desk.in_force())
                  .says("We would see the day on which the report went out in 16 of 20"));
    }

    TEST_CASE("looked at again it stands until a new day; withdrawn it says why, and nothing of it is due any more") {
        Desk desk;
        auto const path = desk.in_force();
        auto fields = Desk::from_and_review(desk.clock.today(), desk.clock.today() + 500);
        CHECK(desk.as(people::esther).post(path + "/review", fields).status == 303);
        CHECK(desk.as(people::esther).get(path).says(spoken(desk.clock.today() + 500)));
        CHECK(desk.as(people::esther).post(path + "/withdraw").status == 422);
        CHECK(desk.as(people::esther).post(path + "/withdraw", {{"reason", "The new form does it."}}).status == 303);
        CHECK(desk.as(people::callum).get(path).says("The new form does it."));
        CHECK(desk.clocks("procedure", 1).empty());
        CHECK_FALSE(desk.as(people::callum).get("/home").says("Read the procedure"));
        CHECK(desk.as(people::esther).get(path + "/write").status == 404);
    }

    TEST_CASE("two who write at once: the second is told") {
        Desk desk;
        auto const path = desk.begin();
        CHECK(desk.as(people::esther).post(path + "/write", {{"edits", "1"}, {"text", "One"}}).status == 303);
        CHECK(desk.as(people::dev).post(path + "/write", {{"edits", "1"}, {"text", "Two"}}).status == 409);
    }

    TEST_CASE("nonsense is put right in words") {
        Desk desk;
        CHECK(desk.as(people::esther).post("/procedures/new").status == 422);
        auto const path = desk.begin();
        CHECK(desk.as(people::esther).post(path + "/bring-in").says("Select who must read it"));
        CHECK(desk.as(people::esther)
                  .post(path + "/bring-in", Desk::from_and_review(desk.clock.today() + 200, desk.clock.today() + 100))
                  .status == 422);
        auto const answer =
            desk.as(people::esther).post(path + "/write", {{"edits", "1"}, {"text", "x"}, {"learning_point", "9999"}});
        CHECK(answer.says("There is no learning point 9999"));
        CHECK(desk.as(people::esther)
                  .post(path + "/write", {{"edits", "1"}, {"text", std::string(longest_text + 1, 'a')}})
                  .status == 422);
        CHECK(desk.as(people::callum).get("/procedures/new").status == 403);
    }

    TEST_CASE("the annual report counts what was changed, and what was changed because something was learned") {
        Desk desk;
        desk.in_force();
        auto const today = desk.clock.today();
        auto const account = desk.read([&](store::Reading& db) {
            return account_of_procedures(db, {{today - 10, today}, true, today});
        });
        loop::must_add_up(account);
        CHECK(account.counted[0].number == 1);
        CHECK(account.counted[0].of == loop::CountOf::things);
        CHECK(account.counted[0].divisions[0].counts == std::vector<std::int64_t>{1, 0});
        CHECK(account.counted[0].divisions[1].counts == std::vector<std::int64_t>{0, 1});
    }
}
