#pragma once
// What this area accounts for in a report about a period: what went to the Ombudsman, how it was decided, and the remedies.

#include "loop/accounts.hpp"

namespace heed::ombudsman {

loop::Account account_of(store::Reading const& db, loop::AccountFor const& asked);

/// The self-assessment against the Complaint Handling Code that belongs to the period, paragraph by paragraph: the last one
/// that was finished of those begun in it or in the six months after it (a year is judged once it is over). What is missing
/// or not finished is said in a sentence.
loop::Account account_of_code(store::Reading const& db, loop::AccountFor const& asked);

}  // namespace heed::ombudsman
