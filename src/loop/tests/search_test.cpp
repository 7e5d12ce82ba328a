#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/learning/learning_store.hpp"
#include "loop/pages.hpp"
#include "loop/search/search_marks.hpp"
#include "loop/search/search_texts.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct Searching : people::Stage {
    Searching() { mount(loop::mount); }

    Id<Signal> heard(std::string const& said, bool kept = false, SignalKind kind = SignalKind::complaint) {
        Signal signal;
        signal.kind = kind;
        signal.said = said;
        signal.heard_on = clock.today();
        signal.kept_from_worker = kept;
        signal.recorded_at = clock.now();
        return write([&](store::Writing& db) { return tell(db, signal); });
    }

    Doing doing() { return {clock.today(), clock.now(), member(people::esther).id.number}; }

    Id<LearningPoint> learned(std::string const& sentence) {
        return write([&](store::Writing& db) {
            Theme theme;
            theme.name = "Late visits";
            theme.definition = "late";
            theme.owner = member(people::esther).id;
            LearningPoint point;
            point.sentence = sentence;
            point.theme = add_theme(db, theme);
            point.owner = theme.owner;
            return add_learning_point(db, point, {}, doing());
        });
    }
};

}  // namespace

TEST_SUITE("loop: search") {
    TEST_CASE("staff find a signal, a learning point and an action by their words, with the words marked") {
        Searching at;
        at.heard("The carer's visit was late");
        auto const point = at.learned("Everybody is rung when a visit is late");
        at.write([&](store::Writing& db) {
            Action action;
            action.what = "Show late visits on the rota";
            action.owner = at.member(people::esther).id;
            action.due = action.added_on = at.clock.today();
            add_action(db, point, action, at.doing());
        });
        auto const page = at.as(people::callum).get("/search?q=Visits+late");
        CHECK(page.status == 200);
        CHECK(page.says("3 found, the newest first."));
        CHECK(page.body.find("<mark>visit</mark>") != std::string::npos);
        CHECK(page.says("Learning point"));
        CHECK(page.says("Action"));
        CHECK(at.as(people::callum).get("/search?q=late&kind=action").says("1 found"));
        CHECK(at.as(people::callum).get("/search?q=late&kind=nonsense").says("3 found"));
    }

    TEST_CASE("what must be kept from a worker cannot be found, counted or guessed by one") {
        Searching at;
        at.heard("Zebra crossing in the hall", true);
        at.heard("A quiet street");
        auto const callum = at.as(people::callum);
        CHECK(callum.get("/search?q=zebra").says("Nothing that you may see has all of these words"));
        CHECK(callum.get("/search?q=zebra").text() == [&] {
            auto text = callum.get("/search?q=unicorn").text();
            return text;
        }());
        CHECK_FALSE(callum.get("/search?q=zebra&kind=complaint").says("1 found"));
        CHECK(at.as(people::dev).get("/search?q=zebra").says("1 found"));
        CHECK(at.as(people::dev).get("/search?q=zebra").says("Kept from the worker"));
        CHECK(at.as(people::frank).get("/search?q=quiet").says("Nothing that you may see"));
    }

    TEST_CASE("what was typed is shown as typed, and never runs") {
        Searching at;
        at.heard("<script>alert(1)</script> came late & \"loud\"");
        auto const page = at.as(people::callum).get("/search?q=%3Cscript%3Ealert%281%29+late");
        CHECK(page.body.find("<script>alert") == std::string::npos);
        CHECK(page.body.find("&lt;<mark>script</mark>&gt;<mark>alert</mark>(<mark>1</mark>)") != std::string::npos);
        CHECK(page.body.find("value=\"&lt;script&gt;alert(1) late\"") != std::string::npos);
        CHECK(at.as(people::callum).get("/search?q=the+was").says("There is no word in that to look for"));
        CHECK(at.as(people::callum).get("/search").status == 200);
        CHECK(at.as(people::callum).get("/search?q=" + std::string(3000, 'x') + "&below=-1&kind=%3C").status == 200);
    }

    TEST_CASE("fifty are shown and the older ones stand on the next page") {
        Searching at;
        for (int i = 0; i < 53; ++i) {
            at.heard(fmt::format("Late visit number {}", i));
        }
        auto const page = at.as(people::callum).get("/search?q=late");
        CHECK(page.says("More than 50. The newest are shown."));
        auto const begin = page.body.find("/search?q=late");
        REQUIRE(begin != std::string::npos);
        auto href = page.body.substr(begin, page.body.find('"', begin) - begin);
        for (auto amp = href.find("&amp;"); amp != std::string::npos; amp = href.find("&amp;")) {
            href.replace(amp, 5, "&");
        }
        auto const older = at.as(people::callum).get(href);
        CHECK(older.says("The last 3."));
        CHECK(older.says("Late visit number 0"));
    }

    TEST_CASE("a learning point that is worded anew is found by what it says now") {
        Searching at;
        auto const id = at.learned("Everybody is rung when a visit is late");
        at.write([&](store::Writing& db) {
            auto point = story_there(db, id).point;
            point.sentence = "Everybody is told within ten minutes";
            reword(db, id, point, {}, point.version, at.doing());
        });
        CHECK(at.as(people::callum).get("/search?q=minutes").says("1 found"));
        CHECK(at.as(people::callum).get("/search?q=rung").says("Nothing that you may see"));
    }

    TEST_CASE("records that were there before the search are put in once, however often it is asked") {
        Searching at;
        at.heard("The carer's visit was late");
        at.learned("Everybody is rung");
        store::housekeeping(*at.store, store::thornmere, [](store::Writing& db) {
            store::take_out(db, subject::signal, 1);
            store::take_out(db, subject::learning_point, 1);
        });
        CHECK(at.as(people::callum).get("/search?q=late").says("Nothing that you may see"));
        CHECK(catch_up_search(*at.store, store::thornmere) == 2);
        CHECK(catch_up_search(*at.store, store::thornmere) == 0);
        CHECK(at.as(people::callum).get("/search?q=late").says("1 found"));
        CHECK(at.as(people::callum).get("/search?q=rung").says("1 found"));
    }

    TEST_CASE("who may see neither signals nor learning points has no search box") {
        Searching at;
        CHECK(at.as(people::callum).get("/home").body.find("action=\"/search\"") != std::string::npos);
        CHECK(at.as(people::mo).get("/home").body.find("action=\"/search\"") == std::string::npos);
    }

    TEST_CASE("of a long text the part with the words is shown") {
        std::string text;
        for (int i = 0; i < 300; ++i) {
            text += "and so on ";
        }
        text += "the <zebra> crossed the road";
        auto const shown = marked(text, {"zebra"}, 100).text;
        CHECK(shown.find("&lt;<mark>zebra</mark>&gt;") != std::string::npos);
        CHECK(shown.size() < 200);
        CHECK(shown.starts_with("… "));
        CHECK(marked("a & b", {}, 100).text == "a &amp; b");
        CHECK(marked("", {"x"}, 10).text.empty());
        CHECK(marked(std::string(500, 'x'), {"x"}, 100).text.size() < 120);
    }
}
