#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/before/said_before.hpp"
#include "loop/before/seen_before_parts.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct Twice : people::Stage {
    Id<Theme> theme;

    Twice() {
        mount(loop::mount);
        theme = write([&](store::Writing& db) {
            Theme one;
            one.name = "Late visits";
            one.definition = "late";
            one.owner = member(people::esther).id;
            return add_theme(db, one);
        });
    }

    Doing doing() { return {clock.today(), clock.now(), member(people::esther).id.number}; }

    Id<LearningPoint> learned(std::string const& sentence) {
        LearningPoint point;
        point.sentence = sentence;
        point.theme = theme;
        point.owner = member(people::esther).id;
        return write([&](store::Writing& db) { return add_learning_point(db, point, {}, doing()); });
    }

    Id<Signal> heard(std::string const& said, SignalKind kind = SignalKind::recommendation, bool kept = false) {
        Signal signal;
        signal.kind = kind;
        signal.said = said;
        signal.heard_on = clock.today();
        signal.kept_from_worker = kept;
        signal.recorded_at = clock.now();
        return write([&](store::Writing& db) { return tell(db, signal); });
    }

    people::Answer write_down(std::string const& sentence) {
        return as(people::esther)
            .post("/learning-points/new", {{"sentence", sentence},
                                           {"theme", std::to_string(theme.number)},
                                           {"owner", std::to_string(doing().by)},
                                           {"keep_as_it_is", "yes"}});
    }
};

constexpr auto first_sentence = "Homecare workers ring the person when a visit will be late";
constexpr auto second_sentence = "The care agency telephones people if the carer is delayed";

}  // namespace

TEST_SUITE("loop: seen before") {
    TEST_CASE("who writes down what was said before is shown it, with what was done then and whether it held") {
        Twice at;
        auto const earlier = at.learned(first_sentence);
        at.write([&](store::Writing& db) {
            Action action;
            action.what = "Remind the agencies";
            action.owner = at.member(people::esther).id;
            action.due = action.added_on = at.clock.today();
            add_action(db, earlier, action, at.doing());
        });
        at.clock.pass(std::chrono::hours(24 * 400));
        auto const answer = at.write_down(second_sentence);
        REQUIRE(answer.status == 303);
        CHECK(answer.location == "/learning-points/2/seen-before");
        auto const page = at.as(people::esther).get(answer.location);
        CHECK(page.says("Was this said before?"));
        CHECK(page.says(first_sentence));
        CHECK(page.says("“telephones” and “ring”"));
        CHECK(page.says("Remind the agencies (weak, not done"));
        CHECK(page.says("Not proved"));
    }

    TEST_CASE("a link makes one story of the two, stands once, and can be taken back") {
        Twice at;
        at.learned(first_sentence);
        at.clock.pass(std::chrono::hours(24 * 400));
        at.learned(second_sentence);
        auto const esther = at.as(people::esther);
        auto const ticked = esther.post("/learning-points/2/seen-before", {{"same", "learning_point.1"}});
        CHECK(ticked.status == 303);
        CHECK(esther.get("/learning-points/2").says("What happened then"));
        CHECK(esther.get("/learning-points/1").says("It was said again later"));
        CHECK(esther.get("/learning-points/2/seen-before").says("Nothing earlier is alike, or it is linked already"));
        auto const linked = at.write([&](store::Writing& db) {
            return link_said(db, {said(Id<LearningPoint>{1}), at.clock.today()},
                             {said(Id<LearningPoint>{2}), at.clock.today()}, 0.5, at.doing());
        });
        CHECK_FALSE(linked);
        esther.post("/learning-points/1/said-before/remove", {{"other", "learning_point.2"}});
        CHECK_FALSE(esther.get("/learning-points/2").says("What happened then"));
        CHECK(esther.post("/learning-points/1/said-before/remove", {{"other", "rubbish"}}).status == 404);
    }

    TEST_CASE("none of these is an answer, and no answer is asked for again") {
        Twice at;
        at.learned(first_sentence);
        at.learned(second_sentence);
        auto const esther = at.as(people::esther);
        CHECK(esther.post("/learning-points/2/seen-before").status == 422);
        CHECK(esther.post("/learning-points/2/seen-before", {{"none", "yes"}}).location == "/learning-points/2");
        CHECK(esther.post("/learning-points/2/seen-before", {{"same", "signal.99"}}).status == 303);
        CHECK(at.read([](store::Reading& db) { return said_before(db, {SaidAs::learning_point, 2}); }).empty());
    }

    TEST_CASE("a recommendation that was read in or logged is compared too, other signals are not") {
        Twice at;
        at.heard(first_sentence);
        at.heard("Homecare workers ring when the visit is late", SignalKind::complaint);
        auto const page = at.as(people::callum).get("/seen-before?text=Carers+telephone+if+a+visit+is+delayed");
        CHECK(page.says(first_sentence));
        CHECK_FALSE(page.says("Homecare workers ring when the visit is late"));
        CHECK(page.says("No learning point has come of it"));
    }

    TEST_CASE("what a learning point came from is not said before it, and the very same words stand once") {
        Twice at;
        auto const from = at.heard(first_sentence);
        at.heard(first_sentence);
        at.heard(first_sentence);
        auto const point = at.learned(second_sentence);
        auto const count_of = [](std::string const& body) {
            int count = 0;
            for (auto at_ = body.find("name=\"same\""); at_ != std::string::npos;
                 at_ = body.find("name=\"same\"", at_ + 1)) {
                ++count;
            }
            return count;
        };
        auto const path = "/learning-points/1/seen-before";
        CHECK(count_of(at.as(people::esther).get(path).body) == 1);
        at.write([&](store::Writing& db) {
            for (auto const signal : {from.number, from.number + 1, from.number + 2}) {
                join(db, point, {signal}, at.clock.now(), -1);
            }
        });
        CHECK(count_of(at.as(people::esther).get(path).body) == 0);
    }

    TEST_CASE("nothing alike is said in plain words, and leads to the page itself") {
        Twice at;
        at.learned(first_sentence);
        CHECK(at.write_down("Chronologies are four pages long").location == "/learning-points/2");
        CHECK(at.as(people::callum).get("/seen-before?text=purple+elephants").says("is no proof that nobody said it"));
        CHECK(at.as(people::callum).get("/seen-before").status == 200);
        CHECK(at.as(people::callum).get("/seen-before?text=" + std::string(6000, 'y')).status == 200);
    }

    TEST_CASE("what must be kept from a worker is not among what is alike") {
        Twice at;
        at.heard(first_sentence, SignalKind::recommendation, true);
        CHECK_FALSE(at.as(people::callum).get("/seen-before?text=visit+late+ring+homecare").says(first_sentence));
        CHECK(at.as(people::dev).get("/seen-before?text=visit+late+ring+homecare").says(first_sentence));
        CHECK_FALSE(at.as(people::frank).get("/seen-before?text=visit+late+ring+homecare").says(first_sentence));
        CHECK(at.as(people::callum).get("/signals/1/seen-before").status == 404);
    }

    TEST_CASE("a new wording is compared from the next question on") {
        Twice at;
        auto const id = at.learned(first_sentence);
        CHECK(at.as(people::callum).get("/seen-before?text=visit+late+ring").says(first_sentence));
        at.write([&](store::Writing& db) {
            auto point = story_there(db, id).point;
            point.sentence = "Chronologies are four pages long";
            reword(db, id, point, {}, point.version, at.doing());
        });
        CHECK_FALSE(at.as(people::callum).get("/seen-before?text=visit+late+ring").says("Learning point,"));
        CHECK(at.as(people::callum).get("/seen-before?text=chronologies+pages").says("Chronologies are four"));
    }

    TEST_CASE("whether it held is said of each way that a story can stand") {
        Story story;
        CHECK(whether_it_held(story, Day{}).badge == "Not proved");
        story.point.standing = Standing::reopened;
        Reopening again;
        again.cause = ReopeningCause::lapsed;
        story.reopenings.push_back(again);
        CHECK(whether_it_held(story, Day{}).badge == "Lapsed");
        story.reopenings.back().cause = ReopeningCause::recurrence;
        CHECK(whether_it_held(story, Day{}).badge == "Reopened");
        story.point.standing = Standing::closed;
        story.closings.emplace_back();
        CHECK(whether_it_held(story, Day{}).badge == "Closed without proof");
    }
}
