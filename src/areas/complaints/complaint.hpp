#pragma once
// The nouns. A case is a complaint, a compliment, a concern or a request; the screens say which of them it is, never
// "case". The law is the Local Authority Social Services and National Health Service Complaints (England) Regulations 2009
// (SI 2009/309), "reg." below. An adult social care complaint has one stage; what follows another procedure has its own
// track (clocks/track.hpp).

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/clocks/track.hpp"
#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"

namespace heed::complaints {

/// request: something asked for, which is no complaint: a service, a review, one's own records.
enum class Kind { complaint, compliment, concern, request };
BOOST_DESCRIBE_ENUM(Kind, complaint, compliment, concern, request)

/// How it came. What came by telephone or in person is oral in the sense of reg. 8(1)(c) and reg. 13.
enum class Channel { web_form, phone, letter, email, in_person };
BOOST_DESCRIBE_ENUM(Channel, web_form, phone, letter, email, in_person)

enum class AnswerBy { email, phone, letter, no_reply };
BOOST_DESCRIBE_ENUM(AnswerBy, email, phone, letter, no_reply)

/// On what footing somebody speaks for another person (reg. 5).
enum class Basis {
    speaks_for_self,
    consent,
    lasting_power_of_attorney,
    deputy,
    child,
    death,
    best_interests,
    does_not_know,
};
BOOST_DESCRIBE_ENUM(Basis, speaks_for_self, consent, lasting_power_of_attorney, deputy, child, death, best_interests,
                    does_not_know)

/// Why a form on the web looked unlike a person's. Nothing is ever refused for it: a phone relay looks odd too.
enum class Doubt { none, hidden_field_filled, sent_too_fast, many_from_one_network };
BOOST_DESCRIBE_ENUM(Doubt, none, hidden_field_filled, sent_too_fast, many_from_one_network)

/// What was said, and everything that the lists need.
struct Case {
    Id<Case> id;  ///< 1 to 2^40 - 1, at random, so that a number that is hidden leaves no gap; the reference spells it
    Kind kind = Kind::complaint;
    Track track = Track::none;  ///< given when it is received, from the kind; a part has the one chosen for it
    std::int64_t stage = 1;     ///< 2 only under the Code: a case of its own, for another person to look into
    Id<Case> contact;  ///< the case that came in, whose teller and secret serve all its parts; itself for that one
    Id<Case> follows;  ///< what it came out of: stage 1 of it, or the request that it was before; 0: nothing
    Channel channel = Channel::web_form;
    std::string said;    ///< in the person's own words
    std::string wanted;  ///< what they would like to happen, or empty
    std::string about;   ///< who or which team it is about, or empty
    std::optional<Day> happened_on;
    std::optional<Day> noticed_on;  ///< when they came to know of it, where that was later (reg. 12)
    std::string noticed_words{};    ///< the same as they said it: "about last spring"
    Day received_on;
    Instant received_at;
    std::int64_t received_by = 0;  ///< the member of staff who logged it; 0: it came by the web form
    bool kept_from_worker = false;
    Doubt doubt = Doubt::none;
    std::int64_t officer = 0;  ///< 0: nobody has it yet
    std::int64_t service = 0;  ///< 0: not known
    std::int64_t signal = 0;   ///< 0: the loop has not been told
    std::int64_t version = 1;  ///< grows with each change by staff; two who change it at once are told
    std::string next_step;     ///< what is to be done next: "acknowledge", "plan", "answer", "look_at"; "" when closed
    std::optional<Day> next_due;  ///< absent exactly when it is closed
    std::optional<Day> closed_on;
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, kind, track, stage, contact, follows, channel, said, wanted, about, happened_on, noticed_on,
                       noticed_words, received_on, received_at, received_by, kept_from_worker, doubt, officer, service,
                       signal, version, next_step, next_due, closed_on))

/// Who told us and how they want to be treated. Kept apart from the case, so that it can be forgotten apart.
struct Teller {
    Id<Case> case_id;  ///< the case that came in (Case::contact)
    std::string name;  ///< empty: they did not want to say
    AnswerBy answer_by = AnswerBy::no_reply;
    std::string email;
    std::string phone;
    std::string address;
    bool safe_to_contact = true;
    std::string safe_note;       ///< when or how it is safe
    bool wants_to_hear = false;  ///< what changed because of it
    Basis basis = Basis::speaks_for_self;
    std::string whose_name;  ///< the person spoken for
    std::string relationship;
    bool large_print = false;
    bool easy_read = false;
    bool british_sign_language = false;
    bool advocate = false;
    std::string interpreter_language;
    std::string somebody_to_ring;
    std::string other_needs;  ///< "Braille; A hearing loop": see intake/needs.hpp
};
BOOST_DESCRIBE_STRUCT(Teller, (),
                      (case_id, name, answer_by, email, phone, address, safe_to_contact, safe_note, wants_to_hear,
                       basis, whose_name, relationship, large_print, easy_read, british_sign_language, advocate,
                       interpreter_language, somebody_to_ring, other_needs))

enum class Discussion { held, declined, offered };
BOOST_DESCRIBE_ENUM(Discussion, held, declined, offered)

/// Reg. 13: said or written to the person, with the offer to discuss how it will be looked into and by when.
struct Acknowledgement {
    Day on_day;
    Channel how = Channel::phone;
    Discussion discussion = Discussion::held;
};
BOOST_DESCRIBE_STRUCT(Acknowledgement, (), (on_day, how, discussion))

enum class AgreedWith { person, nobody };
BOOST_DESCRIBE_ENUM(AgreedWith, person, nobody)

/// By when the answer will come: agreed with the person, or set by us after they declined to discuss it. Each new plan
/// stands beside the older ones; the last counts.
struct Plan {
    std::int64_t number = 0;
    Day answer_due;
    AgreedWith agreed_with = AgreedWith::person;
    Day agreed_on;
    std::string how;               ///< how it will be looked into, and how the time was agreed
    std::string who{};             ///< who agreed for the person: themselves, or who speaks for them
    std::optional<Day> sent_on{};  ///< when it was sent to them in writing
};
BOOST_DESCRIBE_STRUCT(Plan, (), (number, answer_due, agreed_with, agreed_on, how, who, sent_on))

enum class Verdict { upheld, partly, not_upheld };
BOOST_DESCRIBE_ENUM(Verdict, upheld, partly, not_upheld)

/// What was found on the issue of the same number (inquiry/issues.hpp).
struct Finding {
    std::int64_t number = 0;
    std::string issue;
    Verdict verdict = Verdict::upheld;
    std::string reason{};     ///< what the evidence shows
    std::string relied_on{};  ///< law, policy or procedure
};
BOOST_DESCRIBE_STRUCT(Finding, (), (number, issue, verdict, reason, relied_on))

enum class ActionNeeded { taken, will_be_taken, none_needed };
BOOST_DESCRIBE_ENUM(ActionNeeded, taken, will_be_taken, none_needed)

enum class SignedAs { responsible_person, authorised };
BOOST_DESCRIBE_ENUM(SignedAs, responsible_person, authorised)

/// The written response of reg. 14.
struct Answer {
    std::string how_considered;
    std::string conclusions;  ///< with any matter that needs remedy
    ActionNeeded action_needed = ActionNeeded::taken;
    std::string action;
    std::string ombudsman;  ///< the paragraph that names the right to go to the Ombudsman
    std::string signatory;
    SignedAs signed_as = SignedAs::authorised;
    Day sent_on;
    std::string late_reason;     ///< reg. 14: told to the person in writing when the answer is late
    std::string on_behalf_of{};  ///< reg. 4: the responsible person, where somebody else signed; "" where none is named
};
BOOST_DESCRIBE_STRUCT(Answer, (),
                      (how_considered, conclusions, action_needed, action, ombudsman, signatory, signed_as, sent_on,
                       late_reason, on_behalf_of))

/// Reg. 8(1)(a) to (h), and two more ways in which a matter ends without an answer under reg. 14.
enum class Ending {
    excluded_8_1_a,  ///< a complaint by a responsible body
    excluded_8_1_b,  ///< by an employee about their employment
    excluded_8_1_c,  ///< oral, resolved to the person's satisfaction by the end of the next working day
    excluded_8_1_d,  ///< the same subject as one resolved under (c)
    excluded_8_1_e,  ///< already investigated under these or the earlier procedures
    excluded_8_1_f,  ///< with the Local Commissioner or the Health Service Commissioner, now or before
    excluded_8_1_g,  ///< an alleged failure to answer a Freedom of Information request
    excluded_8_1_h,  ///< superannuation schemes
    out_of_time,     ///< reg. 12: made too late, and the two reasons to take it all the same do not hold
    withdrawn,
    looked_into,             ///< a concern
    passed_on,               ///< a compliment
    not_a_message,           ///< advertising, or a machine
    representative_refused,  ///< reg. 5: who speaks for the person is not the one to
    sent_to_right_body,      ///< reg. 6: it is another organisation's, and counts as made to that one
    done_as_asked,           ///< a service request
    became_a_complaint,      ///< a service request that did not satisfy (Code 1.8)
    review_decided,          ///< of a financial assessment
    records_given,           ///< subject access, wholly or partly
    records_refused,
    referred_to_safeguarding,
    refused_under_code,  ///< Code 2.4: explained, with the right to take the refusal to the Ombudsman
};
BOOST_DESCRIBE_ENUM(Ending, excluded_8_1_a, excluded_8_1_b, excluded_8_1_c, excluded_8_1_d, excluded_8_1_e,
                    excluded_8_1_f, excluded_8_1_g, excluded_8_1_h, out_of_time, withdrawn, looked_into, passed_on,
                    not_a_message, representative_refused, sent_to_right_body, done_as_asked, became_a_complaint,
                    review_decided, records_given, records_refused, referred_to_safeguarding, refused_under_code)

struct Closing {
    Ending ending = Ending::looked_into;
    Day on_day;
    std::string reason;              ///< what was done, or the reason as the person is told it in writing
    std::optional<Day> notice_on{};  ///< when the person was told in writing
};
BOOST_DESCRIBE_STRUCT(Closing, (), (ending, on_day, reason, notice_on))

/// Reg. 12: why a complaint that was made after 12 months is taken all the same. Both reasons are needed.
struct Lateness {
    std::string good_reason;
    std::string still_fair;
};
BOOST_DESCRIBE_STRUCT(Lateness, (), (good_reason, still_fair))

/// What happened, in words. Entries for the person are shown to them when they follow their case.
struct Entry {
    std::int64_t number = 0;
    std::int64_t version = 0;  ///< of the case, after this
    std::string what;          ///< code word: "received", "added", "acknowledged", "planned", "message", "note" ...
    std::string says;
    bool for_person = false;
    std::int64_t by = 0;  ///< 0: the person; -1: the program
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (number, version, what, says, for_person, by, at))

/// Everything about one case.
struct Story {
    Case said;
    Teller teller;
    std::optional<Acknowledgement> acknowledgement;
    std::vector<Plan> plans;
    std::vector<Finding> findings;
    std::optional<Answer> answer;
    std::optional<Closing> closing;
    std::optional<Lateness> lateness;
    std::vector<Hold> holds{};
    std::vector<Extension> extensions{};
    std::vector<Body> bodies{};
    std::optional<Joint> joint{};
    Representation representation{};
    Facts facts{};
    std::optional<Day> answer_by{};  ///< the latest day by which it must be answered, by the clocks of this council
};

/// "complaint", "data protection complaint", "request for records": what it is, in the words of the screens.
std::string what_it_is(Case const& said);
std::string what_it_is(Kind kind, Track track, std::int64_t stage);

/// What comes in is taken for this until an officer says otherwise: a complaint for one of adult social care.
Track first_track(Kind kind);

/// It is a part of a contact that came with another reference.
inline bool is_part(Case const& said) { return said.contact && said.contact != said.id; }

/// "complaint", "large print, interpreter: Somali": as the screens say it.
std::string spoken(Kind kind);
std::string spoken(Channel channel);
std::string spoken(AnswerBy answer_by);
std::string spoken(Basis basis);
std::string spoken(Doubt doubt);
std::string spoken(Verdict verdict);
std::string spoken(Ending ending);
std::vector<std::string> support_needs(Teller const& teller);

}  // namespace heed::complaints
