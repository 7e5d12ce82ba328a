#include "areas/ombudsman/corrections.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "areas/ombudsman/figures.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/store.hpp"
#include "areas/ombudsman/tests/acts.hpp"
#include "areas/ombudsman/tests/stories.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/source_corrected.hpp"
#include "loop/pages.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

namespace {

std::vector<work::Deadline> deadlines(Stage& stage, Day until) {
    return stage.read([&](store::Reading& db) {
        return work::due_until(db, until, {"see_cases", "see_learning"}, 50);
    });
}

/// A form with everything as the decision of `uphold` says it, and what is given instead.
std::vector<web::Field> as_upheld(Stage& stage, std::vector<web::Field> instead, std::string const& seen) {
    auto fields = with_day({{"cause", "reissued"},
                            {"because", "They sent it again"},
                            {"summary", "No review for a year."},
                            {"fault", "The plan was not reviewed."},
                            {"injustice", "The person went without support."},
                            {"seen", seen}},
                           "decided_on", stage.clock.today() - 3);
    for (auto& field : instead) {
        std::erase_if(fields, [&](web::Field const& one) { return one.name == field.name; });
        fields.push_back(std::move(field));
    }
    return fields;
}

UpholdRate rate(Stage& stage) {
    return stage.read([&](store::Reading& db) {
        return uphold_rate(decided_between(db, stage.clock.today() - 400, stage.clock.today(), true));
    });
}

Answer correct(Stage& stage, std::string const& path, std::vector<web::Field> instead,
               std::string const& seen = "0.0.0") {
    return stage.as(people::dev).post(path + "/decision/correct", as_upheld(stage, std::move(instead), seen));
}

Story decided_story() {
    auto story = a_story();
    story.decision = an_upheld(monday - 30);
    story.decision->signal = 5;
    return story;
}

}  // namespace

TEST_SUITE("ombudsman corrections") {
    TEST_CASE("a correction says why it is made, and something is different") {
        auto const story = decided_story();
        auto draft = a_decision(monday - 30);
        draft.summary = story.decision->summary;
        draft.fault = story.decision->fault;
        draft.injustice = story.decision->injustice;
        auto const why = WhyDraft{CorrectionCause::typing_mistake, "A letter was left out"};
        CHECK(first_problem(corrected(draft, {}, {}, story, monday)) == "Select why it is corrected");
        CHECK(first_problem(corrected(draft, {}, why, story, monday)) ==
              "Nothing is different from what is recorded. Change what was wrong");
        draft.summary += " They said so.";
        auto const correction = corrected(draft, {}, why, story, monday);
        REQUIRE(correction);
        CHECK(correction->decision.signal == 5);
        CHECK(what_changed(*story.decision, correction->decision) == std::vector<std::string>{"what was found"});
    }

    TEST_CASE("a corrected day is not after what followed the decision, and no remedy is due before it") {
        auto story = decided_story();
        story.compliance = Compliance{Complied::satisfied, monday - 20, ""};
        story.remedies = {a_remedy(monday - 25)};
        auto const why = WhyDraft{CorrectionCause::reissued, "Issued again"};
        CHECK(first_problem(corrected(a_decision(monday - 10), {}, why, story, monday))
                  .starts_with("The day of the decision must not be after 3 November 2026"));
        auto const problems = corrected(a_decision(monday - 22), {{story.remedies[0].id, typed(monday - 25)}}, why,
                                        story, monday);
        CHECK(first_problem(problems) == "The day by which it is due must not be before the decision");
    }

    TEST_CASE("a service improvement that is in the loop stays one when it is corrected") {
        auto story = decided_story();
        auto remedy = a_remedy(monday + 30);
        remedy.kind = RemedyKind::service_improvement;
        remedy.learning_point = 4;
        story.remedies = {remedy};
        RemedyDraft draft{RemedyKind::personal, remedy.type, "Other words", 1, typed(monday + 30)};
        auto const why = WhyDraft{CorrectionCause::typing_mistake, "Wrong"};
        CHECK(first_problem(corrected(draft, remedy, why, story)) ==
              "It is in the loop already, so it stays a service improvement");
    }

    TEST_CASE("a decision that is corrected to not upheld leaves the numerator and stays in the uphold rate") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        CHECK(rate(stage) == UpholdRate{1, 1});
        REQUIRE(correct(stage, path, {{"category", "not_upheld"}}).status == 303);
        CHECK(rate(stage) == UpholdRate{0, 1});
        auto const page = stage.as(people::dev).get(path);
        CHECK(page.says("Corrected once: what it said before"));
        CHECK(page.says("Corrected by Dev"));
        CHECK(page.says("The Ombudsman issued it again: They sent it again"));
        REQUIRE(correct(stage, path, {{"category", "closed_after_enquiries"}}, "1.0.0").status == 303);
        CHECK(rate(stage) == UpholdRate{0, 0});
        CHECK(stage.as(people::dev).get(path).says("Corrected 2 times"));
    }

    TEST_CASE("the signal says what the decision says now, what it said before stays, and search follows") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        REQUIRE(correct(stage, path, {{"category", "upheld"}, {"summary", "No review for eleven months."}}).status ==
                303);
        auto const heard = stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); });
        REQUIRE(heard.size() == 1);
        CHECK(heard.front().said.starts_with("Upheld: No review for eleven months."));
        auto const page = stage.as(people::dev).get("/signals/" + std::to_string(heard.front().id.number));
        CHECK(page.says("It was corrected: what it said before"));
        CHECK(page.says("Upheld: No review for a year."));
        CHECK(stage.as(people::dev).get("/search?q=eleven").says("No review for eleven months"));
    }

    TEST_CASE("a decision that is corrected to an investigation is heard by the loop then") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        stage.as(people::dev)
            .post(path + "/decision",
                  with_day({{"category", "closed_after_enquiries"}, {"summary", "Not investigated."}}, "decided_on",
                           stage.clock.today() - 3));
        CHECK(stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); }).empty());
        REQUIRE(correct(stage, path, {{"category", "upheld"}}).status == 303);
        CHECK(stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); }).size() == 1);
    }

    TEST_CASE("a re-issued decision moves the dates of its remedies, and their alarms with them") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today + 28);
        CHECK(stage.as(people::dev).get(path + "/decision/correct").says("When its remedies are due"));
        auto moved = as_upheld(stage, {{"category", "upheld"}}, "0.0.0");
        REQUIRE(stage.as(people::dev).post(path + "/decision/correct", with_day(moved, "due_1", today + 60)).status ==
                303);
        CHECK(deadlines(stage, today + 45).empty());
        CHECK(deadlines(stage, today + 46).size() == 1);
        CHECK(deadlines(stage, today + 60).size() == 2);
        CHECK(stage.as(people::dev).get(path).says("due on 21 December 2026"));
    }

    TEST_CASE("a remedy whose date was typed wrongly is late no more once it is corrected") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today - 1);
        CHECK(stage.as(people::dev).get(path).says("It was due on"));
        auto const fields = with_day({{"cause", "typing_mistake"},
                                      {"because", "The month was wrong"},
                                      {"kind", "personal"},
                                      {"type", "apology"},
                                      {"what", "Apologise to the person"},
                                      {"seen", "0.0.0"}},
                                     "due", today + 30);
        REQUIRE(stage.as(people::dev).post(path + "/remedies/1/correct", fields).status == 303);
        CHECK(deadlines(stage, today + 15).empty());
        CHECK_FALSE(stage.as(people::dev).get(path).says("It was due on"));
        CHECK(stage.as(people::dev).get(path).says("It was recorded wrongly: The month was wrong"));
        CHECK(stage.as(people::dev).post(path + "/remedies/1/correct", fields).status == 409);
    }

    TEST_CASE("the owner of a learning point that came of it is told what changed, until somebody has looked") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        begin_learning(stage, agree(stage, path, "service_improvement", "Review every plan", today + 84).location);
        CHECK(correct(stage, path, {{"category", "upheld"}, {"fault", "No plan was reviewed."}}).status == 422);
        auto fields = as_upheld(stage, {{"category", "upheld"}, {"fault", "No plan was reviewed."}}, "0.0.0");
        REQUIRE(stage.as(people::dev).post(path + "/decision/correct", with_day(fields, "due_1", today + 84)).status ==
                303);
        auto const page = stage.as(people::dev).get("/learning-points/1");
        CHECK(page.says("What it came from was corrected"));
        CHECK(page.says("was issued again by the Ombudsman: the fault."));
        auto const waits = deadlines(stage, today + 14);
        CHECK(std::ranges::count(waits, "read_correction", &work::Deadline::what) == 1);
        REQUIRE(stage.as(people::dev).post("/learning-points/1/correction-read", {}).status == 303);
        auto const after = deadlines(stage, today + 14);
        CHECK(std::ranges::count(after, "read_correction", &work::Deadline::what) == 0);
        CHECK(stage.as(people::dev).get("/learning-points/1").says("Looked at by Dev"));
        CHECK(stage.as(people::dev).post("/learning-points/1/correction-read", {}).status == 409);
    }

    TEST_CASE("a correction of a case that is kept from a worker is told to its own improvements only") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        KnownComplaint const ours("C-7K3M9QXP", true);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const improvement = stage.as(people::dev)
                                     .post(path + "/remedies/new", with_day({{"kind", "service_improvement"},
                                                                             {"type", "changed_procedure"},
                                                                             {"what", "Review every plan"},
                                                                             {"owner", number_of(stage, people::dev)}},
                                                                            "due", stage.clock.today() + 84));
        REQUIRE(begin_learning(stage, improvement.location).status == 303);
        auto const other = stage.write([&](store::Writing& db) {
            loop::LearningPoint point;
            point.sentence = "Somebody says when the next review is";
            point.theme = {1};
            point.owner = stage.member(people::dev).id;
            auto const id = loop::add_learning_point(db, point, {},
                                                     {stage.clock.today(), stage.clock.now(), point.owner.number});
            loop::SignalFilter kept;
            kept.see_kept_from_worker = true;
            loop::join(db, id, loop::list_signals(db, kept, 1).front().id, stage.clock.now(), 1);
            return id;
        });
        CHECK(stage.as(people::callum).get(path + "/decision/correct").status == 403);
        auto fields = as_upheld(stage, {{"category", "not_upheld"}}, "0.0.0");
        auto const today = stage.clock.today();
        auto const due = stage.read([&](store::Reading& db) {
            return due_field(remedies_due_between(db, today, today + 84, true).front().id);
        });
        REQUIRE(stage.as(people::dev).post(path + "/decision/correct", with_day(fields, due, today + 84)).status ==
                303);
        stage.read([&](store::Reading& db) {
            CHECK(loop::source_corrections_of(db, other).empty());
            CHECK(loop::source_corrections_of(db, {1}).size() == 1);
            return 0;
        });
    }

    TEST_CASE("who opened the form before somebody else corrected it writes nothing over it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        REQUIRE(correct(stage, path, {{"category", "not_upheld"}}).status == 303);
        CHECK(correct(stage, path, {{"category", "upheld"}}).status == 409);
        auto const nonsense = correct(stage, path, {{"category", "upheld"}, {"summary", std::string(10'000, 'x')}},
                                      "1.0.0");
        CHECK(nonsense.status == 422);
        CHECK(nonsense.says("They sent it again"));
    }
}
