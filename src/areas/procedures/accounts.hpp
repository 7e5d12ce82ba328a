#pragma once
// What this area accounts for in a public report: the procedures that were changed, and of those the ones that were changed
// because of what people told us. Procedures are things: nothing of it counts people.

#include "loop/accounts.hpp"

namespace heed::procedures {

/// Key: "procedures.versions".
loop::Account account_of_procedures(store::Reading const& db, loop::AccountFor const& asked);

}  // namespace heed::procedures
