#include "work/jobs.hpp"

#include <doctest/doctest.h>

#include "store/tests/fresh_store.hpp"

using namespace heed;
using namespace heed::work;
using store::FreshStore;
using store::thornmere;

namespace {

Day const sunday = *day_of(2026, 11, 22);
NightJob const lapse{"lapse_proofs", 3, {}};

bool claimed(FreshStore& store, std::string const& holder, Instant now) {
    return store::housekeeping(*store, thornmere, [&](store::Writing& db) { return claim(db, lapse, holder, now); });
}

}  // namespace

TEST_SUITE("jobs") {
    TEST_CASE("the next night is at that hour of the clock in England, in winter and in summer") {
        auto const noon = start_of(sunday) + std::chrono::hours(12);
        CHECK(iso(next_night(noon, 3)) == "2026-11-23T03:00:00Z");
        CHECK(iso(next_night(start_of(*day_of(2026, 7, 1)) + std::chrono::hours(12), 3)) == "2026-07-02T02:00:00Z");
        CHECK(iso(next_night(start_of(sunday), 3)) == "2026-11-22T03:00:00Z");
    }

    TEST_CASE("a job of the night is done by one node, once a night") {
        FreshStore store;
        auto const evening = start_of(sunday) + std::chrono::hours(20);
        auto const night = start_of(sunday + 1) + std::chrono::hours(3);
        CHECK_FALSE(claimed(store, "one", evening));
        CHECK(claimed(store, "one", night));
        CHECK_FALSE(claimed(store, "two", night));
        store::housekeeping(*store, thornmere, [&](store::Writing& db) { finish(db, lapse, "one", "", night); });
        CHECK_FALSE(claimed(store, "two", night + std::chrono::hours(1)));
        CHECK(claimed(store, "two", night + std::chrono::hours(24)));
    }

    TEST_CASE("a job whose node died is taken over when its lease has run out") {
        FreshStore store;
        auto const night = start_of(sunday + 1) + std::chrono::hours(3);
        claimed(store, "one", night - std::chrono::hours(5));
        CHECK(claimed(store, "one", night));
        CHECK_FALSE(claimed(store, "two", night + std::chrono::minutes(29)));
        CHECK(claimed(store, "two", night + leased_for));
    }

    TEST_CASE("a job that fails says why and stops no other job") {
        FreshStore store;
        StandingClock clock{start_of(sunday) + std::chrono::hours(20)};
        std::vector<std::string> complaints;
        int done = 0;
        Worker worker(*store, clock, [&](std::string const& says) { complaints.push_back(says); });
        worker.nightly("first", 3, [](auto&&...) { throw std::runtime_error("no disk"); });
        worker.nightly("second", 3,
                       [&](store::Store&, CouncilId council, Instant) { done += council == thornmere ? 1 : 0; });
        worker.run_due();
        clock.move_to(start_of(sunday + 1) + std::chrono::hours(3));
        worker.run_due();
        CHECK(done == 1);
        REQUIRE_FALSE(complaints.empty());
        CHECK(complaints[0] == "first failed: no disk");
    }

    TEST_CASE("what is done often is done for each council, and the worker stops when it is told to") {
        FreshStore store;
        RunningClock const clock;
        std::atomic<int> rounds{0};
        Worker worker(*store, clock);
        worker.often("deliver", std::chrono::seconds(10), [&](auto&&...) { ++rounds; });
        worker.start();
        while (rounds < 2) {
            std::this_thread::yield();
        }
        worker.stop();
        CHECK(rounds == 2);
    }
}
