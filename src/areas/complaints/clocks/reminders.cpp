#include "areas/complaints/clocks/reminders.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

namespace {

using people::Member;

constexpr std::size_t most_lines = 50;
constexpr int most_at_once = 1000;

/// The digests as they grow, one a member.
class Digests {
public:
    void add(Member const& to, ToRemind const& what, Why why) {
        auto& digest = by_member_.try_emplace(to.id.number, Digest{to}).first->second;
        auto const known = std::ranges::find(digest.lines, what.id, [](auto const& line) { return line.what.id; });
        if (known != digest.lines.end()) {
            return;
        }
        if (digest.lines.size() == most_lines) {
            ++digest.more;
        } else {
            digest.lines.push_back({what, why});
        }
    }
    std::vector<Digest> all() {
        std::vector<Digest> digests;
        for (auto& [member, digest] : by_member_) {
            digests.push_back(std::move(digest));
        }
        return digests;
    }

private:
    std::map<std::int64_t, Digest> by_member_;
};

bool may_see(Member const& member, ToRemind const& what) {
    return member.may(what.kept_from_worker ? people::May::see_kept_from_worker : people::May::see_cases);
}

Why why_of(ToRemind const& what, Day today) {
    return what.due < today ? Why::late : what.due == today ? Why::due_today : Why::due_soon;
}

Member const* owner_of(ToRemind const& what, std::vector<Member> const& members) {
    auto const found = std::ranges::find(members, what.officer, [](Member const& one) { return one.id.number; });
    return found != members.end() && may_see(*found, what) ? &*found : nullptr;
}

/// Those who oversee and may see it; where none may, everybody who may.
std::vector<Member const*> who_hears(ToRemind const& what, std::vector<Member> const& members,
                                     std::vector<Member> const& overseers) {
    std::vector<Member const*> found;
    for (auto const* from : {&overseers, &members}) {
        for (auto const& one : *from) {
            if (may_see(one, what)) {
                found.push_back(&one);
            }
        }
        if (!found.empty()) {
            break;
        }
    }
    return found;
}

std::string heading_of(Why why) {
    switch (why) {
        case Why::late: return "Late";
        case Why::due_today: return "Due today";
        case Why::due_soon: return "Due soon";
        case Why::nobody_has_it: return "Nobody has it";
    }
    return {};
}

/// Everybody who may, by name.
std::vector<Member> who_may(store::Reading const& db, people::May permission) {
    std::map<std::int64_t, Member> found;
    for_each_value<people::Role>([&](people::Role role) {
        if (people::allows(role, permission)) {
            for (auto& member : people::members_with(db, role)) {
                found.try_emplace(member.id.number, member);
            }
        }
    });
    std::vector<Member> members;
    for (auto& [number, member] : found) {
        members.push_back(std::move(member));
    }
    return members;
}

std::vector<Member> overseers_of(store::Reading const& db) {
    auto overseers = who_may(db, people::May::oversee_complaints);
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

std::vector<ToRemind> due_until(store::Reading const& db, Day until) {
    std::vector<ToRemind> all;
    auto from = ToRemind{.id = {}, .step = {}, .due = *day_of(1900, 1, 1)};
    for (;;) {
        auto const page = store::rows<ToRemind>(
            db,
            fmt::format("{} and next_due is not null and (next_due, id) > (:day, :id) and next_due <= :until"
                        " order by next_due, id limit :most",
                        columns),
            db.council(), from.due, from.id, until, std::int64_t{most_at_once});
        all.insert(all.end(), page.begin(), page.end());
        if (page.size() < static_cast<std::size_t>(most_at_once)) {
            return all;
        }
        from = page.back();
    }
}

std::vector<ToRemind> nobodys(store::Reading const& db, Day received_before) {
    return store::rows<ToRemind>(
        db,
        fmt::format("{} and next_due is not null and officer = 0 and received_on < :before order by next_due, id"
                    " limit :most",
                    columns),
        db.council(), received_before, std::int64_t{most_at_once});
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
                      LineRow{id, ++number, line.what.id, line.what.step, line.what.due, line.why});
    }
    store::note(db, {"case_reminder", id, "sent", "", -1, now});
}

std::string address_of(store::Reading const& db) {
    auto const host = store::value<std::string>(db, "select host from councils where id = :council", db.council());
    return host.empty() ? std::string() : fmt::format("https://{}/complaints", host);
}

}  // namespace

std::vector<Digest> digests_of(std::vector<ToRemind> const& open, std::vector<Member> const& members,
                               std::vector<Member> const& overseers, Day today) {
    Digests digests;
    for (auto const& what : open) {
        auto const why = why_of(what, today);
        auto const* owner = owner_of(what, members);
        if (owner != nullptr) {
            digests.add(*owner, what, why);
        }
        if (owner == nullptr || why == Why::late) {
            for (auto const* one : who_hears(what, members, overseers)) {
                digests.add(*one, what, why == Why::late ? why : Why::nobody_has_it);
            }
        }
    }
    return digests.all();
}

std::string text_of(Digest const& digest, std::string const& council, std::string const& address) {
    std::string text = fmt::format("Complaints of {}: what waits.\n", council);
    for (auto const why : {Why::late, Why::due_today, Why::due_soon, Why::nobody_has_it}) {
        bool first = true;
        for (auto const& line : digest.lines) {
            if (line.why == why) {
                text += first ? fmt::format("\n{}\n", heading_of(why)) : "";
                first = false;
                text += fmt::format("- {}: {}, by {}\n", reference_of(line.what.id),
                                    spoken_step(line.what.step, line.what.kind, line.what.track),
                                    spoken(line.what.due));
            }
        }
    }
    if (digest.more > 0) {
        text += fmt::format("\nAnd {} more.\n", digest.more);
    }
    return text + (address.empty() ? "\nOpen Heed to see them.\n" : fmt::format("\nOpen them: {}\n", address));
}

void remind(store::Writing& db, WorkingDays const& days, Day today, Instant now) {
    if (!days.is_working_day(today)) {
        return;
    }
    auto const choices = complaint_choices(db);
    auto open = due_until(db, days.after(today, choices.remind_before));
    for (auto const& what : nobodys(db, today)) {
        open.push_back(what);
    }
    auto const members = who_may(db, people::May::see_cases);
    for (auto const& digest : digests_of(open, members, overseers_of(db), today)) {
        if (was_reminded(db, digest.to.id.number, today)) {
            continue;
        }
        keep(db, digest, today, now);
        work::send_later(db,
                         {.to = digest.to.email,
                          .subject = "Complaints: what waits",
                          .text = text_of(digest, council_name(db), address_of(db)),
                          .about = fmt::format("complaints/reminder/{}/{}", digest.to.id.number, iso(today))},
                         now);
    }
}

void remind_of_cases(store::Store& store, CouncilId council, Instant now) {
    static WorkingDays const days;
    store::in_one_go(store, council, [&](store::Writing& db) { remind(db, days, day_in_england(now), now); });
}

}  // namespace heed::complaints
