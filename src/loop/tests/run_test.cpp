#include "loop/proof/run.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/demonstration/demonstration.hpp"
#include "loop/pages.hpp"
#include "loop/proof/run_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

Day const first = *day_of(2024, 1, 1);

RunTold run_of(std::vector<double> const& values, measure::Better better = measure::Better::down) {
    RunTold told;
    told.run.name = "Days until the report is sent";
    told.run.unit = "Days";
    told.run.better = better;
    for (auto const value : values) {
        told.points.push_back({months_after(first, static_cast<int>(told.points.size())), value});
    }
    return told;
}

std::vector<double> joined(std::vector<double> values, std::vector<double> const& more) {
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

std::vector<double> const usual{31, 28, 34, 30, 36, 29, 33, 27, 35, 32, 30, 33};
Day const done = months_after(first, 11) + 10;

RunJudged judged(std::vector<double> const& since, measure::Better better = measure::Better::down) {
    return judge(run_of(joined(usual, since), better), done);
}

}  // namespace

TEST_SUITE("loop: runs of points") {
    TEST_CASE("a promise holds when the measure changes for the better after the action, and stays") {
        auto const better = judged({20, 19, 21, 18, 20, 19, 21});
        CHECK(better.verdict == Verdict::holds);
        CHECK(better.better == 7);
        CHECK(better.after == 7);
    }

    TEST_CASE("a promise does not hold when there is nothing but the usual ups and downs, or a change for the worse") {
        CHECK(judged({31, 33, 29, 34, 30, 32, 31}).verdict == Verdict::does_not_hold);
        CHECK(judged({31, 33, 29, 34, 30, 32, 60}).verdict == Verdict::does_not_hold);
        CHECK(judged({20, 19, 21, 18, 20, 19, 60}).verdict == Verdict::does_not_hold);
        CHECK(judged({20, 19, 21, 18, 20, 19, 21}, measure::Better::up).verdict == Verdict::does_not_hold);
    }

    TEST_CASE("too few points are too few to tell, and it is said how many more are needed") {
        auto const few = judged({31, 30, 32});
        CHECK(few.verdict == Verdict::too_few_to_tell);
        CHECK(few.needed == 4);
        CHECK(few.says ==
              "There are 3 points since the action was done on 11 December 2024. 4 more points are needed before "
              "it can be told.");
        CHECK(judge(run_of({31, 28, 20}), first).needed == 9);
        CHECK(judge(run_of({}), first).verdict == Verdict::too_few_to_tell);
        CHECK(judge(run_of(usual), std::nullopt).verdict == Verdict::too_few_to_tell);
        CHECK(judged({1, 1, 1, 1, 1, 1, 1}, measure::Better::neutral).verdict == Verdict::too_few_to_tell);
    }

    TEST_CASE("limits that begin anew after the action cannot make a change disappear from the proof") {
        auto told = run_of(joined(usual, {20, 19, 21, 18, 20, 19, 21}));
        told.rebases.push_back({months_after(first, 12), "The report is written in the visit", "Rota", {}, 1});
        CHECK(chart_of(told).groups.size() == 2);
        CHECK(chart_of(told).variation == measure::Variation::common);
        CHECK(judge(told, done).verdict == Verdict::holds);
    }

    TEST_CASE("points are read as people paste them, and every line that cannot be read is named") {
        auto const today = *day_of(2026, 3, 1);
        auto const points = points_from("day,value\n2026-01,24\n01/02/2026, 12.5 \n2025-12-01,7\n", today).value();
        REQUIRE(points.size() == 3);
        CHECK(points[0].on_day == *day_of(2025, 12, 1));
        CHECK(points[2].y == 12.5);
        auto const problem_of = [&](std::string const& text) { return points_from(text, today).error().front().says; };
        CHECK(problem_of("2026-01-01,24\n2026-02-30,3") ==
              "Line 2: “2026-02-30” is not a day such as 2026-03-01 or a month "
              "such as 2026-03");
        CHECK(problem_of("2026-01-01,24\n2026-02-01,lots") == "Line 2: “lots” is not a number such as 12.5");
        CHECK(problem_of("2026-01-01,24\n2026-01-01,25") == "Line 2: 1 January 2026 comes twice");
        CHECK(problem_of("2026-01-01,24\n2026-04-01,25") == "Line 2: the day is in the future");
        CHECK(problem_of("2026-01-01,24,9") == "Line 1: there must be a day, a comma and a number");
        CHECK(problem_of("") == "Enter at least one point");
        CHECK(problem_of("2026-01-01,nan") == "Line 1: “nan” is not a number such as 12.5");
    }
}

namespace {

/// A measure with a year of points, and a learning point with a promise that it can judge.
struct Watched : people::Stage {
    Id<Theme> theme;
    std::string measure;
    std::string point;
    Id<Proof> proof;

    Watched() {
        mount(loop::mount);
        clock.move_to(months_after(first, 12));
        Theme one;
        one.name = "Reports that are late";
        one.owner = member(people::esther).id;
        theme = write([&](store::Writing& db) { return add_theme(db, one); });
        auto const esther = std::to_string(member(people::esther).id.number);
        measure = as(people::esther)
                      .post("/measures/new", {{"name", "Days until the report is sent"},
                                              {"unit", "Days"},
                                              {"better", "down"},
                                              {"owner", esther}})
                      .location;
        point = as(people::esther)
                    .post("/learning-points/new",
                          {{"sentence", "Every report is sent within 20 days of the assessment"},
                           {"theme", std::to_string(theme.number)},
                           {"keep_as_it_is", "yes"},
                           {"owner", esther}})
                    .location;
        promise();
        add(usual, 0);
    }

    void promise() {
        auto const due = months_after(clock.today(), 8).date();
        as(people::esther)
            .post(point + "/proofs/new", {{"proof_kind", "records"},
                                          {"would_see", "reports within 20 days"},
                                          {"sample", "8"},
                                          {"at_least", "6"},
                                          {"proof_due-day", std::to_string(static_cast<unsigned>(due.day()))},
                                          {"proof_due-month", std::to_string(static_cast<unsigned>(due.month()))},
                                          {"proof_due-year", std::to_string(static_cast<int>(due.year()))}});
        proof = read([&](store::Reading& db) { return story_there(db, id()).proofs.at(0).proof.id; });
    }

    Id<LearningPoint> id() const { return {std::stoll(point.substr(point.rfind('/') + 1))}; }
    std::string run_path() const { return fmt::format("{}/proofs/{}/run", point, proof.number); }
    std::string number() const { return measure.substr(measure.rfind('/') + 1); }

    int add(std::vector<double> const& values, int from) {
        std::string text;
        for (auto const value : values) {
            text += fmt::format("{},{}\n", iso(months_after(first, from++)), value);
        }
        return as(people::esther).upload(measure + "/points", {{"points", text}}, {}).status;
    }

    void act() {
        write([&](store::Writing& db) {
            Doing const doing{clock.today(), clock.now(), member(people::esther).id.number};
            Action action;
            action.what = "The report is written in the visit";
            action.owner = member(people::esther).id;
            action.due = clock.today() + 5;
            action.added_on = clock.today();
            auto const added = add_action(db, id(), action, doing);
            mark_done(db, id(), added, clock.today(), doing);
            return 0;
        });
    }
};

}  // namespace

TEST_SUITE("loop: pages of measures") {
    TEST_CASE("a measure is watched, filled with points, and shown as a chart, in words, in a table and as CSV") {
        Watched stage;
        auto const page = stage.as(people::callum).get(stage.measure);
        CHECK(page.status == 200);
        CHECK(page.body.find("<svg") != std::string::npos);
        CHECK(page.body.find("No special cause") != std::string::npos);
        auto const list = stage.as(people::callum).get("/measures");
        CHECK(list.body.find("Days until the report is sent") != std::string::npos);
        auto const csv = stage.as(people::callum).get(stage.measure + "/points");
        CHECK(csv.body.find("series,x,y,rebase_group\r\nDays until the report is sent,2024-01-01,31,1\r\n") == 0);
        CHECK(stage.as(people::callum).get(stage.measure + "/points/new").status == 403);
    }

    TEST_CASE("a point that is there already is corrected only when that is said, and what it said before is kept") {
        Watched stage;
        CHECK(stage.add(usual, 0) == 303);
        auto const typed = std::vector<web::Field>{{"points", "2024-01-01,99"}};
        auto const refused = stage.as(people::esther).upload(stage.measure + "/points", typed, {});
        CHECK(refused.status == 422);
        CHECK(refused.body.find("For 1 January 2024 there is another number already") != std::string::npos);
        auto corrected = typed;
        corrected.push_back({"correct", "yes"});
        CHECK(stage.as(people::esther).upload(stage.measure + "/points", corrected, {}).status == 303);
        auto const told = stage.read([&](store::Reading& db) { return run_there(db, {std::stoll(stage.number())}); });
        CHECK(told.points.front().y == 99);
    }

    TEST_CASE("limits begin anew only with a day, a reason and evidence") {
        Watched stage;
        CHECK(stage.as(people::esther).post(stage.measure + "/rebases/new", {}).status == 422);
        std::vector<web::Field> fields{{"from_day-day", "1"},
                                       {"from_day-month", "6"},
                                       {"from_day-year", "2024"},
                                       {"reason", "Two teams became one"},
                                       {"evidence", "Cabinet paper of May"}};
        CHECK(stage.as(people::esther).post(stage.measure + "/rebases/new", fields).status == 303);
        CHECK(stage.as(people::esther).post(stage.measure + "/rebases/new", fields).status == 422);
        auto const page = stage.as(people::callum).get(stage.measure);
        CHECK(page.body.find("Two teams became one") != std::string::npos);
        CHECK(page.body.find("trial limits") != std::string::npos);
    }

    TEST_CASE("a measure that is named before the action judges the proof when its day has come") {
        Watched stage;
        CHECK(stage.as(people::esther).post(stage.run_path(), {{"run", "77"}}).status == 422);
        CHECK(stage.as(people::esther).post(stage.run_path(), {{"run", stage.number()}}).status == 303);
        CHECK(stage.as(people::esther).post(stage.run_path(), {}).status == 422);  // its day has not come
        stage.act();
        stage.clock.move_to(months_after(first, 20));
        CHECK(stage.add({20, 19, 21, 18, 20, 19, 21}, 13) == 303);
        CHECK(stage.as(people::esther).get(stage.run_path()).body.find("Holds. Since") != std::string::npos);
        CHECK(stage.as(people::esther).post(stage.run_path(), {}).status == 303);
        auto const story = stage.read([&](store::Reading& db) { return story_there(db, stage.id()); });
        REQUIRE(story.proofs.at(0).result);
        CHECK(story.proofs.at(0).result->result == Verdict::holds);
        CHECK(story.proofs.size() == 2);  // promised again, and judged by the same measure
        auto const again = stage.read(
            [&](store::Reading& db) { return run_of_proof(db, story, story.proofs.at(1).proof); });
        CHECK(again == Id<Run>{std::stoll(stage.number())});
        CHECK(stage.as(people::callum).get(stage.point).body.find("Judged by the measure") != std::string::npos);
    }

    TEST_CASE("a measure cannot be chosen after the action, when one could pick what fits") {
        Watched stage;
        stage.act();
        CHECK(stage.as(people::esther).post(stage.run_path(), {{"run", stage.number()}}).status == 409);
        CHECK(stage.as(people::esther).get(stage.point).body.find("Let a measure judge it") == std::string::npos);
    }

    TEST_CASE("a proof that a measure judges is not counted by hand") {
        Watched stage;
        CHECK(stage.as(people::esther).post(stage.run_path(), {{"run", stage.number()}}).status == 303);
        auto const by_hand = fmt::format("{}/proofs/{}/result", stage.point, stage.proof.number);
        CHECK(stage.as(people::esther).get(by_hand).status == 303);
        CHECK(stage.as(people::esther).post(by_hand, {{"seen", "8"}, {"looked_at", "8"}}).status == 409);
    }
}
