#include "work/deadlines.hpp"

#include <doctest/doctest.h>

#include "store/tests/fresh_store.hpp"

using namespace heed;
using namespace heed::work;
using store::FreshStore;
using store::thornmere;

namespace {

Day const monday = *day_of(2026, 11, 23);

Deadline acknowledge(std::int64_t complaint, Day due, std::string may = "see_cases") {
    return {"complaint",     complaint,      "acknowledge", "Acknowledge complaint C-7K3M9QXP",
            "/complaints/1", std::move(may), due,           0};
}

template <class Work>
void write(FreshStore& store, Work work) {
    store::housekeeping(*store, thornmere, work);
}

std::vector<Deadline> due(FreshStore& store, Day until, std::vector<std::string> const& may, int most = 50) {
    return store::read(*store, thornmere, [&](store::Reading& db) {
        CHECK(count_due_until(db, until, may) >= static_cast<std::int64_t>(due_until(db, until, may, most).size()));
        return due_until(db, until, may, most);
    });
}

}  // namespace

TEST_SUITE("deadlines") {
    TEST_CASE("what is due is listed, earliest first, until it is done") {
        FreshStore store;
        write(store, [](store::Writing& db) {
            set_deadline(db, acknowledge(1, monday + 2));
            set_deadline(db, acknowledge(2, monday));
            set_deadline(db, acknowledge(3, monday + 9));
        });
        auto const listed = due(store, monday + 2, {"see_cases"});
        REQUIRE(listed.size() == 2);
        CHECK(listed[0].subject_id == 2);
        write(store, [](store::Writing& db) { meet_deadline(db, "complaint", 2, "acknowledge", monday); });
        CHECK(due(store, monday + 2, {"see_cases"}).size() == 1);
    }

    TEST_CASE("a clock that is set again moves, and one that was met and is set again runs again") {
        FreshStore store;
        write(store, [](store::Writing& db) {
            set_deadline(db, acknowledge(1, monday));
            set_deadline(db, acknowledge(1, monday + 1));
        });
        REQUIRE(due(store, monday + 9, {"see_cases"}).size() == 1);
        CHECK(due(store, monday + 9, {"see_cases"})[0].due == monday + 1);
        write(store, [](store::Writing& db) { meet_deadline(db, "complaint", 1, "acknowledge", monday); });
        write(store, [](store::Writing& db) { set_deadline(db, acknowledge(1, monday + 3)); });
        CHECK(due(store, monday + 9, {"see_cases"}).size() == 1);
    }

    TEST_CASE("a deadline is neither listed nor counted for those who may not see its record") {
        FreshStore store;
        write(store, [](store::Writing& db) {
            set_deadline(db, acknowledge(1, monday, "see_kept_from_worker"));
            set_deadline(db, acknowledge(2, monday));
        });
        CHECK(due(store, monday, {"see_cases"}).size() == 1);
        CHECK(due(store, monday, {"see_cases", "see_kept_from_worker"}).size() == 2);
        CHECK(due(store, monday, {}).empty());
        CHECK(store::read(*store, thornmere,
                          [](store::Reading& db) { return count_due_until(db, monday, {"see_cases"}); }) == 1);
    }

    TEST_CASE("what is mine is found behind any number of things that are due for others") {
        FreshStore store;
        write(store, [](store::Writing& db) {
            for (int others = 1; others <= 20; ++others) {
                auto one = acknowledge(others, monday - others);
                one.owner = 7;
                set_deadline(db, one);
            }
            auto mine = acknowledge(99, monday);
            mine.owner = 8;
            set_deadline(db, mine);
            set_deadline(db, acknowledge(50, monday - 1));
        });
        auto const listed = store::read(*store, thornmere,
                                        [](store::Reading& db) { return due_for(db, 8, monday, {"see_cases"}, 5); });
        REQUIRE(listed.size() == 2);
        CHECK(listed[0].subject_id == 50);
        CHECK(listed[1].subject_id == 99);
    }
}
