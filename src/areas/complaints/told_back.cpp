#include "areas/complaints/told_back.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/rules.hpp"
#include "areas/complaints/store.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/told/telling.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/hash.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view subject = "case_telling";

/// Forms that a person must make; print large enough comes from the printer, and an e-mail is as large as its reader has it.
std::string known_by(loop::Way way, std::string_view contact) {
    return store::sha256(fmt::format("{} {}", name_of(way), lowered(trimmed(contact)))).substr(0, 32);
}

loop::Reach by_way(Teller const& teller, loop::Way way, std::string const& contact, bool by_hand) {
    if (trimmed(contact).empty()) {
        return {{loop::ToldState::no_way, loop::Way::none}};
    }
    loop::Reach reach{{by_hand ? loop::ToldState::waits : loop::ToldState::told, way}};
    reach.forms = forms_to_make(teller);
    // One number or one roof may be several people's; an e-mail address is one message whoever reads it.
    reach.person = known_by(way, way == loop::Way::email ? contact : contact + " " + teller.name);
    return reach;
}

/// A named person: who has the case, or the first of those whose task complaints are.
std::int64_t owner_of(store::Reading const& db, Case const& said) {
    if (said.officer > 0) {
        return said.officer;
    }
    auto const officers = people::members_with(db, people::Role::complaints_officer);
    return officers.empty() ? 0 : officers.front().id.number;
}

std::string deadline_says(Story const& story, loop::Way way) {
    return fmt::format("Tell them what changed, {}: {} {}", loop::spoken(way), spoken(story.said.kind),
                       reference_of(story.said.id));
}

/// The task of the same person and change that is not ended yet.
std::optional<Id<TellingTask>> same_task(store::Reading const& db, std::string const& about) {
    auto const found = store::values<Id<TellingTask>>(
        db,
        "select id from case_tellings where council = :council and about = :about and asked_with = 0"
        " and ended_on is null order by id limit 1",
        db.council(), about);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void give_task(store::Writing& db, Story const& story, loop::ToTell const& to_tell, loop::Way way) {
    static WorkingDays const days;
    auto const with = same_task(db, to_tell.about);
    TellingTask const task{store::next_id<TellingTask>(db, "case_tellings"),
                           story.said.id,
                           to_tell.telling,
                           to_tell.about,
                           to_tell.text,
                           way,
                           with.value_or(Id<TellingTask>{}),
                           days.after(day_in_england(to_tell.now), working_days_to_tell),
                           owner_of(db, story.said),
                           to_tell.now};
    store::insert(db, "case_tellings", task);
    if (!with) {
        work::set_deadline(db,
                           {std::string(subject), task.id.number, "tell_back", deadline_says(story, way),
                            fmt::format("/complaints/{}/tell-back/{}", story.said.id.number, task.id.number),
                            story.said.kept_from_worker ? "see_kept_from_worker" : "see_cases", task.due, task.owner});
    }
}

constexpr std::string_view columns =
    "select id, case_id, telling, about, says, way, asked_with, due, owner, at, ended_on, ended_by, reached"
    " from case_tellings";

}  // namespace

loop::Reach how_to_reach(Teller const& teller) {
    if (!teller.wants_to_hear) {
        return {};
    }
    if (!teller.safe_to_contact) {
        return {{loop::ToldState::not_safe, loop::Way::none}};
    }
    switch (teller.answer_by) {
        case AnswerBy::email: return by_way(teller, loop::Way::email, teller.email, !forms_to_make(teller).empty());
        case AnswerBy::phone: return by_way(teller, loop::Way::phone, teller.phone, true);
        case AnswerBy::letter: return by_way(teller, loop::Way::letter, teller.address, true);
        case AnswerBy::no_reply: break;
    }
    return {{loop::ToldState::told, loop::Way::page}};
}

loop::Reach how_to_reach_teller_of(store::Reading const& db, std::int64_t case_id) {
    auto const story = find_story(db, {case_id}, true);
    return story ? how_to_reach(story->teller) : loop::Reach{};
}

loop::ToldHow tell_back(store::Writing& db, loop::ToTell const& to_tell) {
    auto const story = find_story(db, {to_tell.source_id}, true);
    if (!story || !story->teller.wants_to_hear) {
        return {};
    }
    write_what_changed(db, *story, to_tell.text, to_tell.now);
    auto const reach = how_to_reach(story->teller);
    if (reach.state == loop::ToldState::waits) {
        give_task(db, *story, to_tell, reach.way);
    } else if (reach.way == loop::Way::email) {
        // The key holds the change and the person: several cases of one address are one message.
        work::send_later(db,
                         {.to = story->teller.email,
                          .subject = "A message from " + council_name(db),
                          .text = to_tell.text + "\n",
                          .about = to_tell.about},
                         to_tell.now);
    }
    return reach;
}

std::optional<TellingTask> find_task(store::Reading const& db, Id<Case> case_id, Id<TellingTask> id) {
    return store::row<TellingTask>(db,
                                   fmt::format("{} where council = :council and id = :id and case_id = :case", columns),
                                   db.council(), id, case_id);
}

std::vector<TellingTask> tasks_of(store::Reading const& db, Id<Case> case_id) {
    return store::rows<TellingTask>(
        db, fmt::format("{} where council = :council and case_id = :case order by id limit 100", columns), db.council(),
        case_id);
}

void end_task(store::Writing& db, Story const& story, TellingTask const& task, bool reached, Day today, std::int64_t by,
              Instant now) {
    auto const ended = store::rows<TellingTask>(
        db,
        fmt::format("{} where council = :council and (id = :id or asked_with = :with) and ended_on is null order by id",
                    columns),
        db.council(), task.id, task.id);
    if (ended.empty()) {
        throw Conflict();
    }
    for (auto const& one : ended) {
        store::act(db,
                   "update case_tellings set ended_on = :on, ended_by = :by, reached = :reached"
                   " where council = :council and id = :id",
                   today, by, reached, db.council(), one.id);
        loop::told_by_hand(db, one.telling, "complaint", one.case_id.number, reached, {today, now, by});
    }
    work::meet_deadline(db, subject, task.id.number, "tell_back", today);
    store::note(db, {std::string(name_of(story.said.kind)), story.said.id.number,
                     reached ? "told_by_hand" : "could_not_be_reached", "", by, now});
}

}  // namespace heed::complaints
