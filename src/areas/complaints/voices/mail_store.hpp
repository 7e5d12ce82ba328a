#pragma once
// E-mails that wait to be looked at, and thanks that were passed on.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/mail_reader.hpp"

namespace heed::complaints {

struct WaitingMail {
    Id<WaitingMail> id;
    std::string message;
    std::string sender;
    std::string said;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(WaitingMail, (), (id, message, sender, said, at))

constexpr int most_waiting = 500;

enum class TakenIn { waits, came_before, automatic, full };
BOOST_DESCRIBE_ENUM(TakenIn, waits, came_before, automatic, full)
/// Once for each Message-ID. Nothing is ever sent back.
TakenIn take_in(store::Writing& db, ReadMail const& mail, Instant now);
/// The same, in a transaction of its own.
TakenIn take_in(store::Store& store, CouncilId council, ReadMail const& mail, Instant now);

std::vector<WaitingMail> mail_that_waits(store::Reading const& db);
std::optional<WaitingMail> find_waiting(store::Reading const& db, Id<WaitingMail> id);
/// It was kept, or thrown away: its words are here no longer. False where it is gone; its number may be the next one's, which
/// nobody has looked at yet.
bool forget_waiting(store::Writing& db, Id<WaitingMail> id, std::string const& message);

bool was_taken(store::Reading const& db, std::string const& message);
void mark_as_taken(store::Writing& db, std::string const& message, Instant now);

/// The addresses that this council's e-mails are sent to, in small letters: where several councils share a server, they say
/// whose an e-mail is.
std::vector<std::string> mail_addresses(store::Reading const& db);
constexpr std::size_t most_mail_addresses = 10;
/// As typed, with commas, spaces or lines between; none is right too. Problems name the field "addresses".
Outcome<std::vector<std::string>> mail_addresses_from(std::string_view typed);
void set_mail_addresses(store::Writing& db, std::vector<std::string> const& addresses, std::int64_t by, Instant now);

struct ThanksPassedOn {
    std::int64_t number = 0;
    std::string to_whom;
    std::string how;
    Day on_day;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ThanksPassedOn, (), (number, to_whom, how, on_day, by))
std::vector<ThanksPassedOn> passed_on_thanks(store::Reading const& db, Id<Case> id);
/// Records it, and closes the compliment as passed on if it is open.
void pass_thanks_on(store::Writing& db, Story const& story, ThanksPassedOn passed, Doing const& doing);

}  // namespace heed::complaints
