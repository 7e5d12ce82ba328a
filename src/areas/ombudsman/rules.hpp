#pragma once
// The verbs and questions of cases with the Ombudsman up to the decision, pure: today is passed in.

#include <optional>
#include <string>
#include <vector>

#include "areas/ombudsman/ombudsman.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

/// What we are to do next, and by when: answer an enquiry, comment on a draft, bring a service improvement into the loop, do
/// a remedy and send its evidence; "wait" while it is the Ombudsman's turn; nothing when it is decided and every remedy is
/// shown or given up.
struct NextStep {
    std::string what;
    std::optional<Day> due;
    bool operator==(NextStep const&) const = default;
};
std::optional<NextStep> next_step(Story const& story);
/// "Answer the enquiry", "Comment on the draft decision", "Wait for the Ombudsman".
std::string_view spoken_step(std::string_view what);

/// "26001234" as the Ombudsman writes it, "26 001 234"; empty if it is not eight digits, spaces apart.
std::string reference_in(std::string_view typed);

/// As it was typed.
struct CaseDraft {
    std::string reference{};
    std::string our_reference{};
    std::string category{};
    std::string sub_category{};
    std::string about{};
    std::int64_t service = 0;
    std::int64_t officer = 0;
    web::TypedDay opened_on{};
    bool kept_from_worker = false;
};
Outcome<OmbudsmanCase> opened(CaseDraft const& draft, Day today);

struct EnquiryDraft {
    std::string asks{};
    web::TypedDay asked_on{};
    web::TypedDay due{};
    std::int64_t answerer = 0;
};
Outcome<Enquiry> asked(EnquiryDraft const& draft, Story const& story, Day today);
Outcome<Day> answered_on(web::TypedDay const& typed, Enquiry const& enquiry, Day today);
/// Whether the answer came after the date that stood, or after the first one where the later date was agreed too late.
bool was_late(Enquiry const& enquiry, std::vector<Extension> const& extensions, Day today);

struct DraftDraft {
    web::TypedDay received_on{};
    std::string proposes{};
    web::TypedDay comments_due{};
    std::int64_t commenter = 0;
};
Outcome<DraftDecision> draft_received(DraftDraft const& draft, Story const& story, Day today);
struct CommentsDraft {
    std::string comments{};
    web::TypedDay commented_on{};
};
Outcome<DraftDecision> commented(CommentsDraft const& draft, DraftDecision const& on, Day today);

/// The date that can be moved: of an enquiry that is not answered, a draft without our comments, a remedy that is not shown.
struct Moveable {
    Dated part = Dated::enquiry;
    std::int64_t of = 0;
    std::string what;
    Day due;
};
std::optional<Moveable> moveable(Story const& story, Dated part, std::int64_t of);

struct ExtensionDraft {
    web::TypedDay until{};
    web::TypedDay agreed_on{};
    std::string reason{};
};
/// The new date is later than the one that stands.
Outcome<Extension> extended(ExtensionDraft const& draft, Moveable const& date, Story const& story, Day today);
/// Agreed after the old date had gone by.
bool agreed_too_late(Extension const& extension);

struct DecisionDraft {
    std::string category{};
    web::TypedDay decided_on{};
    std::string summary{};
    std::string fault{};
    std::string injustice{};
    bool remedied_already = false;
    web::TypedDay published_on{};  ///< may be empty
};
/// An upheld decision says in words what the fault was and what it did to the person.
Outcome<Decision> decided(DecisionDraft const& draft, Story const& story, Day today);
/// When the Ombudsman published its decision: after it was made.
Outcome<Day> published(web::TypedDay const& typed, Decision const& decision, Day today);

}  // namespace heed::ombudsman
