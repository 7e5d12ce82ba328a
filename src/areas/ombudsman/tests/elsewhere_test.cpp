#include "areas/ombudsman/elsewhere.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/elsewhere_store.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/tests/acts.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "people/tests/examples.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

namespace {

// In the shape of a published page; the council and the case are invented.
constexpr std::string_view pasted_page = "Oakshire County Council (21 908 070)\n"
                                         "Category : Adult care services > Assessment and care plan\n"
                                         "Decision : Upheld\n"
                                         "Decision date : 25 Apr 2022\n"
                                         "\n"
                                         "The Ombudsman's final decision:\n"
                                         "Summary: Mr X complains that his mother waited\n"
                                         "nine months for a review of her care plan.\n"
                                         "The complaint\n"
                                         "1. Mr X says that nobody rang.\n"
                                         "Agreed action\n"
                                         "20. The Council will apologise.\n"
                                         "21. The Council will list every plan without a review.\n"
                                         "Final decision\n"
                                         "22. There was fault.\n";

std::vector<web::Field> asked_of(Stage& stage, CastMember const& who, std::vector<web::Field> fields) {
    fields.push_back({"member", number_of(stage, who)});
    return with_day(std::move(fields), "due", stage.clock.today() + 28);
}

std::vector<web::Field> a_decision() {
    return {{"reference", "21 908 070"},
            {"body", "Oakshire County Council"},
            {"summary", "A review was nine months late."}};
}

/// Its path; Callum is asked.
std::string read_in(Stage& stage, CastMember const& asked = people::callum) {
    auto const answer = stage.as(people::dev).post("/ombudsman/elsewhere/check", asked_of(stage, asked, a_decision()));
    must(answer.status == 303, "the decision was not taken: " + answer.text());
    return answer.location;
}

std::vector<loop::SignalLine> heard(Stage& stage) {
    return stage.read([](store::Reading& db) { return loop::list_signals(db, {}, 10); });
}

}  // namespace

TEST_SUITE("ombudsman: decisions about other councils") {
    TEST_CASE("a published page carries its body, reference, category, decision, date, summary and agreed action") {
        auto const found = read_page(pasted_page);
        CHECK(found.body == "Oakshire County Council");
        CHECK(found.reference == "21 908 070");
        CHECK(found.category == "Adult care services > Assessment and care plan");
        CHECK(found.decision == "Upheld");
        CHECK(found.decided_on == day_of(2022, 4, 25));
        CHECK(found.summary == "Mr X complains that his mother waited\nnine months for a review of her care plan.");
        CHECK(found.agreed_action ==
              "20. The Council will apologise.\n21. The Council will list every plan without a review.");
    }

    TEST_CASE("a text that is no decision gives empty fields, and nothing is made up") {
        auto const found = read_page("Dear Sir,\n(see above)\nyours\n");
        CHECK(found.reference.empty());
        CHECK(found.summary.empty());
        CHECK_FALSE(found.decided_on);
    }

    TEST_CASE("several decisions come as a table, by the names of its columns") {
        std::string const csv =
            "Summary,Reference,Authority,Date\nA review was late,21908070,Oakshire,25/04/2022\n\"No, never\",21 908 "
            "071,Pennshire,\n";
        REQUIRE(looks_like_a_table(csv));
        CHECK_FALSE(looks_like_a_table(pasted_page));
        auto const all = read_table(csv);
        REQUIRE(all);
        REQUIRE(all->size() == 2);
        CHECK(all->front().decided_on == day_of(2022, 4, 25));
        CHECK(all->back().reference == "21 908 071");
        CHECK(read_table("reference,summary\n12,x\n21908070,\n").error().size() == 2);
    }

    TEST_CASE("days are read in the ways in which they are published") {
        for (auto const* text : {"25 Apr 2022", "25 April 2022", "25/04/2022", "2022-04-25", " 25 apr 2022 "}) {
            CHECK(published_day_in(text) == day_of(2022, 4, 25));
        }
        for (auto const* text : {"", "31 Feb 2022", "Spring 2022", "25 Apr", "//", "25//2022"}) {
            CHECK_FALSE(published_day_in(text));
        }
    }

    TEST_CASE("every answer says what was looked at, also a no") {
        auto const monday = *day_of(2026, 11, 23);
        CHECK_FALSE(answered({CouldHappen::no, ""}, monday));
        CHECK(answered({CouldHappen::no, "12 reviews of last month"}, monday));
        CHECK_FALSE(answered({std::nullopt, "12 reviews"}, monday));
        CHECK(is_near_miss(CouldHappen::yes));
        CHECK(is_near_miss(CouldHappen::partly));
        CHECK_FALSE(is_near_miss(CouldHappen::no));
    }

    TEST_CASE("what was pasted is shown to be checked before it is put to anybody") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const page = stage.as(people::dev)
                              .post("/ombudsman/elsewhere/new",
                                    asked_of(stage, people::callum, {{"pasted", std::string(pasted_page)}}));
        CHECK(page.status == 200);
        CHECK(page.field("reference") == "21 908 070");
        CHECK(page.field("body") == "Oakshire County Council");
        CHECK(stage.as(people::dev).get("/ombudsman/elsewhere").says("No decision about another council was read in."));
    }

    TEST_CASE("whoever is asked has a deadline, and what nobody has answered shows") {
        Stage stage;
        stage.mount(ombudsman::mount);
        read_in(stage);
        auto const today = stage.clock.today();
        auto const due = stage.read([&](store::Reading& db) {
            return work::due_for(db, stage.member(people::callum).id.number, today + 28, {"see_learning"}, 5);
        });
        REQUIRE(due.size() == 1);
        CHECK(due.front().says == "Could this happen here? Decision 21 908 070 about another council");
        CHECK(stage.as(people::callum).get("/ombudsman/elsewhere").says("Not answered, the first due first"));
    }

    TEST_CASE("a yes becomes a near-miss in the loop, once, and a learning point can be begun from it") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.mount(loop::mount);
        auto const path = read_in(stage);
        auto const yes = std::vector<web::Field>{{"answer", "yes"}, {"looked_at", "12 reviews: 5 were late"}};
        REQUIRE(stage.as(people::callum).post(path + "/answer", yes).status == 303);
        REQUIRE(heard(stage).size() == 1);
        CHECK(heard(stage).front().kind == loop::SignalKind::near_miss);
        REQUIRE(stage.as(people::callum).post(path + "/answer", yes).status == 303);
        CHECK(heard(stage).size() == 1);
        CHECK(stage.as(people::esther).get(path).body.find("/register/new?signal=1") != std::string::npos);
        CHECK(stage.as(people::esther).get(path).says("12 reviews: 5 were late"));
        CHECK_FALSE(stage.as(people::esther).get("/ombudsman/elsewhere").says("Not answered, the first due first"));
    }

    TEST_CASE("a no is no near-miss, and who does not know is asked again in 28 days") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = read_in(stage);
        auto const callum = stage.as(people::callum);
        REQUIRE(
            callum.post(path + "/answer", {{"answer", "do_not_know"}, {"looked_at", "Nobody keeps a list"}}).status ==
            303);
        auto const deadlines = stage.read(
            [](store::Reading& db) { return work::deadlines_of(db, "ombudsman_elsewhere", 1); });
        REQUIRE(deadlines.size() == 1);
        CHECK(deadlines.front().due == stage.clock.today() + 28);
        REQUIRE(callum.post(path + "/answer", {{"answer", "no"}, {"looked_at", "All 12 reviews"}}).status == 303);
        CHECK(heard(stage).empty());
        CHECK(stage.read([](store::Reading& db) { return work::deadlines_of(db, "ombudsman_elsewhere", 1); }).empty());
    }

    TEST_CASE("only who was asked, or who writes learning, answers") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = read_in(stage);
        CHECK(stage.as(people::grace).get(path).status == 200);
        CHECK(stage.as(people::grace).get(path + "/answer").status == 403);
        CHECK(stage.as(people::esther).get(path + "/answer").status == 200);
        CHECK(stage.as(people::frank).get(path).status == 404);
    }

    TEST_CASE("a decision is read in once, and can be put to somebody else") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = read_in(stage);
        auto const dev = stage.as(people::dev);
        auto const again = dev.post("/ombudsman/elsewhere/check", asked_of(stage, people::callum, a_decision()));
        CHECK(again.says("This decision was read in already"));
        CHECK(dev.post(path + "/put-to", asked_of(stage, people::grace, {})).status == 303);
        CHECK(stage.as(people::grace).get(path + "/answer").status == 200);
        CHECK(stage.as(people::callum).get(path + "/answer").status == 403);
    }

    TEST_CASE("a pasted table is put to one person at once, without those that are here already") {
        Stage stage;
        stage.mount(ombudsman::mount);
        read_in(stage);
        auto const fields = asked_of(stage, people::callum,
                                     {{"pasted", "reference,summary\n21908070,The same\n21908071,Another\n"}});
        REQUIRE(stage.as(people::dev).post("/ombudsman/elsewhere/new", fields).status == 303);
        CHECK(stage.read([](store::Reading& db) { return list_elsewhere(db, {}, 10).size(); }) == 2);
        CHECK(stage.as(people::dev).post("/ombudsman/elsewhere/new", {{"pasted", ""}}).status == 422);
        CHECK(stage.as(people::dev)
                  .post("/ombudsman/elsewhere/new", {{"pasted", "reference,summary\nnine,x\n"}})
                  .says("Line 2: the reference is not eight digits"));
    }
}

namespace {

void make_examples_of_elsewhere(Stage& stage, people::Examples& of) {
    of["/ombudsman/elsewhere/{id}"] = read_in(stage, people::dev);
}

people::ExamplesOf const examples{make_examples_of_elsewhere};

}  // namespace
