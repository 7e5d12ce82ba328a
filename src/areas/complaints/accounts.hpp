#pragma once
// What this area accounts for in a report that anybody may read: regulation 18 of SI 2009/309, the records of regulation 17,
// and the types refused of the Code's paragraph 8.1. Counts only; what people wrote is never read here.

#include "loop/accounts.hpp"

namespace heed::complaints {

/// Complaints are those of the statutory track. What a machine may have sent is left out until somebody has looked, and a
/// complaint that was put right by the end of the next working day is a concern (regulation 8(1)(c)). What is kept from a
/// worker is counted in each whole and stands in a row of its own, never under its service or its theme.
///
/// Keys: "complaints.received", "complaints.answered", "complaints.to_ombudsman", "complaints.ended_otherwise",
/// "complaints.open", "concerns.received", "compliments.received".
/// "complaints.remedies" and "complaints.remedies_due" come with it.
loop::Account account_of_complaints(store::Reading const& db, loop::AccountFor const& asked);

/// Remedies promised in the period, and those that were due in it: not the same ones.
std::vector<loop::Counted> remedies_counted(store::Reading const& db, loop::AccountFor const& asked);

}  // namespace heed::complaints
