#include "loop/told/said_and_done.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/told/public_standing.hpp"
#include "loop/told/telling.hpp"
#include "people/settings.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

using Typings = std::vector<web::Field>;

Typings public_words(std::string const& did = "The rota system now rings people before a late visit.") {
    return {{"theme", "Late visits"},
            {"said", "Visits came late and people were not rung."},
            {"did", did},
            {"looked_for", "whether people were rung before a late visit"}};
}

Typings approved(Typings fields) {
    fields.push_back({"step", "publish"});
    return fields;
}

/// Learning points about late visits in Homecare, as far as one wants them.
struct Public_stage : people::Stage {
    Id<Service> homecare;
    Id<Theme> theme;
    std::int64_t esther = member(people::esther).id.number;
    std::int64_t letters = 0;

    Public_stage() {
        mount(loop::mount);
        write([&](store::Writing& db) {
            homecare = add_service(db, "Homecare", clock.now(), -1);
            Theme about;
            about.name = "Late visits";
            about.owner = {esther};
            theme = add_theme(db, about);
        });
    }

    Doing doing() { return {clock.today(), clock.now(), esther}; }

    void heard(int times, bool kept = false) {
        write([&](store::Writing& db) {
            for (int i = 0; i < times; ++i) {
                Signal signal;
                signal.kind = SignalKind::complaint;
                signal.source = "public_letter";
                signal.source_id = ++letters;
                signal.said = "My old mother waited alone in the dark hall on Friday";
                signal.service = homecare;
                signal.heard_on = clock.today();
                signal.recorded_at = clock.now();
                signal.kept_from_worker = kept;
                auto const id = loop::tell(db, signal);
                link_to_theme(db, id, theme, clock.today(), clock.now(), esther);
            }
        });
    }

    Id<LearningPoint> learn() {
        return write([&](store::Writing& db) {
            LearningPoint learned;
            learned.sentence = "Every late visit is phoned through within 30 minutes";
            learned.theme = theme;
            learned.service = homecare;
            learned.owner = {esther};
            return add_learning_point(db, learned, {}, doing());
        });
    }

    void close(Id<LearningPoint> point) {
        write([&](store::Writing& db) { close_without_proof(db, point, "The provider of Mrs Amber left", doing()); });
    }

    Id<LearningPoint> closed() {
        auto const point = learn();
        close(point);
        return point;
    }

    /// Two kinds of proof hold 60 days later, or do not.
    Id<LearningPoint> proved(std::int64_t seen = 20) {
        auto const point = learn();
        auto const begin = clock.today();
        std::vector<Id<Proof>> proofs;
        write([&](store::Writing& db) {
            for (auto const kind : {ProofKind::records, ProofKind::experience}) {
                Proof proof;
                proof.kind = kind;
                proof.would_see = "what only staff should read";
                proof.sample = 24;
                proof.at_least = 18;
                proof.due = begin + 60;
                proof.promised_on = begin;
                proofs.push_back(add_promise(db, point, proof, doing()));
            }
        });
        clock.pass(std::chrono::hours(1));
        write([&](store::Writing& db) {
            Action action;
            action.what = "The secret plan of staff";
            action.owner = {esther};
            action.due = begin;
            mark_done(db, point, add_action(db, point, action, doing()), begin, doing());
        });
        clock.move_to(begin + 60);
        for (auto const proof : proofs) {
            clock.pass(std::chrono::minutes(1));
            write([&](store::Writing& db) {
                ProofResult result;
                result.proof = proof;
                result.made_on = clock.today();
                result.seen = seen;
                result.looked_at = 24;
                result.result = seen >= 18 ? Verdict::holds : Verdict::does_not_hold;
                add_result(db, point, result, doing());
            });
        }
        return point;
    }

    std::string path(Id<LearningPoint> point) { return fmt::format("/learning-points/{}", point.number); }
    people::Answer publish_it(Id<LearningPoint> point, Typings const& fields) {
        return as(people::esther).post(path(point) + "/publish", fields);
    }
    people::Answer page(std::string const& query = "") { return anybody().get("/you-said-we-did" + query); }
};

}  // namespace

TEST_SUITE("loop: you said, we did") {
    TEST_CASE("nothing stands there before a person has looked at it and put it there") {
        Public_stage stage;
        stage.heard(7);
        auto const point = stage.proved();
        CHECK(stage.page().says("None yet"));
        auto const preview = stage.publish_it(point, public_words());
        CHECK(preview.status == 200);
        CHECK(preview.says("About 5 people told us."));
        CHECK(stage.page().says("None yet"));
        CHECK(stage.publish_it(point, approved(public_words())).status == 303);
        auto const page = stage.page();
        CHECK(page.says("Late visits It works"));
        CHECK(page.says("We promised to check whether people were rung before a late visit."));
        CHECK(page.says("We looked at 24 records: 20 showed it; the true share is likely between 64% and 93%."));
        CHECK(page.says("2027: 1"));
        CHECK(stage.publish_it(point, approved(public_words())).status == 409);
        CHECK(stage.as(people::callum).get(stage.path(point) + "/publish").status == 403);
    }

    TEST_CASE("the page and the story by quarter say nothing that staff wrote for staff, and no day") {
        Public_stage stage;
        stage.heard(2);
        stage.publish_it(stage.proved(), approved(public_words()));
        auto const page = stage.anybody().get("/you-said-we-did/1");
        CHECK(page.status == 200);
        CHECK(page.says("October to December 2026 We wrote down what should be different. We changed something."));
        CHECK(page.says("January to March 2027"));
        CHECK(page.says("Fewer than 5 people told us."));
        for (auto const* hidden :
             {"secret plan", "only staff", "phoned through", "22 January", "November 2026 at", "Esther", "dark hall"}) {
            CHECK_FALSE(page.says(hidden));
            CHECK_FALSE(stage.page().says(hidden));
        }
    }

    TEST_CASE("what failed says so with its numbers, and what comes back says so by itself") {
        Public_stage stage;
        stage.heard(1);
        stage.publish_it(stage.proved(6), approved(public_words()));
        CHECK(stage.page().says("It does not work well enough yet"));
        CHECK(stage.page().says("24 people who draw on care: 6 said so"));
        auto const point = stage.proved();
        stage.publish_it(point, approved(public_words()));
        CHECK(stage.page().says("It works"));
        stage.clock.move_to(stage.clock.today() + 30);
        stage.heard(1);
        CHECK(stage.page().says("It came back"));
        CHECK_FALSE(stage.page().says("It works"));
        CHECK(stage.page().says("We opened it again in April to June 2027. We are working on it."));
    }

    TEST_CASE("what is still being worked on cannot be published, and what was closed without proof says so") {
        Public_stage stage;
        auto const point = stage.learn();
        CHECK(stage.as(people::esther).get(stage.path(point) + "/publish").status == 409);
        stage.close(point);
        CHECK(stage.publish_it(point, approved(public_words())).status == 303);
        CHECK(stage.page().says("Closed without proof"));
        CHECK(stage.page().says("without showing that it works"));
        CHECK_FALSE(stage.page().says("Amber"));
    }

    TEST_CASE("what was rejected is published with the reason that was given for the public") {
        Public_stage stage;
        auto const point = stage.closed();
        auto story = stage.read([&](store::Reading& db) { return story_there(db, point); });
        DecisionCard card;
        card.decision = Decision::rejected;
        card.reason = "The rooms are not ours.";
        card.decided_on = stage.clock.today();
        story.decisions.push_back(card);
        CHECK(public_standing(story, stage.clock.today()) == PublicStanding::rejected);
        auto const says = said_of_standing(story, stage.clock.today(), {});
        REQUIRE(says.size() == 2);
        CHECK(says[0] == "The rooms are not ours.");
        CHECK(says[1] == "This was decided in October to December 2026.");
    }

    TEST_CASE("publishing is refused where a case could be recognised") {
        Public_stage stage;
        stage.heard(1);
        auto const point = stage.closed();
        auto const quoted = stage.publish_it(
            point, approved(public_words("We heard of an old mother waited alone in the dark hall and changed it.")));
        CHECK(quoted.status == 422);
        CHECK(quoted.says("“old mother waited alone in the” is what somebody told us"));
        auto const named = stage.publish_it(point, approved(public_words("We wrote to Marjorie about it.")));
        CHECK(named.status == 422);
        CHECK(named.says("“Marjorie” looks like a name"));
        CHECK(stage.publish_it(point, approved(public_words("Ring 07700 900123."))).status == 422);
        CHECK(stage.publish_it(point, approved(public_words(""))).status == 422);
        CHECK(stage.page().says("None yet"));
    }

    TEST_CASE("people of whom nobody may know are not counted, and the council sets what is few") {
        Public_stage stage;
        stage.heard(4);
        stage.heard(4, true);
        auto const point = stage.closed();
        CHECK(stage.publish_it(point, public_words()).says("Fewer than 5 people told us."));
        store::housekeeping(*stage.store, store::thornmere,
                            [](store::Writing& db) { people::set_setting(db, "public_fewest", "3"); });
        CHECK(stage.publish_it(point, public_words()).says("About 5 people told us."));
    }

    TEST_CASE("taken off, it is gone from the list, its own page and the feed at once") {
        Public_stage stage;
        auto const point = stage.closed();
        stage.publish_it(point, approved(public_words()));
        auto const feed = stage.anybody().get("/you-said-we-did.atom");
        CHECK(feed.header("content-type").starts_with("application/atom+xml"));
        CHECK(feed.body.find("<title>Late visits</title>") != std::string::npos);
        CHECK(stage.as(people::esther).post(stage.path(point) + "/take-off", {{"reason", ""}}).status == 422);
        CHECK(stage.as(people::esther).post(stage.path(point) + "/take-off", {{"reason", "Said wrongly"}}).status ==
              303);
        CHECK(stage.anybody().get("/you-said-we-did/1").status == 404);
        CHECK(stage.page().says("None yet"));
        CHECK(stage.anybody().get("/you-said-we-did.atom").body.find("Late visits") == std::string::npos);
        CHECK(stage.as(people::esther).get(stage.path(point) + "/take-off").status == 409);
        CHECK(stage.publish_it(point, approved(public_words())).status == 303);
    }

    TEST_CASE("a long page goes on, each item stands on one page only, and none is said where there is none") {
        Public_stage stage;
        for (int i = 0; i < 25; ++i) {
            auto const point = stage.closed();
            stage.write([&](store::Writing& db) {
                SaidAndDone item;
                item.learning_point = point;
                item.year = i < 5 ? 2024 : 2026;
                item.service = stage.homecare;
                item.theme = fmt::format("Item {:02}.", i);
                item.said = "Said.";
                item.did = "Done.";
                publish(db, item, stage.doing());
            });
        }
        auto const first = stage.page();
        auto const at = first.body.find("after=");
        REQUIRE(at != std::string::npos);
        auto const second = stage.page("?" + first.body.substr(at, first.body.find('"', at) - at));
        for (int i = 0; i < 25; ++i) {
            auto const name = fmt::format("Item {:02}.", i);
            CHECK(first.says(name) != second.says(name));
        }
        CHECK(first.says("2026: 20 2025: none 2024: 5"));
        CHECK(stage.page("?year=2024").says("What was closed in 2024."));
        CHECK(stage.page("?year=2025").says("None: nothing was closed in 2025 and published here."));
        CHECK(stage.page("?year=nonsense&service=-1&after=x.y").status == 200);
        CHECK(stage.as(people::frank).get("/you-said-we-did").says("None yet"));
    }
}
