#pragma once
// The response before it is sent. Pure. Whoever investigates writes it, version by version; another pair of eyes may look;
// somebody on the council's list signs; then it goes. What the law says it must hold (regulation 14, Code 6.6 and 6.7) must be
// there before anybody can sign; what would make it a better letter is only pointed out.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/inquiry/issues.hpp"
#include "areas/complaints/inquiry/remedies.hpp"
#include "areas/complaints/rules.hpp"

namespace heed::complaints {

struct Draft {
    std::int64_t number = 0;
    std::string how_considered;
    std::string conclusions;
    ActionNeeded action_needed = ActionNeeded::will_be_taken;
    std::string action;
    std::string ombudsman;
    std::string late_reason;
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Draft, (),
                      (number, how_considered, conclusions, action_needed, action, ombudsman, late_reason, by, at))

struct DraftCheck {
    std::int64_t number = 0;
    std::int64_t draft = 0;
    bool fine = false;
    std::string says;
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(DraftCheck, (), (number, draft, fine, says, by, at))

/// Somebody who may sign (regulation 14: the responsible person, or whom they authorised).
struct Signatory {
    Id<Signatory> id;
    std::string name;
    std::string position;
    SignedAs signed_as = SignedAs::authorised;
    std::int64_t member = 0;  ///< 0: they do not use Heed, and sign on paper
    std::optional<Day> ended_on;
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Signatory, (), (id, name, position, signed_as, member, ended_on, by, at))

enum class SignedHow { in_heed, on_paper };
BOOST_DESCRIBE_ENUM(SignedHow, in_heed, on_paper)

struct Signature {
    std::int64_t draft = 0;
    Id<Signatory> signatory;
    std::string name;  ///< with the position, as the letter has it
    SignedAs signed_as = SignedAs::authorised;
    Day signed_on;
    SignedHow how = SignedHow::in_heed;
    std::string on_behalf_of;  ///< the responsible person, where they did not sign themselves; "" where none is named
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (draft, signatory, name, signed_as, signed_on, how, on_behalf_of, by, at))

/// What is there of the response of one case.
struct ResponseSoFar {
    std::optional<Draft> draft;          ///< the last version
    std::optional<DraftCheck> check;     ///< of that version, the last
    std::optional<Signature> signature;  ///< of that version
    bool needs_check = false;            ///< the council asks for a second pair of eyes
};

struct Remark {
    bool must = false;  ///< without it nobody can sign
    std::string says;
    std::string quoted{};  ///< the words that it is about
};

/// Everything that the draft is read with.
struct DraftRead {
    Story const& story;
    Inquiry const& inquiry;
    std::vector<Remedy> const& remedies;
    Draft const& draft;
    std::vector<std::string> const& staff;  ///< names of staff and of whom was asked
    Day today;
};
std::vector<Remark> remarks_on(DraftRead const& read);
bool holds_all(std::vector<Remark> const& remarks);

/// The sentences that sound like an apology and are none ("sorry that you felt ..."), as they were written.
std::vector<std::string> apologies_that_are_none(std::string_view text);
/// Whether it says sorry at all.
bool says_sorry(std::string_view text);

/// The text as sentences, split at full stops, question and exclamation marks and line ends.
std::vector<std::string> sentences_in(std::string_view text);
/// A hint and never a gate: GOV.UK's advice, as far as we could read it.
constexpr int long_sentence_words = 25;

/// Names of people in the text: those given, and what follows Mr, Mrs, Miss, Ms or Dr, but for the `ours`.
std::vector<std::string> names_in(std::string_view text, std::vector<std::string> const& known,
                                  std::vector<std::string> const& ours);

struct DraftTyped {
    std::string how_considered{};
    std::string conclusions{};
    std::optional<ActionNeeded> action_needed{};
    std::string action{};
    std::string ombudsman{};
    std::string late_reason{};
};
/// A draft may still lack anything but words that fit. Field names as in `missing_from`.
Outcome<Draft> drafted(Story const& story, DraftTyped const& typed);

/// Another person than who wrote this version. Fields "fine", "says".
Outcome<DraftCheck> looked_over(Story const& story, ResponseSoFar const& response, std::int64_t by,
                                std::optional<bool> fine, std::string const& says);

/// `responsible_person`: whom the council names for regulation 4, on whose behalf others sign. Fields "signatory", "on".
Outcome<Signature> signed_by(Story const& story, ResponseSoFar const& response, std::vector<Remark> const& remarks,
                             std::optional<Signatory> const& signatory, std::string const& responsible_person,
                             std::optional<Day> on, Day today);

/// The written response of that version, sent on that day. Fields "", "sent", "late_reason".
Outcome<Answer> ready_to_send(Story const& story, ResponseSoFar const& response, std::vector<Remark> const& remarks,
                              std::vector<Remedy> const& remedies, std::optional<Day> sent_on, Day today);

/// What the answer says will be done: the words of the draft, then each remedy with its day.
std::string action_with_remedies(std::string const& action, std::vector<Remedy> const& remedies);

/// The draft as the answer that it would be, for a look at the letter.
Answer as_answer(Draft const& draft, std::optional<Signature> const& signature, std::vector<Remedy> const& remedies,
                 Day sent_on);

}  // namespace heed::complaints
