#include "loop/register/decision.hpp"

#include <array>

namespace heed::loop {

std::string_view spoken(Decision decision) {
    constexpr std::array<std::string_view, 4> words{"Waits for a decision", "Accepted", "Adapted", "Rejected"};
    return words[static_cast<std::size_t>(decision)];
}

namespace {

void expect_what_the_public_is_owed(web::Checking& checking, DecisionDraft const& draft) {
    checking.expect_text(draft.reason, "reason", "Enter why, in words that can be published", 1000);
    checking.expect_text(draft.decided_by, "decided_by", "Enter who decided, such as the name of the board", 200);
    checking.expect_at_most(draft.decided_where, "decided_where", "Where it was decided", 200);
    bool const is_rejected = draft.decision == Decision::rejected;
    checking.expect(!is_rejected || !draft.considered.empty(), "considered",
                    "Enter what was considered before it was rejected");
    checking.expect_at_most(draft.considered, "considered", "What was considered", 1000);
    checking.expect(!is_rejected || !draft.would_change.empty(), "would_change",
                    "Enter what would change the decision, such as hearing it three times in a year");
    checking.expect_at_most(draft.would_change, "would_change", "What would change it", 1000);
}

}  // namespace

Outcome<DecisionCard> decide(DecisionDraft const& draft, std::string const& sentence, Day today) {
    web::Checking checking;
    bool const is_decided = draft.decision && *draft.decision != Decision::waiting;
    checking.expect(is_decided, "decision", "Select whether it is accepted, adapted or rejected");
    if (draft.decision == Decision::adapted) {
        checking.expect_text(draft.sentence, "sentence", "Enter the new wording", 300);
        checking.expect(draft.sentence.empty() || draft.sentence != sentence, "sentence",
                        "Change the wording, or accept it as it is");
    }
    expect_what_the_public_is_owed(checking, draft);
    auto const decided_on = checking.take(web::day_from(draft.decided_on, "decided_on", "The date of the decision"));
    checking.expect(!decided_on || *decided_on <= today, "decided_on",
                    "The date of the decision must be today or in the past");
    if (!checking.fine()) {
        return checking.problems();
    }
    DecisionCard card;
    card.decision = *draft.decision;
    card.reason = draft.reason;
    card.decided_by = draft.decided_by;
    card.decided_where = draft.decided_where;
    card.elsewhere = draft.elsewhere;
    card.decided_on = *decided_on;
    card.considered = draft.considered;
    card.would_change = draft.would_change;
    return card;
}

}  // namespace heed::loop
