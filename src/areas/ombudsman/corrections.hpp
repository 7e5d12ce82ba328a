#pragma once
// A recorded decision can be corrected: what was typed wrongly, and what the Ombudsman issued again. What it said before
// stays, with who corrected it, when and why; every figure, date and alarm follows what it says now. Pure.

#include <string>
#include <vector>

#include "areas/ombudsman/remedies.hpp"
#include "areas/ombudsman/rules.hpp"

namespace heed::ombudsman {

struct WhyCorrected {
    CorrectionCause cause = CorrectionCause::typing_mistake;
    std::string because;
};
struct WhyDraft {
    std::optional<CorrectionCause> cause{};
    std::string because{};
};

/// A remedy that has another date from now on.
struct DueMoved {
    Id<Remedy> remedy;
    Day due;
};
struct DueTyped {
    Id<Remedy> remedy;
    web::TypedDay due{};
};

struct DecisionCorrection {
    WhyCorrected why;
    Decision decision;  ///< as it is from now on
    std::vector<DueMoved> dues{};
};
/// The name of the field of that remedy's date: "due_12".
std::string due_field(Id<Remedy> remedy);
/// Asks all that a decision is asked, of the day on which it was made; its remedies are not due before it, and what
/// followed it (compliance, a remedy given up) not told before it. Something has to be different.
Outcome<DecisionCorrection> corrected(DecisionDraft const& draft, std::vector<DueTyped> const& dues,
                                      WhyDraft const& why, Story const& story, Day today);

struct RemedyCorrection {
    WhyCorrected why;
    Remedy remedy;  ///< as it is from now on
};
/// Whom it is for, what sort, what and by when. What is in the loop stays a service improvement.
Outcome<RemedyCorrection> corrected(RemedyDraft const& draft, Remedy const& remedy, WhyDraft const& why,
                                    Story const& story);

/// What is different in the decision, for a sentence: "its category", "what was found".
std::vector<std::string> what_changed(Decision const& was, Decision const& is);
std::vector<std::string> what_changed(Remedy const& was, Remedy const& is);
Decision as_decision(DecisionBefore const& before);

}  // namespace heed::ombudsman
