#pragma once
// Who is asked outside the council: a provider, a hospital, another body. Pure. They get the questions that are put to them and
// nothing else: not what the person said, not what others answered, and not who complained, unless the person agreed and
// that is on record.
//
// A link with a secret in it is read by mail servers, by whoever shares a mailbox, and in our own outbox. So the e-mail holds
// one half, the link, and a member of staff gives the other, a code of eight letters, by telephone. Each alone opens nothing.
// (docs/decisions/2026-11-22-contributors-link-and-code.md)

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "kernel/outcome.hpp"

namespace heed::complaints {

struct Contributor {
    Id<Contributor> id;
    Id<Case> case_id;
    std::string organisation;
    std::string name;
    std::string email;
    bool person_named = false;  ///< they are told who complained: the person agreed
    std::optional<Day> consent_on;
    std::string consent_how;
    std::string link_key;   ///< 32 hexadecimal digits: the half in the link
    std::string link;       ///< the whole address
    std::string code_hash;  ///< see `kept_code`
    Day due;
    Day expires_on;  ///< the last day on which the link works
    Day asked_on;
    std::optional<Day> reminded_on;
    std::optional<Day> revoked_on;
    std::optional<Instant> answered_at;  ///< when the last question was answered
    std::int64_t files = 0;              ///< how many they sent
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Contributor, (),
                      (id, case_id, organisation, name, email, person_named, consent_on, consent_how, link_key, link,
                       code_hash, due, expires_on, asked_on, reminded_on, revoked_on, answered_at, files, by, at))

struct OutsideQuestion {
    std::int64_t number = 0;
    std::string question;
    std::string answer;
    std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(OutsideQuestion, (), (number, question, answer, answered_at))

/// Works until its last day, unless it was ended or the complaint is closed.
bool opens(Contributor const& contributor, Story const& story, Day today);

/// "Waits for an answer, 3 days left", "Answered", "Ended on 3 May 2026", "The link is over".
std::string spoken_standing(Contributor const& contributor, Day today);

/// A link works for so long after the day by which an answer is wanted.
constexpr int days_after_due = 14;
constexpr int most_days_to_answer = 90;
constexpr std::size_t most_questions = 20;
constexpr std::size_t most_of_a_question = 500;
constexpr std::size_t most_of_their_answer = 6000;

struct ContributorDraft {
    std::string organisation{};
    std::string name{};
    std::string email{};
    std::string questions{};  ///< one a line
    std::optional<Day> due{};
    std::optional<bool> person_named{};
    std::optional<Day> consent_on{};
    std::string consent_how{};
};
struct AskedOutside {
    Contributor contributor;
    std::vector<std::string> questions;
};
/// Fields "organisation", "name", "email", "questions", "due", "named", "agreed", "consent_how". A question that could tell
/// who complained is refused where the person did not agree to that.
Outcome<AskedOutside> asked_outside(Story const& story, ContributorDraft const& draft, Day today);

/// "K7MQ-2XPD": 40 random bits, to be said on the telephone.
std::string fresh_code();
/// Keyed hash of the code as it is kept, whatever way it was typed.
std::string kept_code(std::string const& server_key, std::string_view link_key, std::string_view typed);

/// The e-mail. It names the council and our reference, and nobody.
std::string asking_words(Contributor const& contributor, std::string const& council_name, std::string const& reference,
                         std::size_t questions, bool again);

}  // namespace heed::complaints
