#include "work/deadlines.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace heed::work {

namespace {

/// ":may0, :may1, ..." and the values for a query that begins with the council and the day.
struct ForPermissions {
    std::string places;
    std::vector<store::Value> values;

    ForPermissions(CouncilId council, Day until, std::vector<std::string> const& may)
        : values{council.number, iso(until)} {
        for (std::size_t i = 0; i < may.size(); ++i) {
            places += fmt::format("{}:may{}", i == 0 ? "" : ", ", i);
            values.emplace_back(may[i]);
        }
    }
};

std::vector<Deadline> read_all(store::Cursor cursor) {
    std::vector<Deadline> found;
    while (cursor.next()) {
        found.push_back(store::read_row<Deadline>(cursor));
    }
    return found;
}

}  // namespace

void set_deadline(store::Writing& db, Deadline const& deadline) {
    store::act(db,
               "insert into deadlines (council, subject, subject_id, what, says, path, may, due, owner)"
               " values (:council, :subject, :subject_id, :what, :says, :path, :may, :due, :owner)"
               " on conflict (council, subject, subject_id, what) do update set says = excluded.says,"
               " path = excluded.path, may = excluded.may, due = excluded.due, owner = excluded.owner, met_on = null",
               db.council(), deadline.subject, deadline.subject_id, deadline.what, deadline.says, deadline.path,
               deadline.may, deadline.due, deadline.owner);
}

void meet_deadline(store::Writing& db, std::string_view subject, std::int64_t subject_id, std::string_view what,
                   Day on) {
    store::act(db,
               "update deadlines set met_on = :on where council = :council and subject = :subject"
               " and subject_id = :id and what = :what and met_on is null",
               on, db.council(), subject, subject_id, what);
}

void show_deadlines_to(store::Writing& db, std::string_view subject, std::int64_t subject_id, std::string_view may) {
    store::act(db,
               "update deadlines set may = :may where council = :council and subject = :subject and subject_id = :id",
               may, db.council(), subject, subject_id);
}

std::vector<Deadline> deadlines_of(store::Reading const& db, std::string_view subject, std::int64_t subject_id) {
    return store::rows<Deadline>(db,
                                 "select subject, subject_id, what, says, path, may, due, owner from deadlines"
                                 " where council = :council and subject = :subject and subject_id = :id"
                                 " and met_on is null order by due, what",
                                 db.council(), subject, subject_id);
}

std::vector<Deadline> due_until(store::Reading const& db, Day until, std::vector<std::string> const& may, int most) {
    if (may.empty()) {
        return {};
    }
    ForPermissions ask(db.council(), until, may);
    auto const sql = fmt::format("select subject, subject_id, what, says, path, may, due, owner from deadlines"
                                 " where council = :council and due <= :until and may in ({}) and met_on is null"
                                 " order by due, subject, subject_id, what limit :most",
                                 ask.places);
    ask.values.emplace_back(std::int64_t{most});
    return read_all(db.ask(sql, ask.values, store::columns_of<Deadline>()));
}

namespace {

/// In the order of the index: one owner's open deadlines by day.
std::vector<Deadline> due_of_owner(store::Reading const& db, std::int64_t owner, Day until,
                                   std::vector<std::string> const& may, int most) {
    ForPermissions ask(db.council(), until, may);
    auto const sql = fmt::format("select subject, subject_id, what, says, path, may, due, owner from deadlines"
                                 " where council = :council and due <= :until and may in ({}) and owner = :owner"
                                 " and met_on is null order by due, subject, subject_id, what limit :most",
                                 ask.places);
    ask.values.emplace_back(owner);
    ask.values.emplace_back(std::int64_t{most});
    return read_all(db.ask(sql, ask.values, store::columns_of<Deadline>()));
}

bool is_earlier(Deadline const& one, Deadline const& other) {
    return std::tie(one.due, one.subject, one.subject_id, one.what) <
           std::tie(other.due, other.subject, other.subject_id, other.what);
}

}  // namespace

std::vector<Deadline> due_for(store::Reading const& db, std::int64_t member, Day until,
                              std::vector<std::string> const& may, int most) {
    if (may.empty()) {
        return {};
    }
    auto const mine = due_of_owner(db, member, until, may, most);
    auto const anybodys = due_of_owner(db, 0, until, may, most);
    std::vector<Deadline> both;
    std::ranges::merge(mine, anybodys, std::back_inserter(both), is_earlier);
    both.resize(std::min(both.size(), static_cast<std::size_t>(most)));
    return both;
}

std::int64_t count_due_until(store::Reading const& db, Day until, std::vector<std::string> const& may) {
    if (may.empty()) {
        return 0;
    }
    ForPermissions ask(db.council(), until, may);
    auto const sql = fmt::format(
        "select count(*) from deadlines where council = :council and due <= :until and may in ({}) and met_on is null",
        ask.places);
    store::Column const count{"", store::Kind::integer};
    auto cursor = db.ask(sql, ask.values, {&count, 1});
    must(cursor.next(), "a count answers with one row");
    return cursor.cell(0).integer;
}

}  // namespace heed::work
