#include "areas/complaints/voices/mail_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view addresses_name = "mail_addresses";

std::vector<std::string> words_of(std::string_view text) {
    std::string spaced(text);
    std::ranges::replace_if(
        spaced, [](char c) { return c == ',' || c == ';' || c == '\n' || c == '\t'; }, ' ');
    std::vector<std::string> words;
    for (auto const word : split(spaced, ' ')) {
        if (!word.empty() && std::ranges::find(words, lowered(word)) == words.end()) {
            words.push_back(lowered(word));
        }
    }
    return words;
}

}  // namespace

std::vector<std::string> mail_addresses(store::Reading const& db) {
    return words_of(people::setting(db, addresses_name).value_or(""));
}

Outcome<std::vector<std::string>> mail_addresses_from(std::string_view typed) {
    auto addresses = words_of(typed.substr(0, 4000));
    for (auto const& address : addresses) {
        if (!people::looks_like_email(address)) {
            return problem("addresses", fmt::format("“{}” is no e-mail address. Enter addresses in the form "
                                                    "compliments@example.gov.uk",
                                                    shortened(address, 60)));
        }
    }
    if (addresses.size() > most_mail_addresses) {
        return problem("addresses", fmt::format("Enter {} addresses or fewer", most_mail_addresses));
    }
    return addresses;
}

void set_mail_addresses(store::Writing& db, std::vector<std::string> const& addresses, std::int64_t by, Instant now) {
    people::set_setting(db, addresses_name, fmt::format("{}", fmt::join(addresses, " ")));
    store::note(db, {"council", 0, "mail_addresses_set",
                     counted(static_cast<std::int64_t>(addresses.size()), "address", "addresses"), by, now});
}

bool was_taken(store::Reading const& db, std::string const& message) {
    return store::value_if_any<std::int64_t>(
               db, "select at from mail_taken where council = :council and message = :message", db.council(), message)
        .has_value();
}

void mark_as_taken(store::Writing& db, std::string const& message, Instant now) {
    store::act(db,
               "insert into mail_taken (council, message, at) values (:council, :message, :at)"
               " on conflict (council, message) do nothing",
               db.council(), message, now);
}

std::vector<WaitingMail> mail_that_waits(store::Reading const& db) {
    return store::rows<WaitingMail>(db,
                                    "select id, message, sender, substr(said, 1, 300) as said, at from mail_waiting"
                                    " where council = :council order by id limit :most",
                                    db.council(), std::int64_t{most_waiting});
}

TakenIn take_in(store::Writing& db, ReadMail const& mail, Instant now) {
    if (mail.is_automatic) {
        return TakenIn::automatic;
    }
    if (was_taken(db, mail.message)) {
        return TakenIn::came_before;
    }
    if (mail_that_waits(db).size() >= static_cast<std::size_t>(most_waiting)) {
        return TakenIn::full;
    }
    mark_as_taken(db, mail.message, now);
    WaitingMail const waiting{store::next_id<WaitingMail>(db, "mail_waiting"), mail.message, mail.sender, mail.words,
                              now};
    store::insert(db, "mail_waiting", waiting);
    store::note(db, {"mail", waiting.id.number, "came_in", "", -1, now});
    return TakenIn::waits;
}

TakenIn take_in(store::Store& store, CouncilId council, ReadMail const& mail, Instant now) {
    return store::in_one_go(store, council, [&](store::Writing& db) { return take_in(db, mail, now); });
}

std::optional<WaitingMail> find_waiting(store::Reading const& db, Id<WaitingMail> id) {
    return store::row<WaitingMail>(db,
                                   "select id, message, sender, said, at from mail_waiting"
                                   " where council = :council and id = :id",
                                   db.council(), id);
}

bool forget_waiting(store::Writing& db, Id<WaitingMail> id, std::string const& message) {
    return store::act(db, "delete from mail_waiting where council = :council and id = :id and message = :message",
                      db.council(), id, message) == 1;
}

std::vector<ThanksPassedOn> passed_on_thanks(store::Reading const& db, Id<Case> id) {
    return store::rows<ThanksPassedOn>(db,
                                       "select number, to_whom, how, on_day, by from compliments_passed_on"
                                       " where council = :council and case_id = :case_id order by number",
                                       db.council(), id);
}

void pass_thanks_on(store::Writing& db, Story const& story, ThanksPassedOn passed, Doing const& doing) {
    passed.number = static_cast<std::int64_t>(passed_on_thanks(db, story.said.id).size()) + 1;
    store::act(db,
               "insert into compliments_passed_on (council, case_id, number, to_whom, how, on_day, by, at)"
               " values (:council, :case_id, :number, :to_whom, :how, :on_day, :by, :at)",
               db.council(), story.said.id, passed.number, passed.to_whom, passed.how, passed.on_day, doing.by,
               doing.now);
    store::note(db, {"compliment", story.said.id.number, "thanks_passed_on", "", doing.by, doing.now});
    if (is_open(story)) {
        close(db, story, {Ending::passed_on, passed.on_day, "We passed your thanks on to the people they are about."},
              doing);
    }
}

}  // namespace heed::complaints
