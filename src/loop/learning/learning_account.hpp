#pragma once
// What the loop accounts for in a public report: what was learned from complaints, concerns, compliments and the Ombudsman,
// what was done about it and how strong that was, whether it held, and whether people were told. It counts learning points,
// actions and proofs, so nothing of it is about a person; words come only from the public page "You said, we did".

#include "loop/accounts.hpp"

namespace heed::loop {

/// Keys: "learning.points", "learning.acted_on", "learning.actions", "learning.proofs", "learning.lapses".
Account account_of_learning(store::Reading const& db, AccountFor const& asked);

/// No report quotes more of the public page than this, the last first.
constexpr int most_improvements = 20;

}  // namespace heed::loop
