#include "areas/ombudsman/reminders.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "areas/ombudsman/keeping.hpp"
#include "areas/ombudsman/typed_days.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/hidden.hpp"
#include "store/rows.hpp"

namespace heed::ombudsman {

namespace {

using people::Member;

constexpr int most_open_cases = 2000;

int days_before(Part part, ReminderDays const& days) {
    bool const is_asked = part == Part::enquiry || part == Part::draft;
    return is_asked ? days.before_answers : days.before_remedies;
}

/// The owner hears on the first rung, everybody on the others.
std::vector<Member const*> who_hears(loop::Waiting const& what, Story const& story, Rung rung,
                                     std::vector<Member> const& members, std::vector<Member> const& overseers) {
    std::vector<Member const*> found;
    auto const add = [&](Member const* one) {
        if (one != nullptr && std::ranges::find(found, one->id, &Member::id) == found.end()) {
            found.push_back(one);
        }
    };
    auto const* owner = loop::owner_of(what, members);
    if (rung != Rung::overseers || owner == nullptr) {
        add(owner);
    }
    if (rung != Rung::owner || owner == nullptr) {
        auto officers = what;
        officers.owner = story.about.officer.number;
        add(loop::owner_of(officers, members));
        for (auto const* one : loop::who_hears(what, members, overseers)) {
            add(one);
        }
    }
    return found;
}

bool has_heard(store::Reading const& db, ToMail const& one) {
    return store::value_if_any<std::int64_t>(
               db,
               "select id from ombudsman_reminders where council = :council and case_id = :case and part = :part"
               " and part_id = :of and due = :due and rung = :rung and member = :member",
               db.council(), one.case_id, one.step.part, one.step.of, one.step.due, one.rung, one.member)
        .has_value();
}

struct ReminderRow {
    std::int64_t id = 0;
    Id<OmbudsmanCase> case_id;
    Part part = Part::enquiry;
    std::int64_t part_id = 0;
    Day due;
    Rung rung = Rung::owner;
    std::int64_t member = 0;
    Day on_day;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(ReminderRow, (), (id, case_id, part, part_id, due, rung, member, on_day, at))

void keep(store::Writing& db, ToMail const& one, Day today, Instant now) {
    auto const id = one.what.kept_from_worker ? store::hidden_number() : db.next_number("ombudsman_reminders");
    store::insert(
        db, "ombudsman_reminders",
        ReminderRow{id, one.case_id, one.step.part, one.step.of, one.step.due, one.rung, one.member, today, now});
    note(db, one.case_id, "reminded", fmt::format("{} {}, {}", name_of(one.step.part), one.step.of, name_of(one.rung)),
         {today, now, -1});
}

Member const& member_of(std::vector<Member> const& all, std::int64_t id) {
    return *std::ranges::find(all, id, [](Member const& one) { return one.id.number; });
}

/// Everybody who may hear of something: who oversees may see the cases too.
struct Hearers {
    std::vector<Member> members;
    std::vector<Member> overseers;
};

void gather(store::Writing& db, Story const& story, Hearers const& hearers, ReminderDays const& days, Day today,
            Instant now, loop::Digests& digests) {
    for (auto const& one : to_mail(story, hearers.members, hearers.overseers, days, today)) {
        if (!has_heard(db, one)) {
            keep(db, one, today, now);
            digests.add(member_of(hearers.members, one.member), one.what, loop::why_of(one.step.due, today));
        }
    }
}

std::vector<Id<OmbudsmanCase>> cases_due_until(store::Reading const& db, Day until) {
    return store::values<Id<OmbudsmanCase>>(
        db,
        "select id from ombudsman_cases where council = :council and next_due is not null and next_due <= :until"
        " order by next_due, id limit :most",
        db.council(), until, std::int64_t{most_open_cases});
}

}  // namespace

std::vector<Step> steps_of(Story const& story) {
    std::vector<Step> steps;
    for (auto const& one : story.enquiries) {
        if (!one.answered_on && !story.decision) {
            steps.push_back({Part::enquiry, one.number, "answer the enquiry", one.due, one.answerer});
        }
    }
    for (auto const& one : story.drafts) {
        if (!one.commented_on && !story.decision) {
            steps.push_back(
                {Part::draft, one.number, "comment on the draft decision", one.comments_due, one.commenter});
        }
    }
    for (auto const& one : story.remedies) {
        bool const improves = one.kind == RemedyKind::service_improvement;
        if (!one.shown_on && !one.not_done_on) {
            steps.push_back({Part::remedy, one.id.number,
                             improves ? "make the service improvement and send the evidence"
                                      : "do the remedy for the person and send the evidence",
                             one.due, one.owner});
        }
        if (improves && one.learning_point == 0 && !one.not_done_on && story.decision) {
            steps.push_back({Part::improvement, one.id.number, "begin the learning point of a service improvement",
                             story.decision->decided_on + days_to_enter_the_loop, story.about.officer});
        }
    }
    return steps;
}

std::optional<Rung> rung_of(Step const& step, ReminderDays const& days, Day today) {
    if (step.due < today) {
        return Rung::late;
    }
    if (step.due - days.overseers_before <= today) {
        return Rung::overseers;
    }
    return step.due - days_before(step.part, days) <= today ? std::optional(Rung::owner) : std::nullopt;
}

std::vector<ToMail> to_mail(Story const& story, std::vector<Member> const& members,
                            std::vector<Member> const& overseers, ReminderDays const& days, Day today) {
    std::vector<ToMail> all;
    for (auto const& step : steps_of(story)) {
        auto const reached = rung_of(step, days, today);
        loop::Waiting const what{story.about.id.number,
                                 "Ombudsman case " + story.about.reference,
                                 fmt::format("{}/{}", name_of(step.part), step.of),
                                 step.says,
                                 step.due,
                                 step.owner.number,
                                 story.about.kept_from_worker};
        for (auto const rung : {Rung::late, Rung::overseers, Rung::owner}) {
            // What came in too late for a rung climbs it with the next: the owner hears even of what is due tomorrow.
            if (!reached || rung > *reached || (*reached == Rung::late && rung != Rung::late)) {
                continue;
            }
            for (auto const* one : who_hears(what, story, rung, members, overseers)) {
                all.push_back({story.about.id, step, rung, one->id.number, what});
            }
        }
    }
    return all;
}

void remind(store::Writing& db, WorkingDays const& days, Day today, Instant now) {
    auto const ladder = reminder_days(db);
    if (!ladder.on || !days.is_working_day(today)) {
        return;
    }
    Hearers hearers{loop::members_who_may(db, people::May::see_cases), {}};
    std::ranges::copy_if(hearers.members, std::back_inserter(hearers.overseers),
                         [](Member const& one) { return one.may(people::May::oversee_complaints); });
    auto const until = today + std::max({ladder.before_answers, ladder.before_remedies, ladder.overseers_before});
    loop::Digests digests;
    for (auto const id : cases_due_until(db, until)) {
        gather(db, story_there(db, id), hearers, ladder, today, now, digests);
    }
    for (auto const& digest : std::move(digests).all()) {
        loop::send_later(db, digest,
                         {"The Ombudsman: what waits", "Cases with the Ombudsman", "/ombudsman", "ombudsman/reminder"},
                         today, now);
    }
}

void remind_of_cases(store::Store& store, CouncilId council, Instant now) {
    static WorkingDays const days;
    store::in_one_go(store, council, [&](store::Writing& db) { remind(db, days, day_in_england(now), now); });
}

}  // namespace heed::ombudsman
