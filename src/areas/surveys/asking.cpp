#include "areas/surveys/asking.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "kernel/text.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/random.hpp"
#include "work/outbox.hpp"

namespace heed::surveys {

namespace {

constexpr int at_once = 2000;  ///< invitations that are reminded or forgotten in one night

std::string mark_of(std::string_view key, Event const& event) {
    switch (event.way) {
        case Way::email: return mark_of_email(key, event.email);
        case Way::phone: return mark_of_phone(key, event.phone);
        case Way::letter: break;
    }
    return mark_of_address(key, event.name, event.address);
}

bool was_asked_lately(store::Reading const& db, std::string const& mark, Survey const& survey, Day today) {
    auto const asked_on = store::value_if_any<Day>(
        db, "select asked_on from survey_marks where council = :council and mark = :mark", db.council(), mark);
    return asked_on && !may_be_asked_again(*asked_on, survey.not_again_within, today);
}

void remember(store::Writing& db, std::string const& mark, Day today) {
    store::act(db,
               "insert into survey_marks (council, mark, asked_on) values (:council, :mark, :today)"
               " on conflict (council, mark) do update set asked_on = excluded.asked_on",
               db.council(), mark, today);
}

void count_asked(store::Writing& db, Invitation const& invitation) {
    store::act(db,
               "insert into survey_asked (council, survey, quarter, team, service, way, asked, answered)"
               " values (:council, :survey, :quarter, :team, :service, :way, 1, 0)"
               " on conflict (council, survey, quarter, team, service, way)"
               " do update set asked = survey_asked.asked + 1",
               db.council(), invitation.survey, invitation.quarter, invitation.team, invitation.service,
               invitation.way);
}

Invitation invitation_for(Survey const& survey, Event const& event, std::string const& mark, Day today) {
    Invitation invitation;
    invitation.survey = survey.id;
    invitation.version = survey.version;
    invitation.nonce = web::random_key();
    invitation.team = event.team;
    invitation.service = event.service;
    invitation.quarter = quarter_of(today);
    invitation.way = event.way;
    invitation.name = event.name;
    invitation.email = event.email;
    invitation.phone = event.phone;
    invitation.address = event.address;
    invitation.language = event.language;
    invitation.easy_read = event.easy_read;
    invitation.large_print = event.large_print;
    invitation.matters = event.matters;
    invitation.mark = mark;
    invitation.next = event.way == Way::letter ? Next::print : event.way == Way::phone ? Next::ring : Next::wait;
    if (event.way != Way::letter && survey.remind_after > 0) {
        invitation.remind_on = today + static_cast<int>(survey.remind_after);
    }
    invitation.closes_on = today + static_cast<int>(survey.closes_after);
    return invitation;
}

/// What an e-mail leads to.
struct Links {
    std::string code;
    std::string answer;
    std::string stop;
};

std::string plain_letter(Version const& version, Links const& links, bool again) {
    return fmt::format("Hello,\n\n{}{}\n\nAnswer here. It takes two minutes:\n{}\n\nYour code is {}. It works once.\n\n"
                       "You do not have to answer. Nothing that you get changes because of it. Nobody can see "
                       "afterwards who gave which "
                       "answer.\n\nIf you do not want us to ask you again:\n{}\n",
                       again ? "We asked you this before, and this is the only reminder.\n\n" : "", version.intro,
                       links.answer, links.code, links.stop);
}

std::string easy_letter(Version const& version, Links const& links, bool again) {
    return fmt::format("Hello.\n\n{}{}\n\nYou can tell us here:\n{}\n\nYour code is {}.\n\nYou do not have to answer.\n"
                       "Your care will not change.\nNobody will know what you said.\n\n"
                       "Do you want us to stop asking? Go here:\n{}\n",
                       again ? "We asked you before. We will not ask again.\n\n" : "", version.easy_intro, links.answer,
                       links.code, links.stop);
}

/// Nothing in it can be taken for another invitation's, nor leads to a code.
std::string about_of(Invitation const& invitation, bool again) {
    return work::private_about(fmt::format("survey/{}/{}", invitation.code.substr(0, 24), again ? 2 : 1));
}

void send(store::Writing& db, std::string const& server_key, Survey const& survey, Invitation const& invitation,
          bool again, Instant now) {
    auto const version = version_of(db, survey.id, invitation.version);
    auto const code = code_of(server_key, invitation.nonce);
    Links const links{code, link_of(survey, code), stop_link_of(survey, server_key, invitation.mark)};
    work::send_later(
        db,
        {.to = invitation.email,
         .subject = again ? "A reminder: how was it for you?" : "How was it for you?",
         .text = invitation.easy_read ? easy_letter(version, links, again) : plain_letter(version, links, again),
         .about = about_of(invitation, again),
         .unsubscribe = links.stop},
        now);
}

/// Numbers of invitations, each given once for ever. The highest is deleted when it was answered; were its number given to
/// the next, a page that somebody still has open, to ring a person or to print their letter, would be another person's.
class Numbers {
public:
    explicit Numbers(store::Writing& db)
        : db_(db),
          first_(std::max(last_given(db) + 1, store::next_id<Invitation>(db, "survey_invitations").number)),
          next_(first_) {}
    Id<Invitation> next() { return {next_++}; }
    void keep() const {
        if (next_ > first_) {
            people::set_setting(db_, setting, std::to_string(next_ - 1));
        }
    }

private:
    static constexpr std::string_view setting = "survey_last_invitation";

    static std::int64_t last_given(store::Reading const& db) {
        std::int64_t last = 0;
        auto const kept = people::setting(db, setting).value_or("");
        std::from_chars(kept.data(), kept.data() + kept.size(), last);
        return last;
    }

    store::Writing& db_;
    std::int64_t first_;
    std::int64_t next_;
};

void ask(store::Writing& db, std::string const& server_key, Survey const& survey, Event const& event,
         std::string const& mark, Id<Invitation> id, Doing const& doing) {
    auto invitation = invitation_for(survey, event, mark, doing.today);
    invitation.code = kept_code(code_of(server_key, invitation.nonce));
    invitation.id = id;
    store::insert(db, "survey_invitations", invitation);
    count_asked(db, invitation);
    if (invitation.way == Way::email) {
        send(db, server_key, survey, invitation, false, doing.now);
    }
}

void note(store::Writing& db, Id<Survey> survey, std::string what, std::int64_t number, Doing const& doing) {
    if (number > 0) {
        store::note(
            db, {"survey", survey.number, std::move(what), counted(number, "person", "people"), doing.by, doing.now});
    }
}

std::vector<Invitation> due_for_reminder(store::Reading const& db, Day today) {
    return store::rows<Invitation>(
        db,
        "select id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address, language,"
        " easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on from survey_invitations"
        " where council = :council and remind_on <= :today order by remind_on, id limit :most",
        db.council(), today, at_once);
}

std::vector<Invitation> waiting_for(store::Reading const& db, std::string const& mark) {
    return store::rows<Invitation>(
        db,
        "select id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address, language,"
        " easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on from survey_invitations"
        " where council = :council and mark = :mark",
        db.council(), mark);
}

}  // namespace

bool wants_no_more(store::Reading const& db, std::string const& mark) {
    return store::value_if_any<std::string>(
               db, "select mark from survey_stops where council = :council and mark = :mark", db.council(), mark)
        .has_value();
}

AskedOf ask_after(store::Writing& db, std::string const& server_key, std::vector<Event> const& events,
                  Doing const& doing) {
    AskedOf became;
    std::map<EventKind, std::vector<Survey>> running;
    std::map<Id<Survey>, std::int64_t> by_survey;
    Numbers numbers(db);
    for_each_value<EventKind>([&](EventKind kind) { running[kind] = running_after(db, kind); });
    for (auto const& event : events) {
        auto const mark = mark_of(server_key, event);
        became.no_survey += running[event.kind].empty() ? 1 : 0;
        for (auto const& survey : running[event.kind]) {
            if (wants_no_more(db, mark)) {
                ++became.asked_to_stop;
            } else if (was_asked_lately(db, mark, survey, doing.today)) {
                ++became.asked_lately;
            } else {
                ask(db, server_key, survey, event, mark, numbers.next(), doing);
                remember(db, mark, doing.today);
                ++became.asked;
                ++by_survey[survey.id];
            }
        }
    }
    numbers.keep();
    for (auto const& [survey, number] : by_survey) {
        note(db, survey, "asked", number, doing);
    }
    store::note(db, {"survey", 0, "events_taken", counted(static_cast<std::int64_t>(events.size()), "event", "events"),
                     doing.by, doing.now});
    return became;
}

Outcome<loop::AskAfter> hear_of_event(store::Reading const& db, loop::Happened const& happened) {
    auto const event = event_from(happened.parts, known_names(db), happened.today);
    if (!event) {
        return tl::make_unexpected(event.error());
    }
    return [event = *event, key = happened.server_key, doing = Doing{happened.today, happened.now, happened.by}](
               store::Writing& writing) { return ask_after(writing, key, {event}, doing).no_survey == 0; };
}

std::optional<Invitation> invitation_of(store::Reading const& db, std::string_view typed_code) {
    return store::row<Invitation>(
        db,
        "select id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address, language,"
        " easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on from survey_invitations"
        " where council = :council and code = :code",
        db.council(), kept_code(typed_code));
}

std::vector<Invitation> to_do(store::Reading const& db, Id<Survey> survey, Next next, Id<Invitation> after, int most) {
    return store::rows<Invitation>(
        db,
        "select id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address, language,"
        " easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on from survey_invitations"
        " where council = :council and survey = :survey and next = :next and id > :after order by id limit :most",
        db.council(), survey, next, after, most);
}

std::optional<Invitation> find_invitation(store::Reading const& db, Id<Survey> survey, Id<Invitation> id) {
    return store::row<Invitation>(
        db,
        "select id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address, language,"
        " easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on from survey_invitations"
        " where council = :council and id = :id and survey = :survey",
        db.council(), id, survey);
}

std::int64_t count_to_do(store::Reading const& db, Id<Survey> survey, Next next) {
    return store::value<std::int64_t>(db,
                                      "select count(*) from (select id from survey_invitations where council = :council"
                                      " and survey = :survey and next = :next order by id limit 100) few",
                                      db.council(), survey, next);
}

void letters_sent(store::Writing& db, Survey const& survey, std::vector<Id<Invitation>> const& ids,
                  Doing const& doing) {
    std::int64_t sent = 0;
    for (auto const id : ids) {
        auto const invitation = find_invitation(db, survey.id, id);
        if (!invitation || invitation->next != Next::print) {
            continue;  // answered, or sent by somebody else meanwhile
        }
        auto const remind_on = !invitation->reminded && survey.remind_after > 0
                                   ? std::optional(doing.today + static_cast<int>(survey.remind_after))
                                   : std::nullopt;
        sent += store::act(db,
                           "update survey_invitations set next = 'wait', remind_on = :remind"
                           " where council = :council and id = :id",
                           remind_on, db.council(), id);
    }
    store::note(db,
                {"survey", survey.id.number, "letters_sent", counted(sent, "letter", "letters"), doing.by, doing.now});
}

void forget_invitation(store::Writing& db, Invitation const& invitation, Instant now) {
    store::act(db, "delete from survey_invitations where council = :council and id = :id", db.council(), invitation.id);
    for (bool const again : {false, true}) {
        work::take_back(db, about_of(invitation, again), now);
    }
}

void declined(store::Writing& db, Invitation const& invitation, Doing const& doing) {
    forget_invitation(db, invitation, doing.now);
    note(db, invitation.survey, "declined", 1, doing);
}

void stop_asking(store::Writing& db, std::string const& mark, Doing const& doing) {
    store::act(
        db, "insert into survey_stops (council, mark) values (:council, :mark) on conflict (council, mark) do nothing",
        db.council(), mark);
    for (auto const& invitation : waiting_for(db, mark)) {
        forget_invitation(db, invitation, doing.now);
    }
    store::note(db, {"survey", 0, "stopped_asking", "1 person", doing.by, doing.now});
}

void remind(store::Writing& db, std::string const& server_key, Doing const& doing) {
    std::map<Id<Survey>, std::int64_t> reminded;
    for (auto const& invitation : due_for_reminder(db, doing.today)) {
        auto const next = invitation.way == Way::letter  ? Next::print
                          : invitation.way == Way::phone ? Next::ring
                                                         : Next::wait;
        store::act(db,
                   "update survey_invitations set next = :next, remind_on = null, reminded = 1"
                   " where council = :council and id = :id",
                   next, db.council(), invitation.id);
        if (invitation.way == Way::email) {
            send(db, server_key, survey_there(db, invitation.survey), invitation, true, doing.now);
        }
        ++reminded[invitation.survey];
    }
    for (auto const& [survey, number] : reminded) {
        note(db, survey, "reminded", number, doing);
    }
}

void forget(store::Writing& db, Doing const& doing) {
    std::map<Id<Survey>, std::int64_t> over;
    auto const closed = store::rows<Invitation>(
        db,
        "select id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address, language,"
        " easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on from survey_invitations"
        " where council = :council and closes_on <= :today order by closes_on, id limit :most",
        db.council(), doing.today, at_once);
    for (auto const& invitation : closed) {
        forget_invitation(db, invitation, doing.now);
        ++over[invitation.survey];
    }
    for (auto const& [survey, number] : over) {
        note(db, survey, "closed_for", number, doing);
    }
}

void forget_marks(store::Writing& db, Day today) {
    constexpr int longest_between = 730;
    store::act(db, "delete from survey_marks where council = :council and asked_on < :since", db.council(),
               today - longest_between);
}

std::string link_of(Survey const& survey, std::string_view code) {
    return fmt::format("{}/survey?code={}", survey.address, code);
}

std::string stop_link_of(Survey const& survey, std::string_view server_key, std::string_view mark) {
    return fmt::format("{}/survey/unsubscribe?t={}", survey.address, stop_token_of(server_key, mark));
}

}  // namespace heed::surveys
