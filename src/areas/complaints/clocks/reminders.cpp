#include "areas/complaints/clocks/reminders.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

using loop::Digest;
using loop::Digests;
using loop::Waiting;
using loop::Why;
using people::Member;

constexpr int most_at_once = 1000;

struct WaitingRow {
    Id<Case> id;
    Kind kind = Kind::complaint;
    Track track = Track::none;
    std::string step;
    Day due;
    std::int64_t officer = 0;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (id, kind, track, step, due, officer, kept_from_worker))

Waiting waiting_of(WaitingRow const& row) {
    return {row.id.number, reference_of(row.id), row.step, spoken_step(row.step, row.kind, row.track), row.due,
            row.officer,   row.kept_from_worker};
}

std::vector<Member> overseers_of(store::Reading const& db) {
    auto overseers = loop::members_who_may(db, people::May::oversee_complaints);
    auto const lead = complaint_choices(db).complaints_lead;
    auto const named = lead == 0 ? std::nullopt : people::find_member(db, {lead});
    bool const there = std::ranges::any_of(overseers, [&](Member const& one) { return one.id.number == lead; });
    if (named && !named->ended_at && !there) {
        overseers.push_back(*named);
    }
    return overseers;
}

constexpr std::string_view columns = "select id, kind, track, next_step as step, next_due as due, officer,"
                                     " kept_from_worker from cases where council = :council";

void add_waiting(std::vector<Waiting>& all, std::vector<WaitingRow> const& rows) {
    for (auto const& row : rows) {
        all.push_back(waiting_of(row));
    }
}

std::vector<Waiting> due_until(store::Reading const& db, Day until) {
    std::vector<Waiting> all;
    auto from = WaitingRow{.id = {}, .step = {}, .due = *day_of(1900, 1, 1)};
    for (;;) {
        auto const page = store::rows<WaitingRow>(
            db,
            fmt::format("{} and next_due is not null and (next_due, id) > (:day, :id) and next_due <= :until"
                        " order by next_due, id limit :most",
                        columns),
            db.council(), from.due, from.id, until, std::int64_t{most_at_once});
        add_waiting(all, page);
        if (page.size() < static_cast<std::size_t>(most_at_once)) {
            return all;
        }
        from = page.back();
    }
}

void add_nobodys(std::vector<Waiting>& all, store::Reading const& db, Day received_before) {
    add_waiting(all, store::rows<WaitingRow>(db,
                                             fmt::format("{} and next_due is not null and officer = 0"
                                                         " and received_on < :before order by next_due, id limit :most",
                                                         columns),
                                             db.council(), received_before, std::int64_t{most_at_once}));
}

struct ReminderRow {
    std::int64_t id = 0;
    std::int64_t member = 0;
    Day on_day;
    bool mailed = true;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(ReminderRow, (), (id, member, on_day, mailed, at))

struct LineRow {
    std::int64_t reminder = 0;
    std::int64_t number = 0;
    Id<Case> case_id;
    std::string step;
    Day due;
    Why why = Why::due_soon;
};
BOOST_DESCRIBE_STRUCT(LineRow, (), (reminder, number, case_id, step, due, why))

bool was_reminded(store::Reading const& db, std::int64_t member, Day today) {
    return store::value_if_any<std::int64_t>(
               db, "select id from case_reminders where council = :council and member = :member and on_day = :day",
               db.council(), member, today)
        .has_value();
}

void keep(store::Writing& db, Digest const& digest, Day today, Instant now) {
    auto const id = db.next_number("case_reminders");
    store::insert(db, "case_reminders", ReminderRow{id, digest.to.id.number, today, true, now});
    std::int64_t number = 0;
    for (auto const& line : digest.lines) {
        store::insert(db, "case_reminder_lines",
                      LineRow{id, ++number, {line.what.record}, line.what.step, line.what.due, line.why});
    }
    store::note(db, {"case_reminder", id, "sent", "", -1, now});
}

}  // namespace

std::vector<Digest> digests_of(std::vector<Waiting> const& open, std::vector<Member> const& members,
                               std::vector<Member> const& overseers, Day today) {
    Digests digests;
    for (auto const& what : open) {
        auto const why = loop::why_of(what.due, today);
        auto const* owner = loop::owner_of(what, members);
        if (owner != nullptr) {
            digests.add(*owner, what, why);
        }
        if (owner == nullptr || why == Why::late) {
            for (auto const* one : loop::who_hears(what, members, overseers)) {
                digests.add(*one, what, why == Why::late ? why : Why::nobody_has_it);
            }
        }
    }
    return std::move(digests).all();
}

void remind(store::Writing& db, WorkingDays const& days, Day today, Instant now) {
    if (!days.is_working_day(today)) {
        return;
    }
    auto const choices = complaint_choices(db);
    auto open = due_until(db, days.after(today, choices.remind_before));
    add_nobodys(open, db, today);
    auto const members = loop::members_who_may(db, people::May::see_cases);
    for (auto const& digest : digests_of(open, members, overseers_of(db), today)) {
        if (was_reminded(db, digest.to.id.number, today)) {
            continue;
        }
        keep(db, digest, today, now);
        loop::send_later(db, digest, {"Complaints: what waits", "Complaints", "/complaints", "complaints/reminder"},
                         today, now);
    }
}

void remind_of_cases(store::Store& store, CouncilId council, Instant now) {
    static WorkingDays const days;
    store::in_one_go(store, council, [&](store::Writing& db) { remind(db, days, day_in_england(now), now); });
}

}  // namespace heed::complaints
