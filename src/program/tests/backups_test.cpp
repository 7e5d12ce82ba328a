#include "program/backups.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"

using namespace heed;
using namespace heed::program;
using namespace heed::store;

namespace {

void add_event(Store& store) {
    in_one_go(store, thornmere, [](Writing& db) { note(db, {"case", 1, "opened", "", 1, Instant{1}}); });
}

Place beside(FreshStore const& store, char const* name) {
    Place place;
    place.folder = store.file().parent_path() / name;
    return place;
}

}  // namespace

TEST_SUITE("program: backups") {
    TEST_CASE("a backup is put back on an empty machine and nothing is missing") {
        FreshStore store;
        if (testing_on_postgresql()) {
            return;
        }
        add_event(store);
        auto const file = store.file().parent_path() / "backup.db";
        REQUIRE(back_up(*store, file).exit_code == 0);
        add_event(store);

        auto const place = beside(store, "elsewhere");
        CHECK(restore_from(file, place, false, Instant{2}).exit_code == 0);
        auto const restored = open(place, false);
        REQUIRE(restored);
        auto const verified = verify_audit(**restored, "");
        CHECK(verified.exit_code == 0);
        CHECK(verified.out.find("Thornmere Council: 1 events") == 0);
    }

    TEST_CASE("records that are there are not replaced unless it is said, and then they are kept beside") {
        FreshStore store;
        if (testing_on_postgresql()) {
            return;
        }
        auto const file = store.file().parent_path() / "backup.db";
        REQUIRE(back_up(*store, file).exit_code == 0);
        CHECK(back_up(*store, file).exit_code == 2);
        auto const place = beside(store, "elsewhere");
        REQUIRE(restore_from(file, place, false, Instant{2}).exit_code == 0);
        CHECK(restore_from(file, place, false, Instant{2}).exit_code == 2);
        CHECK(restore_from(file, place, true, Instant{2}).exit_code == 0);
        CHECK(std::filesystem::exists(place.file().string() + ".before-1970-01-01T00:00:02Z"));
    }

    TEST_CASE("a damaged backup and a file that is none are refused before anything is touched") {
        FreshStore store;
        if (testing_on_postgresql()) {
            return;
        }
        auto const place = beside(store, "elsewhere");
        auto const letter = store.file().parent_path() / "letter.db";
        std::ofstream(letter) << std::string(9000, 'x');
        CHECK(restore_from(letter, place, false, Instant{2}).exit_code == 1);
        CHECK(restore_from(letter.string() + "no", place, false, Instant{2}).exit_code == 2);
        CHECK_FALSE(std::filesystem::exists(place.file()));
    }

    TEST_CASE("a rewritten event log is told with exit code 1, and a checkpoint must be one") {
        FreshStore store;
        add_event(store);
        CHECK(verify_audit(*store, "").exit_code == 0);
        CHECK(verify_audit(*store, "nonsense").exit_code == 2);
        CHECK(verify_audit(*store, "1:" + std::string(64, '0')).exit_code == 1);
    }
}
