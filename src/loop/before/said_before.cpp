#include "loop/before/said_before.hpp"

#include <cmath>

#include <fmt/format.h>

#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

void note_of(store::Writing& db, Said what, std::string verb, Said other, Doing const& doing) {
    store::note(db, {std::string(name_of(what.as)), what.id, std::move(verb),
                     fmt::format("{} {}", name_of(other.as), other.id), doing.by, doing.now});
}

std::int64_t remove_pair(store::Writing& db, Said later, Said earlier) {
    return store::act(db,
                      "delete from said_before where council = :council and later_as = :later_as"
                      " and later_id = :later_id and earlier_as = :earlier_as and earlier_id = :earlier_id",
                      db.council(), later.as, later.id, earlier.as, earlier.id);
}

bool is_pair(store::Reading const& db, Said later, Said earlier) {
    return store::value<std::int64_t>(db,
                                      "select count(*) from said_before where council = :council"
                                      " and later_as = :later_as and later_id = :later_id"
                                      " and earlier_as = :earlier_as and earlier_id = :earlier_id",
                                      db.council(), later.as, later.id, earlier.as, earlier.id) > 0;
}

}  // namespace

bool are_linked(store::Reading const& db, Said one, Said other) {
    return is_pair(db, one, other) || is_pair(db, other, one);
}

bool link_said(store::Writing& db, SaidOn const& one, SaidOn const& other, double likeness, Doing const& doing) {
    if (one.what == other.what || are_linked(db, one.what, other.what)) {
        return false;
    }
    auto const& later = one < other ? other.what : one.what;
    auto const& earlier = one < other ? one.what : other.what;
    store::insert(
        db, "said_before",
        SaidBefore{later.as, later.id, earlier.as, earlier.id, std::llround(likeness * 100), doing.now, doing.by});
    note_of(db, later, "said_before", earlier, doing);
    return true;
}

void unlink_said(store::Writing& db, Said one, Said other, Doing const& doing) {
    if (remove_pair(db, one, other) + remove_pair(db, other, one) > 0) {
        note_of(db, one, "not_said_before", other, doing);
    }
}

std::vector<SaidBefore> said_before(store::Reading const& db, Said later) {
    return store::rows<SaidBefore>(db,
                                   "select later_as, later_id, earlier_as, earlier_id, percent, at, by from said_before"
                                   " where council = :council and later_as = :later_as and later_id = :later_id"
                                   " order by earlier_as, earlier_id limit 50",
                                   db.council(), later.as, later.id);
}

std::vector<SaidBefore> said_again(store::Reading const& db, Said earlier) {
    return store::rows<SaidBefore>(db,
                                   "select later_as, later_id, earlier_as, earlier_id, percent, at, by from said_before"
                                   " where council = :council and earlier_as = :earlier_as and earlier_id = :earlier_id"
                                   " limit 50",
                                   db.council(), earlier.as, earlier.id);
}

void note_look(store::Writing& db, Said what, std::int64_t linked, Doing const& doing) {
    store::act(db,
               "insert into said_before_looks (council, said_as, said_id, linked, at, by)"
               " values (:council, :said_as, :said_id, :linked, :at, :by)"
               " on conflict (council, said_as, said_id)"
               " do update set linked = excluded.linked, at = excluded.at, by = excluded.by",
               db.council(), what.as, what.id, linked, doing.now, doing.by);
    store::note(db, {std::string(name_of(what.as)), what.id, "compared_with_earlier", fmt::format("{} linked", linked),
                     doing.by, doing.now});
}

}  // namespace heed::loop
