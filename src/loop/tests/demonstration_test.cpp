#include "loop/demonstration/demonstration.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct Tallied {
    std::int64_t theme = 0;
    bool kept_from_worker = false;
    Stage stage = Stage::heard;
    SignalKind kind = SignalKind::observation;
    std::int64_t service = 0;
    std::int64_t number = 0;
    bool operator==(Tallied const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tallied, (), (theme, kept_from_worker, stage, kind, service, number))

std::vector<Tallied> kept(store::Reading& db) {
    return store::rows<Tallied>(db,
                                "select theme, kept_from_worker, stage, kind, service, number from signal_tallies"
                                " where council = :council and number <> 0"
                                " order by theme, kept_from_worker, stage, kind, service",
                                db.council());
}

std::vector<Tallied> counted_anew(store::Reading& db) {
    return store::rows<Tallied>(
        db,
        "select theme, kept_from_worker, stage, kind, service, cast(count(*) as bigint) as number from ("
        "select cast(0 as bigint) as theme, kept_from_worker, stage, kind, service from signals where council = "
        ":council"
        " union all select theme, kept_from_worker, stage, kind, service from theme_signals join signals"
        " on signals.council = theme_signals.council and id = signal where theme_signals.council = :council_too) "
        "each_one"
        " group by theme, kept_from_worker, stage, kind, service"
        " order by theme, kept_from_worker, stage, kind, service",
        db.council(), db.council());
}

std::int64_t standing_so(store::Reading& db, Standing standing) {
    LearningFilter filter;
    filter.standing = standing;
    return count_learning_points(db, filter);
}

}  // namespace

TEST_SUITE("loop: demonstration") {
    TEST_CASE("three years show every stage, and every way in which a learning point comes back") {
        people::Stage stage;
        stage.write([&](store::Writing& db) { demonstrate(db, stage.clock.now()); });
        stage.read([&](store::Reading& db) {
            LearningFilter proved;
            proved.stage = Stage::proved;
            CHECK(count_learning_points(db, proved) == 3);
            CHECK(standing_so(db, Standing::closed) == 2);
            CHECK(standing_so(db, Standing::reopened) == 3);
            LearningFilter late;
            late.due_before = stage.clock.today();
            CHECK(count_learning_points(db, late) >= 3);
            for (auto const wanted : {Stage::learned, Stage::acted_on, Stage::shared}) {
                LearningFilter filter;
                filter.stage = wanted;
                CHECK(count_learning_points(db, filter) >= 1);
            }
            auto const reasons = store::values<ReopeningCause>(
                db, "select distinct cause from reopenings where council = :council order by cause", db.council());
            CHECK(reasons == std::vector{ReopeningCause::failed, ReopeningCause::lapsed, ReopeningCause::recurrence});
            SignalFilter all;
            CHECK(count_signals(db, all) > 300);
            return 0;
        });
    }

    TEST_CASE("the tallies are what one would count") {
        people::Stage stage;
        stage.write([&](store::Writing& db) {
            demonstrate(db, stage.clock.now());
            add_invented_signals(db, 500, 7, stage.clock.now());
        });
        stage.read([&](store::Reading& db) {
            CHECK(kept(db) == counted_anew(db));
            return 0;
        });
    }

    TEST_CASE("the same seed gives the same signals") {
        auto const heads = [] {
            people::Stage stage;
            stage.write([&](store::Writing& db) { add_invented_signals(db, 200, 3, stage.clock.now()); });
            return stage.read([](store::Reading& db) {
                return store::values<std::string>(db, "select said from signals where council = :council order by id",
                                                  db.council());
            });
        };
        CHECK(heads() == heads());
    }
}
