#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/voices_store.hpp"
#include "loop/heard/signal_store.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

struct VoicesStage : Stage {
    Id<loop::Service> homecare;
    WorkingDays const days{};

    VoicesStage() {
        mount(complaints::mount);
        homecare = write([&](store::Writing& db) { return loop::add_service(db, "Homecare", clock.now(), -1); });
    }

    Id<Case> heard(Kind kind, int days_ago, bool kept = false, std::string name = "Amira Haddad") {
        Received received;
        received.said.kind = kind;
        received.said.said = "Nobody came in the evening.";
        received.said.received_on = clock.today() - days_ago;
        received.said.received_at = start_of(received.said.received_on) + std::chrono::hours(10);
        received.said.kept_from_worker = kept;
        received.said.service = homecare.number;
        received.teller.name = std::move(name);
        Id<Case> const id{++last_};
        write([&](store::Writing& db) { receive(db, received, id, "none", {0, received.said.received_at, days}); });
        return id;
    }
    Watch watch(bool see_kept = true) {
        return read([&](store::Reading& db) { return watch_concerns(db, clock.today(), see_kept); });
    }
    /// One concern long ago, so that earlier days are known.
    void know_earlier_days() { heard(Kind::compliment, 700); }

private:
    std::int64_t last_ = 1000;
};

}  // namespace

TEST_SUITE("complaints: voices") {
    TEST_CASE("concerns, complaints and compliments stand beside each other with their ratio and its interval") {
        VoicesStage stage;
        for (int i = 0; i < 3; ++i) {
            stage.heard(Kind::concern, 5 + i);
        }
        stage.heard(Kind::complaint, 20);
        stage.heard(Kind::complaint, 21);
        stage.heard(Kind::compliment, 22);
        auto const page = stage.as(people::dev).get("/voices");
        CHECK(page.status == 200);
        CHECK(page.says("there were 1.5 concerns for each complaint (3 and 2; likely 0.3 to 7.5)"));
        CHECK(page.says("Homecare 3 2 1.5 0.3 to 7.5 1 6 17%"));
        CHECK(page.says("0 of the 3 concerns came without a name"));
        auto const csv = stage.as(people::dev).get("/voices.csv?table=by-service");
        CHECK(csv.body.find("Homecare,3,2,1.5,0.3 to 7.5,1,6") != std::string::npos);
        CHECK(stage.as(people::dev).get("/voices.xlsx?table=by-team-or-provider").status == 200);
        CHECK(stage.as(people::dev).get("/voices.csv?table=nothing").status == 404);
    }

    TEST_CASE("an anonymous concern is kept, and counted as one without a name") {
        VoicesStage stage;
        stage.heard(Kind::concern, 3, false, "");
        stage.heard(Kind::concern, 3);
        CHECK(stage.as(people::dev).get("/voices").says("1 of the 2 concerns came without a name"));
    }

    TEST_CASE("what is kept from a worker is in no count, chart or file of those who may not see it") {
        VoicesStage stage;
        stage.know_earlier_days();
        stage.heard(Kind::complaint, 4);
        auto const pages = {"/voices",
                            "/voices?period=36",
                            "/voices/patterns",
                            "/voices.csv?table=by-service",
                            "/voices.csv?table=by-team-or-provider",
                            "/voices.csv?period=3&table=by-service"};
        std::vector<std::string> before;
        for (auto const* const path : pages) {
            before.push_back(stage.as(people::callum).get(path).body);
        }
        auto const forget_keys = [](std::string text) {
            for (std::size_t at = 0; (at = text.find("value=\"", at)) != std::string::npos; at += 7) {
                text.erase(at + 7, text.find('"', at + 7) - at - 7);
            }
            return text;
        };
        for (int i = 0; i < 9; ++i) {
            stage.heard(Kind::concern, 3 + i, true, i % 2 == 0 ? "" : "Amira Haddad");
        }
        std::size_t at = 0;
        for (auto const* const path : pages) {
            CHECK_MESSAGE(forget_keys(stage.as(people::callum).get(path).body) == forget_keys(before[at]), path);
            ++at;
        }
        CHECK(stage.as(people::lena).get("/voices").says("9 of the 9") == false);
        CHECK(stage.as(people::lena).get("/voices").says("5 of the 9 concerns came without a name"));
        CHECK(stage.as(people::lena).get("/voices/patterns").says("9 concerns in 28 days"));
        CHECK(stage.as(people::dev).get("/voices/patterns").says("Some are kept from the worker"));
    }

    TEST_CASE("what a machine seems to have sent and what was no message is nobody's voice") {
        VoicesStage stage;
        auto const id = stage.heard(Kind::concern, 2);
        stage.heard(Kind::concern, 2);
        stage.write([&](store::Writing& db) {
            auto const story = *find_story(db, id, true);
            close(db, story, {Ending::not_a_message, stage.clock.today(), "Advertising."},
                  {stage.member(people::dev).id.number, stage.clock.now(), stage.days});
        });
        CHECK(stage.as(people::dev).get("/voices").says("of the 1 concern came without a name"));
    }

    TEST_CASE("a pattern of concerns is seen before anybody complains, and one press sends it into the loop") {
        VoicesStage stage;
        stage.know_earlier_days();
        for (int i = 0; i < 5; ++i) {
            stage.heard(Kind::concern, 3 + 4 * i);
        }
        auto const page = stage.as(people::callum).get("/voices/patterns");
        CHECK(page.says("5 concerns in 28 days, 0.0 expected; by chance"));
        CHECK(page.says("Nobody has complained in that time."));
        CHECK(!page.says("Amira"));
        auto const sent = stage.as(people::callum)
                              .post("/voices/patterns",
                                    {{"by", "service"}, {"about", fmt::format("{}", stage.homecare.number)}});
        CHECK(sent.status == 303);
        CHECK(stage.as(people::callum).get("/voices/patterns").says("It is in the loop as a signal"));
        auto const signals = stage.read([&](store::Reading& db) { return loop::list_signals(db, {}, 20); });
        REQUIRE(!signals.empty());
        CHECK(signals.front().said.starts_with("A pattern of concerns about Homecare: 5 concerns in 28 days"));
        CHECK(signals.front().service == stage.homecare);
        CHECK(!signals.front().kept_from_worker);
    }

    TEST_CASE("a pattern that stands only with concerns kept from a worker becomes a signal that is kept too") {
        VoicesStage stage;
        stage.know_earlier_days();
        for (int i = 0; i < 5; ++i) {
            stage.heard(Kind::concern, 3 + 4 * i, true);
        }
        std::vector<web::Field> const press{{"by", "service"}, {"about", fmt::format("{}", stage.homecare.number)}};
        CHECK(stage.as(people::callum).post("/voices/patterns", press).status == 404);
        CHECK(stage.as(people::dev).post("/voices/patterns", press).status == 303);
        auto const count = [&](bool see_kept) {
            loop::SignalFilter filter;
            filter.see_kept_from_worker = see_kept;
            filter.kind = loop::SignalKind::observation;
            return stage.read([&](store::Reading& db) { return loop::count_signals(db, filter); });
        };
        CHECK(count(false) == 0);
        CHECK(count(true) == 1);
        CHECK(!stage.as(people::callum).get("/voices/patterns").says("It is in the loop as a signal"));
        CHECK(stage.as(people::dev).post("/voices/patterns", press).status == 303);
        CHECK(count(true) == 1);
    }

    TEST_CASE("a pattern that stands without them is sent without them, so that everybody may know of it") {
        VoicesStage stage;
        stage.know_earlier_days();
        for (int i = 0; i < 6; ++i) {
            stage.heard(Kind::concern, 3 + 3 * i, i == 0);
        }
        stage.as(people::dev)
            .post("/voices/patterns", {{"by", "service"}, {"about", fmt::format("{}", stage.homecare.number)}});
        auto const signals = stage.read([&](store::Reading& db) { return loop::list_signals(db, {}, 20); });
        CHECK(signals.front().said.find("5 concerns in 28 days") != std::string::npos);
    }

    TEST_CASE("a provider's concerns make a pattern too, once they are put down as about it") {
        VoicesStage stage;
        stage.know_earlier_days();
        stage.as(people::dev).post("/voices/teams-and-providers", {{"name", "Swan Homecare"}, {"sort", "provider"}});
        auto const there = stage.read([](store::Reading& db) { return all_spoken_about(db); });
        REQUIRE(there.size() == 1);
        for (int i = 0; i < 5; ++i) {
            auto const id = stage.heard(Kind::concern, 3 + 4 * i);
            auto const path = fmt::format("/complaints/{}/team-or-provider", id.number);
            auto const version = stage.as(people::dev).get(path).field("version");
            CHECK(stage.as(people::dev)
                      .post(path, {{"about", fmt::format("{}", there[0].id.number)}, {"version", version}})
                      .status == 303);
        }
        CHECK(stage.as(people::dev).get("/voices/patterns").says("Swan Homecare 5 0.0"));
        CHECK(stage.as(people::dev).get("/voices").says("Swan Homecare 5 0"));
        auto const again =
            stage.as(people::dev).post("/voices/teams-and-providers", {{"name", "SWAN homecare"}, {"sort", "team"}});
        CHECK(again.status == 422);
        CHECK(again.says("This name is there already"));
    }

    TEST_CASE("the rule of patterns is the council's own, and says what it costs") {
        VoicesStage stage;
        auto const esther = stage.as(people::esther);
        CHECK(esther.get("/voices/patterns/rule").field("fewest") == "3");
        CHECK(esther.post("/voices/patterns/rule", {{"fewest", "1"}, {"false_alarms", "4"}}).status == 422);
        CHECK(esther.post("/voices/patterns/rule", {{"fewest", "5"}, {"false_alarms", "1"}}).status == 303);
        CHECK(stage.watch().rule == PatternRule{5, 1});
        CHECK(stage.as(people::callum).get("/voices/patterns/rule").status == 403);
    }

    TEST_CASE("while too little is known of earlier days, no pattern is claimed") {
        VoicesStage stage;
        for (int i = 0; i < 6; ++i) {
            stage.heard(Kind::concern, i);
        }
        CHECK(stage.as(people::dev).get("/voices/patterns").says("until then nobody can say what is usual"));
    }
}
