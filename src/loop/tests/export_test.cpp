#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct Lists : people::Stage {
    Lists() {
        mount(loop::mount);
        hear("=cmd|' /C calc'!A0", false);
        hear("I am afraid of my worker", true);
        write([&](store::Writing& db) {
            Theme theme;
            theme.name = "Late homecare visits";
            theme.definition = "A visit began more than 30 minutes late";
            theme.owner = member(people::dev).id;
            add_theme(db, theme);
        });
    }

    void hear(std::string const& said, bool kept) {
        Signal signal;
        signal.kind = SignalKind::concern;
        signal.said = said;
        signal.heard_on = clock.today();
        signal.kept_from_worker = kept;
        signal.recorded_at = clock.now();
        write([&](store::Writing& db) { tell(db, signal); });
    }

    std::vector<store::NotedEvent> exported(std::string const& subject) {
        return read([&](store::Reading& db) { return store::events_of(db, subject, 0); });
    }
};

}  // namespace

TEST_SUITE("loop: exports") {
    TEST_CASE("a list of signals is taken away as CSV, and the log says which filter and how many rows") {
        Lists lists;
        auto const answer = lists.as(people::dev).post("/signals/export", {{"kind", "concern"}, {"format", "csv"}});
        CHECK(answer.status == 200);
        CHECK(answer.header("content-type") == "text/csv; charset=utf-8");
        CHECK(answer.header("content-disposition") == "attachment; filename=\"heed-thornmere-signals-2026-11-23.csv\"");
        CHECK(answer.body.find(",I am afraid of my worker,Concern,Not known,2026-11-23,Heard\r\n1,") !=
              std::string::npos);
        CHECK(answer.body.find(",'=cmd|") != std::string::npos);
        auto const events = lists.exported("signal");
        REQUIRE(events.size() == 1);
        CHECK(events.front().what == "exported");
        CHECK(events.front().detail == "csv, 2 rows, kind=concern");
    }

    TEST_CASE("what is kept from workers is in no file of those who may not see it, and the file says so") {
        Lists lists;
        auto const answer = lists.as(people::callum).post("/signals/export", {{"format", "csv"}});
        CHECK(answer.status == 200);
        CHECK(answer.body.find("afraid") == std::string::npos);
        CHECK(answer.body.find("Signals that are kept from a worker are not in this file.") != std::string::npos);
        CHECK(lists.exported("signal").front().detail == "csv, 1 row, everything");
    }

    TEST_CASE("learning points and themes are taken away too, also as XLSX") {
        Lists lists;
        auto const themes = lists.as(people::callum).post("/themes/export", {{"format", "csv"}});
        CHECK(themes.body.find("Late homecare visits,A visit began more than 30 minutes late,Dev Okafor,0\r\n") !=
              std::string::npos);
        auto const points = lists.as(people::esther).post("/learning-points/export", {{"format", "xlsx"}});
        CHECK(points.status == 200);
        CHECK(points.body.starts_with("PK"));
        CHECK(lists.exported("learning_point").size() == 1);
    }

    TEST_CASE("a form that is sent twice gives the file twice and leaves one event; looking leaves none") {
        Lists lists;
        auto const dev = lists.as(people::dev);
        auto request = dev.request(web::Method::post, "/themes/export", {{"format", "csv"}});
        auto const first = lists.send(request);
        auto const again = lists.send(request);
        CHECK(first.body == again.body);
        CHECK(lists.exported("theme").size() == 1);
        CHECK(dev.get("/signals?kind=concern").body.find("action=\"/signals/export\"") != std::string::npos);
        CHECK(lists.exported("signal").empty());
    }

    TEST_CASE("who may not see signals takes none away") {
        Lists lists;
        CHECK(lists.as(people::mo).post("/signals/export", {{"format", "csv"}}).status == 403);
        CHECK(lists.as(people::frank).post("/signals/export", {{"format", "csv"}}).body.find("afraid") ==
              std::string::npos);
    }
}
