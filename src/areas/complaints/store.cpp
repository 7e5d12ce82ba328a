#include "areas/complaints/store.hpp"

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/clocks/clock_days.hpp"
#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/same_person.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_service.hpp"
#include "store/events.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_of_a_signal = 4000;

struct EntryRow : Entry {
    Id<Case> case_id;
};
BOOST_DESCRIBE_STRUCT(EntryRow, (Entry), (case_id))

void write_entry(store::Writing& db, Story const& story, std::string_view what, std::string says, bool for_person,
                 std::int64_t version, Doing const& doing) {
    EntryRow row;
    static_cast<Entry&>(row) = {next_in_case(db, "case_entries", story.said.id),
                                version,
                                std::string(what),
                                std::move(says),
                                for_person,
                                doing.by,
                                doing.now};
    row.case_id = story.said.id;
    store::insert(db, "case_entries", row);
}

void note_event(store::Writing& db, Story const& story, std::string_view what, Doing const& doing) {
    store::note(
        db, {std::string(name_of(story.said.kind)), story.said.id.number, std::string(what), "", doing.by, doing.now});
}

std::string path_of(Id<Case> id) { return fmt::format("/complaints/{}", id.number); }

std::string permission_for(Case const& said) { return said.kept_from_worker ? "see_kept_from_worker" : "see_cases"; }

std::string deadline_says(Case const& said, NextStep const& step) {
    return fmt::format("{}: {} {}", spoken_step(step.what, said.kind, said.track), what_it_is(said),
                       reference_of(said.id));
}

void meet_all(store::Writing& db, Id<Case> id, std::string_view but, Day today) {
    for (auto const& open : work::deadlines_of(db, "complaint", id.number)) {
        if (open.what != but) {
            work::meet_deadline(db, "complaint", id.number, open.what, today);
        }
    }
}

void set_clock(store::Writing& db, Case const& said, std::optional<NextStep> const& step, Day today) {
    meet_all(db, said.id, step ? step->what : "", today);
    if (step) {
        work::set_deadline(db, {"complaint", said.id.number, step->what, deadline_says(said, *step), path_of(said.id),
                                permission_for(said), step->due, said.officer});
    }
}

}  // namespace

std::int64_t next_in_case(store::Reading const& db, std::string_view table, Id<Case> id) {
    return store::value<std::int64_t>(
        db,
        fmt::format("select coalesce(max(number), 0) + 1 from {} where council = :council and case_id = :id", table),
        db.council(), id);
}

std::int64_t next_version(store::Writing& db, Story const& seen) {
    auto const changed = store::act(db,
                                    "update cases set version = version + 1"
                                    " where council = :council and id = :id and version = :version",
                                    db.council(), seen.said.id, seen.said.version);
    if (changed == 0) {
        throw Conflict();
    }
    return seen.said.version + 1;
}

void bring_up_to_date(store::Writing& db, Id<Case> id, Doing const& doing) {
    auto const story = *find_story(db, id, true);
    auto const clocks = council_clocks(db, doing.working_days);
    auto const step = next_step(story, clocks);
    std::optional<Day> closed;
    if (!step) {
        closed = story.answer ? story.answer->sent_on : story.closing->on_day;
    }
    store::act(db,
               "update cases set next_step = :step, next_due = :due, closed_on = :closed"
               " where council = :council and id = :id",
               step ? step->what : "", step ? std::optional(step->due) : std::nullopt, closed, db.council(), id);
    set_clock(db, story.said, step, doing.today());
    keep_clock_days(db, story, clocks, doing.now);
    if (!step) {
        end_links_of(db, id, doing.today());
    }
}

void write_down(store::Writing& db, Story const& seen, Did did, std::int64_t version, Doing const& doing) {
    write_entry(db, seen, did.what, std::move(did.says), did.for_person, version, doing);
    note_event(db, seen, did.what, doing);
}

// What was settled before the council changed its clocks is said to have moved before anything else is settled.
void done(store::Writing& db, Story const& seen, Did did, std::int64_t version, Doing const& doing) {
    say_what_moved(db, seen, council_clocks(db, doing.working_days), doing);
    write_down(db, seen, std::move(did), version, doing);
    bring_up_to_date(db, seen.said.id, doing);
}

// A reference may stand in a mail, the secret never; the subject is seen on locked screens.
void mail(store::Writing& db, Story const& story, std::string const& text, std::string const& about, Instant now) {
    if (!may_be_mailed(story.teller)) {
        return;
    }
    bool const is_new = work::send_later(db,
                                         {.to = story.teller.email,
                                          .subject = "A message from " + council_name(db),
                                          .text = text + note_of_needs(story.teller),
                                          .about = fmt::format("complaint/{}/{}", story.said.id.number, about)},
                                         now);
    if (is_new) {
        record_plain_mail(db, story, now);
    }
}

namespace {

std::string mail_about(Story const& story, std::string const& says) {
    return fmt::format("About your {} {}.\n\n{}\n", spoken(story.said.kind), reference_of(story.said.id), says);
}

loop::SignalKind signal_kind(Kind kind) {
    switch (kind) {
        case Kind::compliment: return loop::SignalKind::compliment;
        case Kind::concern: return loop::SignalKind::concern;
        default: break;
    }
    return loop::SignalKind::complaint;
}

void tell_loop(store::Writing& db, Case const& said, Teller const& teller, Doing const& doing) {
    loop::Signal signal;
    signal.kind = signal_kind(said.kind);
    signal.source = "complaint";
    signal.source_id = said.id.number;
    std::vector<std::string> names;
    for (auto const& name : {teller.name, teller.whose_name, teller.somebody_to_ring}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    signal.said = shortened(loop::made_anonymous(said.said, names), most_of_a_signal);
    signal.service = {said.service};
    signal.heard_on = said.received_on;
    signal.kept_from_worker = said.kept_from_worker;
    signal.recorded_at = doing.now;
    signal.recorded_by = said.received_by;
    auto const id = loop::tell(db, signal);
    store::act(db, "update cases set signal = :signal where council = :council and id = :id", id, db.council(),
               said.id);
}

std::string first_words(Case const& said) { return fmt::format("We received your {}.", what_it_is(said)); }

}  // namespace

bool receive(store::Writing& db, Received const& received, Id<Case> id, std::string const& kept_secret,
             Doing const& doing) {
    if (store::value_if_any<std::int64_t>(db, "select version from cases where council = :council and id = :id",
                                          db.council(), id)) {
        return false;
    }
    Story story;
    story.said = received.said;
    story.teller = received.teller;
    story.said.id = story.said.contact = story.teller.case_id = id;
    if (story.said.track == Track::none) {
        story.said.track = first_track(story.said.kind);
    }
    store::insert(db, "cases", story.said);
    store::insert(db, "case_tellers", story.teller);
    keep_reaches(db, story.teller);
    store::act(db, "insert into case_secrets (council, case_id, secret) values (:council, :id, :secret)", db.council(),
               id, kept_secret);
    write_entry(db, story, "received", first_words(story.said), true, story.said.version, doing);
    note_event(db, story, "received", doing);
    if (!looks_like_a_machine(story.said.doubt) && story.said.kind != Kind::request) {
        tell_loop(db, story.said, story.teller, doing);
    }
    bring_up_to_date(db, id, doing);
    return true;
}

Story receive_part(store::Writing& db, Case const& part, std::string const& says, bool told, Doing const& doing) {
    auto const teller = find_story(db, part.contact, true)->teller;
    Story story;
    story.said = part;
    store::insert(db, "cases", part);
    write_entry(db, story, "received", says, true, part.version, doing);
    note_event(db, story, "received", doing);
    if (told && part.kind != Kind::request) {
        tell_loop(db, part, teller, doing);
    }
    bring_up_to_date(db, part.id, doing);
    return *find_story(db, part.id, true);
}

void add_from_person(store::Writing& db, Story const& story, std::string const& text, Doing const& doing) {
    store::act(db, "update cases set version = version + 1 where council = :council and id = :id", db.council(),
               story.said.id);
    auto const version = store::value<std::int64_t>(
        db, "select version from cases where council = :council and id = :id", db.council(), story.said.id);
    write_entry(db, story, "added", text, true, version, doing);
    note_event(db, story, "added_to", doing);
}

void acknowledge(store::Writing& db, Story const& seen, Acknowledgement const& acknowledgement, Doing const& doing) {
    auto const version = next_version(db, seen);
    insert_of_case(db, "case_acknowledgements", seen.said.id, acknowledgement, doing);
    auto const says = fmt::format(
        "We told you that we have your complaint, {} on {}. {}",
        acknowledgement.how == Channel::in_person ? "in person" : "by " + spoken(acknowledgement.how),
        spoken(acknowledgement.on_day),
        acknowledgement.discussion == Discussion::held ? "We talked about how it will be looked into."
                                                       : "You did not want to talk about how it will be looked into.");
    if (acknowledgement.how == Channel::email) {
        mail(db, seen, mail_about(seen, says), "acknowledged", doing.now);
    }
    done(db, seen, {"acknowledged", says, true}, version, doing);
}

void agree(store::Writing& db, Story const& seen, Plan const& plan, Doing const& doing) {
    auto const version = next_version(db, seen);
    auto numbered = plan;
    numbered.number = next_in_case(db, "case_plans", seen.said.id);
    insert_of_case(db, "case_plans", seen.said.id, numbered, doing);
    auto const says = fmt::format("{} that you will have an answer by {}. {}",
                                  plan.agreed_with == AgreedWith::person ? "We agreed with you" : "We decided",
                                  spoken(plan.answer_due), plan.how);
    mail(db, seen, mail_about(seen, says), fmt::format("plan/{}", numbered.number), doing.now);
    done(db, seen, {numbered.number == 1 ? "planned" : "planned_again", says, true}, version, doing);
}

void close(store::Writing& db, Story const& seen, Closing const& closing, Doing const& doing) {
    auto const version = next_version(db, seen);
    insert_of_case(db, "case_closings", seen.said.id, closing, doing);
    bool const told = closing.ending != Ending::not_a_message && closing.ending != Ending::withdrawn;
    bool const leads_on = closing.ending == Ending::review_decided || closing.ending == Ending::records_given ||
                          closing.ending == Ending::records_refused;
    auto const says = leads_on ? closing.reason + " " + paragraph_of(recourse_of(seen.said.track, seen.said.stage))
                               : closing.reason;
    if (told) {
        mail(db, seen, mail_about(seen, says), "closed", doing.now);
    }
    done(db, seen, {"closed", says, told}, version, doing);
}

void take_though_late(store::Writing& db, Story const& seen, Lateness const& reasons, Doing const& doing) {
    auto const version = next_version(db, seen);
    insert_of_case(db, "case_latenesses", seen.said.id, reasons, doing);
    done(db, seen, {"taken_though_late", fmt::format("{} {}", reasons.good_reason, reasons.still_fair), false}, version,
         doing);
}

void write_note(store::Writing& db, Story const& seen, std::string const& text, Doing const& doing) {
    done(db, seen, {"note", text, false}, next_version(db, seen), doing);
}

void write_to_person(store::Writing& db, Story const& seen, std::string const& text, Doing const& doing) {
    auto const version = next_version(db, seen);
    mail(db, seen, text + "\n", fmt::format("message/{}", version), doing.now);
    done(db, seen, {"message", text, true}, version, doing);
}

void take_on(store::Writing& db, Story const& seen, std::int64_t officer, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "update cases set officer = :officer where council = :council and id = :id", officer, db.council(),
               seen.said.id);
    done(db, seen, {"taken_on", "", false}, version, doing);
}

void name_service(store::Writing& db, Story const& seen, std::int64_t service, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "update cases set service = :service where council = :council and id = :id", service, db.council(),
               seen.said.id);
    if (seen.said.signal != 0) {
        loop::name_service(db, {seen.said.signal}, {service}, doing.by, doing.now);
    }
    done(db, seen, {"service_named", "", false}, version, doing);
}

void confirm_genuine(store::Writing& db, Story const& seen, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "update cases set doubt = 'none' where council = :council and id = :id", db.council(), seen.said.id);
    if (seen.said.signal == 0 && seen.said.kind != Kind::request) {
        tell_loop(db, seen.said, seen.teller, doing);
    }
    done(db, seen, {"confirmed", "", false}, version, doing);
}

void write_what_changed(store::Writing& db, Story const& story, std::string const& text, Instant now) {
    static WorkingDays const days;
    Doing const doing{-1, now, days};
    write_entry(db, story, "told_back", text, true, story.said.version, doing);
    note_event(db, story, "told_back", doing);
}

std::int64_t tries_of(store::Reading const& db, std::string const& who, int stretch, Instant now) {
    return store::value_if_any<std::int64_t>(
               db, "select number from case_tries where council = :council and stretch = :stretch and who = :who",
               db.council(), now.seconds / stretch * stretch, who)
        .value_or(0);
}

void count_try(store::Writing& db, std::string const& who, int stretch, Instant now) {
    store::act(db,
               "insert into case_tries (council, who, stretch, number) values (:council, :who, :stretch, 1)"
               " on conflict (council, stretch, who) do update set number = case_tries.number + 1",
               db.council(), who, now.seconds / stretch * stretch);
    store::act(db, "delete from case_tries where council = :council and stretch < :old", db.council(),
               now.seconds - 86'400);
}

}  // namespace heed::complaints
