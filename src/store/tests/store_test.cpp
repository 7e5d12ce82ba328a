#include "store/store.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>

#include "kernel/failure.hpp"
#include "store/answers.hpp"
#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"

using namespace heed;
using namespace heed::store;

namespace {

Event an_event(std::int64_t number) { return {"case", number, "opened", "", 1, Instant{1000 + number}}; }

void add_event(Store& store, CouncilId council, std::int64_t number) {
    in_one_go(store, council, [&](Writing& db) { note(db, an_event(number)); });
}

std::int64_t count_events(Store& store, CouncilId council) {
    return read(store, council, [&](Reading& db) {
        return value<std::int64_t>(db, "select count(*) from events where council = :council", council);
    });
}

}  // namespace

TEST_SUITE("store") {
    TEST_CASE("SQLite is told that a council is no narrow search, and the schema that people read does not say so") {
        FreshStore store;
        if (testing_on_postgresql()) {
            return;
        }
        auto const told = read(store, thornmere, [](Reading& db) {
            return value<std::string>(db, "select stat from sqlite_stat1 where idx = 'sqlite_autoindex_events_1'");
        });
        CHECK(told == "1000000 10000 1");
        CHECK(store->schema().find("sqlite_stat1") == std::string::npos);
    }

    TEST_CASE("what was written in one go is there after a restart") {
        FreshStore store;
        add_event(store, thornmere, 1);
        store.reopen();
        CHECK(count_events(store, thornmere) == 1);
    }

    TEST_CASE("a transaction that fails half way leaves nothing behind") {
        FreshStore store;
        CHECK_THROWS_AS(in_one_go(*store, thornmere,
                                  [](Writing& db) {
                                      note(db, an_event(1));
                                      throw NotFound();
                                  }),
                        NotFound);
        CHECK(count_events(store, thornmere) == 0);
    }

    TEST_CASE("a change without an event is a bug, and is undone") {
        FreshStore store;
        auto const change = [](Writing& db) { keep_answer(db, "a", "b", 303, "/", {}); };
        CHECK_THROWS_AS(in_one_go(*store, thornmere, change), Bug);
        CHECK(read(*store, thornmere, [](Reading& db) { return !kept_answer(db, "a", "b"); }));
        housekeeping(*store, thornmere, change);
        CHECK(read(*store, thornmere, [](Reading& db) { return kept_answer(db, "a", "b").has_value(); }));
    }

    TEST_CASE("transactions of many people at once all happen, each once, and the chain of events holds") {
        FreshStore store;
        std::vector<std::thread> people;
        for (int person = 0; person < 8; ++person) {
            people.emplace_back([&, person] {
                for (int i = 0; i < 25; ++i) {
                    add_event(store, thornmere, person * 100 + i);
                }
            });
        }
        for (auto& person : people) {
            person.join();
        }
        auto const verified = read(*store, thornmere, [](Reading& db) { return verify_events(db); });
        CHECK(verified.events == 200);
        CHECK_FALSE(verified.broken);
    }

    TEST_CASE("Frank of another council sees nothing of what this council wrote") {
        FreshStore store;
        add_event(store, thornmere, 1);
        CHECK(count_events(store, ashcombe) == 0);
        if (testing_on_postgresql()) {
            auto const without_where = read(
                *store, ashcombe, [](Reading& db) { return value<std::int64_t>(db, "select count(*) from events"); });
            CHECK(without_where == 0);
        }
    }

    TEST_CASE("a query whose columns are not those of the record is found at once") {
        FreshStore store;
        if (!testing_on_postgresql()) {
            CHECK_THROWS_AS(read(*store, thornmere,
                                 [](Reading& db) { return rows<KeptAnswer>(db, "select key, location from answers"); }),
                            Bug);
        }
    }

    TEST_CASE("a second process is refused the same data folder, in one plain sentence") {
        FreshStore store;
        if (!testing_on_postgresql()) {
            auto const second = open_sqlite(store.file(), 1);
            REQUIRE_FALSE(second);
            CHECK(second.error().front().says.find("Another Heed is using") == 0);
        }
    }

    TEST_CASE("a file that is no database is refused, in one plain sentence") {
        FreshStore store;
        if (!testing_on_postgresql()) {
            auto const other = store.file().parent_path() / "letter.db";
            std::ofstream(other) << std::string(5000, 'x');
            auto const opened = open_sqlite(other, 1);
            REQUIRE_FALSE(opened);
            CHECK(opened.error().front().says.find("cannot be opened") != std::string::npos);
        }
    }
}

TEST_SUITE("store: the event log") {
    TEST_CASE("an event that is edited, removed or cut off at the end is found") {
        FreshStore store;
        for (int i = 1; i <= 5; ++i) {
            add_event(store, thornmere, i);
        }
        auto const intact = read(*store, thornmere, [](Reading& db) { return verify_events(db); });
        CHECK_FALSE(intact.broken);
        CHECK(intact.events == 5);

        auto const after = [&](std::string const& tampering) {
            if (testing_on_postgresql()) {
                CHECK_THROWS(housekeeping(*store, thornmere, [&](Writing& db) { act(db, tampering); }));
                return intact;
            }
            housekeeping(*store, thornmere, [&](Writing& db) { act(db, tampering); });
            return read(*store, thornmere, [&](Reading& db) { return verify_events(db, 5, intact.head); });
        };
        SUBCASE("edited") {
            auto const found = after("update events set what = 'closed' where number = 3");
            CHECK((testing_on_postgresql() || found.broken->number == 3));
        }
        SUBCASE("removed") {
            auto const found = after("delete from events where number = 2");
            CHECK((testing_on_postgresql() || found.broken->number == 2));
        }
        SUBCASE("cut off at the end") {
            auto const found = after("delete from events where number = 5");
            CHECK((testing_on_postgresql() || found.broken->number == 5));
        }
    }
}
