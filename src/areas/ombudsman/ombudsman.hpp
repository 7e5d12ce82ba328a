#pragma once
// The nouns. The Local Government and Social Care Ombudsman (LGSCO) looks into a complaint about the council: it enquires,
// may send a draft decision for comments, decides, and agrees remedies with dates. The screens call the whole "a case with
// the Ombudsman".

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/categories.hpp"
#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "people/member.hpp"

namespace heed::ombudsman {

struct OmbudsmanCase {
    Id<OmbudsmanCase> id;
    std::string reference;       ///< the Ombudsman's: "26 001 234"
    std::string our_reference;   ///< of the complaint that it follows, "C-7K3M9QXP"; empty if there was none
    std::int64_t complaint = 0;  ///< that complaint's number, where an area knew the reference; 0: none did
    std::string category;        ///< as the Ombudsman prints it: "Adult care services"
    std::string sub_category;    ///< "Assessment and care plan"
    std::string about;           ///< what the complaint is, without names; at most 1,000 characters
    std::int64_t service = 0;    ///< 0: not known
    Id<people::Member> officer;  ///< who looks after the whole case
    Day opened_on;
    bool kept_from_worker = false;  ///< the teller of the complaint said "don't tell my worker"
    std::int64_t version = 1;
    std::string next_step;        ///< "answer", "comment", "loop", "remedy", "wait" or "" when nothing is left
    std::optional<Day> next_due;  ///< absent when nothing is to be done by us
    std::optional<Day> decided_on;
};
BOOST_DESCRIBE_STRUCT(OmbudsmanCase, (),
                      (id, reference, our_reference, complaint, category, sub_category, about, service, officer,
                       opened_on, kept_from_worker, version, next_step, next_due, decided_on))

/// What the Ombudsman asked us, and until when. `due` is the date that stands now.
struct Enquiry {
    std::int64_t number = 0;
    std::string asks;
    Day asked_on;
    Day due;
    Id<people::Member> answerer;  ///< who at the council answers
    std::optional<Day> answered_on;
};
BOOST_DESCRIBE_STRUCT(Enquiry, (), (number, asks, asked_on, due, answerer, answered_on))

/// A draft decision that we may comment on.
struct DraftDecision {
    std::int64_t number = 0;
    Day received_on;
    std::string proposes;  ///< what it would decide
    Day comments_due;
    Id<people::Member> commenter;
    std::string comments;  ///< what we said; empty until we have
    std::optional<Day> commented_on;
};
BOOST_DESCRIBE_STRUCT(DraftDecision, (),
                      (number, received_on, proposes, comments_due, commenter, comments, commented_on))

/// What a date belongs to that the Ombudsman moved for us.
enum class Dated { enquiry, draft, remedy };
BOOST_DESCRIBE_ENUM(Dated, enquiry, draft, remedy)

/// The Ombudsman agreed to a later date. Agreed after the old date had gone by, it does not undo that it was late.
struct Extension {
    Dated part = Dated::enquiry;
    std::int64_t of = 0;  ///< the number of the enquiry or the draft, or the remedy's id
    std::int64_t number = 0;
    Day was_due;
    Day until;
    Day agreed_on;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Extension, (), (part, of, number, was_due, until, agreed_on, reason))

/// The Ombudsman's decision, by the code of a category in embedded/decision_categories.tsv.
struct Decision {
    std::string category;
    Day decided_on;
    std::string summary;
    std::string fault;              ///< what we did wrong, in words; may be empty where there was none
    std::string injustice;          ///< what that did to the person
    bool remedied_already = false;  ///< we had offered a satisfactory remedy before the Ombudsman was asked
    std::optional<Day> published_on;
    std::int64_t signal = 0;  ///< its place in the loop; 0: it was not investigated
};
BOOST_DESCRIBE_STRUCT(Decision, (),
                      (category, decided_on, summary, fault, injustice, remedied_already, published_on, signal))

/// What the Ombudsman says of our compliance once the dates are over.
enum class Complied { satisfied, satisfied_late, not_satisfied };
BOOST_DESCRIBE_ENUM(Complied, satisfied, satisfied_late, not_satisfied)
struct Compliance {
    Complied outcome = Complied::satisfied;
    Day told_on;
    std::string says;
};
BOOST_DESCRIBE_STRUCT(Compliance, (), (outcome, told_on, says))

/// LGSCO's guidance on remedies: what puts it right for the person, and what keeps it from happening to others.
enum class RemedyKind { personal, service_improvement };
BOOST_DESCRIBE_ENUM(RemedyKind, personal, service_improvement)

/// As councils report them to members (East Sussex, 2023/24).
enum class RemedyType {
    apology,
    payment_for_distress,
    payment_for_loss_of_service,
    payment_for_a_loss_that_can_be_counted,
    new_decision,
    reassessment,
    changed_procedure,
    training,
    something_else,
};
BOOST_DESCRIBE_ENUM(RemedyType, apology, payment_for_distress, payment_for_loss_of_service,
                    payment_for_a_loss_that_can_be_counted, new_decision, reassessment, changed_procedure, training,
                    something_else)

/// Something that was agreed in the decision, with its own date.
struct Remedy {
    Id<Remedy> id;
    Id<OmbudsmanCase> case_id;
    RemedyKind kind = RemedyKind::personal;
    RemedyType type = RemedyType::apology;
    std::string what;
    Day due;
    Id<people::Member> owner;
    std::int64_t learning_point = 0;  ///< of a service improvement: its place in the loop; 0: not there yet
    std::optional<Day> done_on;       ///< these two are those of the evidence that stands
    std::optional<Day> shown_on;      ///< when that was sent to the Ombudsman
    std::optional<Day> accepted_on;
    std::optional<Day> not_done_on;  ///< since when it is sure that it will not be done
    std::string why_not;
};
BOOST_DESCRIBE_STRUCT(Remedy, (),
                      (id, case_id, kind, type, what, due, owner, learning_point, done_on, shown_on, accepted_on,
                       not_done_on, why_not))

/// What was sent to show that a remedy is done. What the Ombudsman does not accept leaves the remedy to be done.
struct Evidence {
    std::int64_t remedy = 0;
    std::int64_t number = 0;
    Day done_on;
    std::string says;
    Day sent_on;
    std::optional<Day> accepted_on;
    std::optional<Day> refused_on;
    std::string why_refused;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (remedy, number, done_on, says, sent_on, accepted_on, refused_on, why_refused))

/// reissued: the Ombudsman sent the decision again, with other words or dates.
enum class CorrectionCause { typing_mistake, reissued };
BOOST_DESCRIBE_ENUM(CorrectionCause, typing_mistake, reissued)

/// What the decision said until it was corrected, and why it was.
struct DecisionBefore {
    Id<OmbudsmanCase> case_id;
    std::int64_t number = 0;
    CorrectionCause cause = CorrectionCause::typing_mistake;
    std::string because;
    std::string category;
    Day decided_on;
    std::string summary;
    std::string fault;
    std::string injustice;
    bool remedied_already = false;
    std::optional<Day> published_on{};
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(DecisionBefore, (),
                      (case_id, number, cause, because, category, decided_on, summary, fault, injustice,
                       remedied_already, published_on, at, by))

/// The same of a remedy.
struct RemedyBefore {
    Id<OmbudsmanCase> case_id;
    Id<Remedy> remedy;
    std::int64_t number = 0;
    CorrectionCause cause = CorrectionCause::typing_mistake;
    std::string because;
    RemedyKind kind = RemedyKind::personal;
    RemedyType type = RemedyType::apology;
    std::string what;
    Day due;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(RemedyBefore, (), (case_id, remedy, number, cause, because, kind, type, what, due, at, by))

/// Everything about one case.
struct Story {
    OmbudsmanCase about;
    std::vector<Enquiry> enquiries;
    std::vector<DraftDecision> drafts;
    std::vector<Extension> extensions;
    std::optional<Decision> decision;
    std::optional<Compliance> compliance;
    std::vector<Remedy> remedies;
    std::vector<Evidence> evidence;
    std::vector<DecisionBefore> decisions_before;  ///< the first correction first
    std::vector<RemedyBefore> remedies_before;     ///< by remedy, the first correction first
};

std::string_view spoken(RemedyKind kind);
std::string_view spoken(RemedyType type);
std::string_view spoken(Complied outcome);
std::string_view spoken(CorrectionCause cause);

}  // namespace heed::ombudsman
