// The register over its pages: entered, decided, changed, corrected.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/learning/learning_store.hpp"
#include "loop/offers.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

using Typings = std::vector<web::Field>;

void add_day(Typings& fields, std::string const& name, Day day) {
    auto const date = day.date();
    fields.push_back({name + "-day", std::to_string(static_cast<unsigned>(date.day()))});
    fields.push_back({name + "-month", std::to_string(static_cast<unsigned>(date.month()))});
    fields.push_back({name + "-year", std::to_string(static_cast<int>(date.year()))});
}

Typings with(Typings fields, std::string const& name, std::string const& value) {
    std::erase_if(fields, [&](web::Field const& field) { return field.name == name; });
    fields.push_back({name, value});
    return fields;
}

struct Registered : people::Stage {
    std::string esther_id;

    Registered() {
        mount(loop::mount);
        esther_id = std::to_string(member(people::esther).id.number);
        write([&](store::Writing& db) {
            Theme theme;
            theme.name = "Late homecare visits";
            theme.definition = "A visit began late";
            theme.owner = member(people::dev).id;
            theme.made_at = clock.now();
            add_theme(db, theme);
        });
    }

    Typings a_recommendation() {
        Typings fields{{"origin", "ombudsman"},
                       {"author", "Local Government and Social Care Ombudsman"},
                       {"document", "Decision 25 004 117"},
                       {"place_in_it", "Paragraph 38"},
                       {"own_words", "The Council should ensure that people are told when a carer is late."},
                       {"sentence", "Every late visit is phoned through to the person within 30 minutes"},
                       {"theme", "1"},
                       {"owner", esther_id},
                       {"counted", "late visits with the time of a call in the record"},
                       {"sample", "20 late visits in a month"}};
        add_day(fields, "by_when", clock.today() + 100);
        return fields;
    }

    std::string enter(Typings const& fields) {
        auto const answer = as(people::esther).post("/register/new", fields);
        REQUIRE(answer.status == 303);
        return answer.location;
    }

    people::Answer decide(std::string const& point, Typings fields) {
        fields.push_back({"decided_by", "The leadership team"});
        fields.push_back({"reason", "It is what people asked us for."});
        add_day(fields, "decided_on", clock.today());
        return as(people::kiran).post(point + "/decide", fields);
    }

    Story story(std::int64_t number = 1) {
        return read([&](store::Reading& db) { return story_there(db, {number}); });
    }

    void promise(std::string const& point, std::string const& kind, Day due) {
        Typings fields{
            {"proof_kind", kind}, {"would_see", "the time of the call"}, {"sample", "12"}, {"at_least", "9"}};
        add_day(fields, "proof_due", due);
        REQUIRE(as(people::esther).post(point + "/proofs/new", fields).status == 303);
    }

    Typings an_action() {
        Typings fields{{"what", "The rota cannot be closed without the time of the call"},
                       {"strength", "strong"},
                       {"owner", std::to_string(member(people::callum).id.number)}};
        add_day(fields, "due", clock.today() + 30);
        return fields;
    }
    void plan(std::string const& point) {
        REQUIRE(as(people::esther).post(point + "/actions/new", an_action()).status == 303);
    }

    void prove(std::string const& point, int proof, std::string const& seen) {
        Typings fields{{"looked_at", "12"}, {"seen", seen}};
        add_day(fields, "made_on", clock.today());
        REQUIRE(as(people::esther).post(fmt::format("{}/proofs/{}/result", point, proof), fields).status == 303);
    }

    people::Answer correct(std::string const& point, std::string const& seen, std::string const& reason) {
        Typings fields{{"looked_at", "12"}, {"seen", seen}, {"reason", reason}};
        add_day(fields, "made_on", clock.today());
        return as(people::esther).post(point + "/proofs/1/correct", fields);
    }

    /// Accepted, two proofs promised, the action done: on the 60th day the first proof is due.
    std::string acted_on() {
        auto const point = enter(a_recommendation());
        REQUIRE(decide(point, {{"decision", "accepted"}}).status == 303);
        promise(point, "recall", clock.today() + 60);
        promise(point, "records", clock.today() + 60);
        plan(point);
        auto const begun = clock.today();
        clock.move_to(begun + 10);
        Typings done;
        add_day(done, "done_on", clock.today());
        REQUIRE(as(people::esther).post(point + "/actions/1/done", done).status == 303);
        clock.move_to(begun + 60);
        return point;
    }
};

}  // namespace

TEST_SUITE("loop: the register") {
    TEST_CASE("a recommendation keeps its own words beside the form that can be tested, and waits for a decision") {
        Registered stage;
        auto const page = stage.as(people::esther).get(stage.enter(stage.a_recommendation()));
        CHECK(page.says("The Council should ensure that people are told when a carer is late."));
        CHECK(page.says("Every late visit is phoned through to the person within 30 minutes"));
        CHECK(page.says("Ombudsman decision, Local Government and Social Care Ombudsman, Decision 25 004 117"));
        CHECK(page.says("Can be tested"));
        CHECK(page.says("Waits for a decision"));
        CHECK_FALSE(page.says("Add an action"));
        CHECK(stage.story().point.stage == Stage::understood);
        CHECK(*stage.story().point.next_due == stage.clock.today() + days_to_decide);
        auto const deadlines = stage.read(
            [](store::Reading& db) { return work::deadlines_of(db, "learning_point", 1); });
        REQUIRE(deadlines.size() == 1);
        CHECK(deadlines.front().what == "decide");
    }

    TEST_CASE("what nobody could test is sent back with the reason beside each field, and kept when people insist") {
        Registered stage;
        auto fields = with(with(stage.a_recommendation(), "sentence", "Ensure people are told"), "sample", "some");
        auto const refused = stage.as(people::esther).post("/register/new", fields);
        CHECK(refused.status == 422);
        CHECK(refused.says("“Ensure” says what should be so"));
        CHECK(refused.says("The sample has no number"));
        CHECK(refused.field("document") == "Decision 25 004 117");
        auto const page = stage.as(people::esther).get(stage.enter(with(fields, "keep_as_it_is", "yes")));
        CHECK(page.says("Cannot be tested yet"));
        CHECK(stage.as(people::esther).get("/register?testable=no").says("Ensure people are told"));
        CHECK_FALSE(stage.as(people::esther).get("/register?testable=yes").says("Ensure people are told"));
    }

    TEST_CASE("ten can be typed from one report: the source is kept from the last one") {
        Registered stage;
        auto const answer =
            stage.as(people::esther).post("/register/new", with(stage.a_recommendation(), "next", "another"));
        REQUIRE(answer.location == "/register/new?last=1");
        auto const next = stage.as(people::esther).get(answer.location);
        CHECK(next.field("author") == "Local Government and Social Care Ombudsman");
        CHECK(next.field("document") == "Decision 25 004 117");
        CHECK(next.field("own_words").empty());
        CHECK(next.says("Saved: Every late visit"));
    }

    TEST_CASE("one that is rejected is closed with a reason, and its theme does not open it again") {
        Registered stage;
        auto const point = stage.enter(stage.a_recommendation());
        auto const bare = stage.decide(point, {{"decision", "rejected"}});
        CHECK(bare.status == 422);
        CHECK(bare.says("Enter what was considered before it was rejected"));
        REQUIRE(stage.decide(point, {{"decision", "rejected"}, {"considered", "Cost"}, {"would_change", "Three more"}})
                    .status == 303);
        CHECK(stage.story().point.standing == Standing::closed);
        CHECK(stage.story().point.stage == Stage::understood);
        stage.write([&](store::Writing& db) {
            Signal signal;
            signal.kind = SignalKind::complaint;
            signal.said = "He came late again";
            signal.heard_on = stage.clock.today();
            signal.recorded_at = stage.clock.now();
            auto const linked = link_to_theme(db, tell(db, signal), {1}, stage.clock.today(), stage.clock.now(), 1);
            CHECK(linked.reopened.empty());
        });
        auto const page = stage.as(people::esther).get(point);
        CHECK(page.says("It is what people asked us for."));
        CHECK(page.says("Three more"));
        CHECK(stage.as(people::esther).get("/register?decision=rejected").says("1 learning point"));
        CHECK(stage.as(people::esther).get(point + "/actions/new").status == 409);
    }

    TEST_CASE("one that is adapted needs another wording, and both versions can be compared word by word") {
        Registered stage;
        auto const point = stage.enter(stage.a_recommendation());
        auto const same = stage.story().point.sentence;
        CHECK(stage.decide(point, {{"decision", "adapted"}, {"sentence", same}}).status == 422);
        auto const other = "Every late visit is phoned through to the person within 20 minutes";
        REQUIRE(stage.decide(point, {{"decision", "adapted"}, {"sentence", other}}).status == 303);
        CHECK(stage.story().point.version == 2);
        CHECK(stage.story().form.sample == "20 late visits in a month");
        auto const versions = stage.as(people::callum).get(point + "/versions");
        CHECK(versions.body.find("<del>") != std::string::npos);
        CHECK(versions.body.find("<ins>") != std::string::npos);
        CHECK(versions.says("taken out: 30"));
        CHECK(versions.says("added: 20"));
        CHECK(stage.as(people::callum).get(point + "/versions?from=9&to=x").status == 200);
    }

    TEST_CASE("only who may decide decides") {
        Registered stage;
        auto const point = stage.enter(stage.a_recommendation());
        CHECK(stage.as(people::hugh).post(point + "/decide", {{"decision", "accepted"}}).status == 403);
        CHECK(stage.decide(point, {{"decision", "accepted"}}).status == 303);
        CHECK(stage.story().point.stage == Stage::learned);
    }

    TEST_CASE("our own learning counts as accepted, and can be tested once a proof is promised") {
        Registered stage;
        auto const answer = stage.as(people::esther)
                                .post("/learning-points/new",
                                      {{"sentence", "Every late visit is phoned through within 30 minutes"},
                                       {"theme", "1"},
                                       {"owner", stage.esther_id}});
        REQUIRE(answer.status == 303);
        CHECK(stage.story().point.decision == Decision::accepted);
        CHECK_FALSE(stage.story().point.testable);
        stage.promise(answer.location, "recall", stage.clock.today() + 60);
        CHECK(stage.story().point.testable);
    }
}

TEST_SUITE("loop: actions that change") {
    TEST_CASE("a date is moved with a reason, and the page shows both dates") {
        Registered stage;
        auto const point = stage.acted_on();
        stage.plan(point);
        auto fields = stage.an_action();
        std::erase_if(fields, [](web::Field const& field) { return field.name.starts_with("due"); });
        add_day(fields, "due", stage.clock.today() + 50);
        CHECK(stage.as(people::esther).post(point + "/actions/2/edit", fields).status == 422);
        REQUIRE(stage.as(people::esther)
                    .post(point + "/actions/2/edit", with(fields, "reason", "The supplier was late"))
                    .status == 303);
        CHECK(stage.as(people::esther).get(point).says("Moved once, from"));
        CHECK(stage.as(people::esther).get(point).says("The supplier was late"));
        CHECK(stage.as(people::esther).post(point + "/actions/1/edit", with(fields, "reason", "x")).status == 409);
    }

    TEST_CASE("an action can be given up with a reason, and then no longer holds the learning point back") {
        Registered stage;
        auto const point = stage.acted_on();
        stage.plan(point);
        CHECK(stage.story().point.stage == Stage::learned);
        CHECK(stage.as(people::esther).post(point + "/actions/2/give-up").status == 422);
        REQUIRE(stage.as(people::esther).post(point + "/actions/2/give-up", {{"reason", "Nobody needs it"}}).status ==
                303);
        CHECK(stage.story().point.stage == Stage::acted_on);
        CHECK(stage.as(people::esther).get(point).says("Nobody needs it"));
        Typings done;
        add_day(done, "done_on", stage.clock.today());
        CHECK(stage.as(people::esther).post(point + "/actions/2/done", done).status == 409);
    }

    TEST_CASE("where the words sound weaker than the strength, the page says so and refuses nothing") {
        Registered stage;
        auto const point = stage.acted_on();
        auto const fields = with(stage.an_action(), "what", "Remind everybody");
        REQUIRE(stage.as(people::esther).post(point + "/actions/new", fields).status == 303);
        CHECK(stage.as(people::esther).get(point).says("Called strong; the word “remind” sounds weak."));
    }
}

TEST_SUITE("loop: proofs that change") {
    TEST_CASE(
        "a result that was typed wrongly is corrected: the old one stays on the page, the reopening is taken back") {
        Registered stage;
        auto const point = stage.acted_on();
        stage.prove(point, 1, "1");
        CHECK(stage.story().point.standing == Standing::reopened);
        CHECK(stage.correct(point, "11", "").status == 422);
        REQUIRE(stage.correct(point, "11", "A 1 was left out").status == 303);
        CHECK(stage.story().reopenings.empty());
        CHECK(stage.story().point.standing == Standing::open);
        stage.prove(point, 2, "12");
        CHECK(stage.story().point.stage == Stage::proved);
        auto const page = stage.as(people::esther).get(point);
        CHECK(page.says("it said 1 of 12"));
        CHECK(page.says("A 1 was left out"));
        CHECK(page.says("independent, for they own none of the actions"));
        CHECK(stage.as(people::esther).get("/home").status == 200);
    }

    TEST_CASE("a result that held and is corrected to fail reopens, and its re-making is taken back") {
        Registered stage;
        auto const point = stage.acted_on();
        stage.prove(point, 1, "12");
        stage.prove(point, 2, "12");
        CHECK(stage.story().point.stage == Stage::proved);
        REQUIRE(stage.correct(point, "2", "The figures of another service").status == 303);
        auto const story = stage.story();
        CHECK(story.point.standing == Standing::reopened);
        CHECK(story.reopenings.back().cause == ReopeningCause::failed);
        CHECK(standing_of(story.proofs.at(2), story, stage.clock.today()).state == ProofState::taken_back);
    }

    TEST_CASE("a promise that is made easier after the action was done does not count") {
        Registered stage;
        auto const point = stage.acted_on();
        Typings fields{
            {"would_see", "the time of the call"}, {"sample", "12"}, {"at_least", "2"}, {"reason", "Too hard"}};
        add_day(fields, "proof_due", stage.clock.today() + 5);
        REQUIRE(stage.as(people::esther).post(point + "/proofs/1/edit", fields).status == 303);
        stage.prove(point, 1, "3");
        auto const story = stage.story();
        CHECK(standing_of(story.proofs.at(0), story, stage.clock.today()).state == ProofState::promised_too_late);
        auto const easier_still = with(fields, "at_least", "1");
        CHECK(stage.as(people::esther).post(point + "/proofs/1/edit", easier_still).status == 409);
    }

    TEST_CASE("what re-makes a proof keeps its words") {
        Registered stage;
        auto const point = stage.acted_on();
        stage.prove(point, 1, "12");
        Typings fields{{"would_see", "anything"}, {"sample", "5"}, {"at_least", "1"}, {"reason", "Easier"}};
        add_day(fields, "proof_due", stage.clock.today() + 180);
        CHECK(stage.as(people::esther).post(point + "/proofs/3/edit", fields).status == 409);
    }

    TEST_CASE("what a result would mean is said before it is entered") {
        Registered stage;
        auto const point = stage.acted_on();
        CHECK(stage.as(people::esther).get(point + "/proofs/1/result").says("With 12 looked at, 9 must show it."));
    }
}
