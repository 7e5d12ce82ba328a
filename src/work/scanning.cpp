#include "work/scanning.hpp"

#include "store/events.hpp"
#include "work/file_pieces.hpp"

namespace heed::work {

namespace {

constexpr std::chrono::minutes claimed_for{10};
constexpr int at_once = 10;

struct ToScan {
    Id<HeldFile> id;
    std::int64_t tries = 0;
};
BOOST_DESCRIBE_STRUCT(ToScan, (), (id, tries))

/// What nobody has attached yet may still be arriving, and waits.
std::vector<ToScan> due(store::Reading const& db, Instant now) {
    return store::rows<ToScan>(db,
                               "select id, tries from held_files where council = :council and standing = 'held'"
                               " and next_try <= :now and subject <> '' order by next_try, id limit :most",
                               db.council(), now, at_once);
}

/// A claim is the next try, put off: whoever dies with it leaves the file to be tried again after ten minutes.
std::vector<ToScan> claim(store::Store& store, CouncilId council, Instant now) {
    if (store::read(store, council, [&](store::Reading& db) { return due(db, now).empty(); })) {
        return {};
    }
    return store::housekeeping(store, council, [&](store::Writing& db) {
        auto claimed = due(db, now);
        for (auto& file : claimed) {
            ++file.tries;
            store::act(db,
                       "update held_files set tries = :tries, next_try = :next where council = :council and id = :id",
                       file.tries, now + claimed_for, db.council(), file.id);
        }
        return claimed;
    });
}

Verdict scanned(store::Store& store, CouncilId council, Clamd const& scanner, Id<HeldFile> id) {
    return scan(scanner, [&, number = std::int64_t{0}]() mutable {
        return store::read(store, council, [&](store::Reading& db) { return piece_of(db, id, number++).value_or(""); });
    });
}

void put_off(store::Store& store, CouncilId council, ToScan const& file, std::string const& why, Instant now) {
    store::housekeeping(store, council, [&](store::Writing& db) {
        store::act(db,
                   "update held_files set last_error = :error, next_try = :next"
                   " where council = :council and id = :id and standing = 'held'",
                   why, now + wait_to_scan_after(file.tries), db.council(), file.id);
    });
}

void settle(store::Store& store, CouncilId council, Id<HeldFile> id, Verdict const& verdict, Instant now) {
    bool const clean = verdict.is == Verdict::Is::clean;
    store::in_one_go(store, council, [&](store::Writing& db) {
        store::act(db,
                   "update held_files set standing = :standing, found = :found, scanned_at = :now, last_error = ''"
                   " where council = :council and id = :id and standing = 'held'",
                   clean ? Scanned::clean : Scanned::destroyed, verdict.says, now, db.council(), id);
        auto const file = find_file(db, id);
        if (file && !clean) {
            forget_pieces(db, id);
            tell_of_destroyed(db, *file, now);
        }
        store::note(db, {"file", id.number, clean ? "found_clean" : "destroyed", "", -1, now});
    });
}

}  // namespace

std::chrono::seconds wait_to_scan_after(std::int64_t tries) {
    constexpr std::int64_t longest = 3600;
    std::int64_t seconds = 60;
    for (std::int64_t i = 1; i < tries && seconds < longest; ++i) {
        seconds *= 2;
    }
    return std::chrono::seconds(std::min(seconds, longest));
}

int scan_what_waits(store::Store& store, CouncilId council, std::optional<Clamd> const& scanner, Instant now) {
    if (!scanner) {
        return 0;
    }
    int settled = 0;
    for (auto const& file : claim(store, council, now)) {
        auto const verdict = scanned(store, council, *scanner, file.id);
        if (verdict.is == Verdict::Is::unknown) {
            put_off(store, council, file, verdict.says, now);
        } else {
            settle(store, council, file.id, verdict, now);
            ++settled;
        }
    }
    return settled;
}

}  // namespace heed::work
