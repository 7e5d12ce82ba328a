#pragma once
// What this area accounts for in a report about a period: what went to the Ombudsman, how it was decided, and the remedies.

#include "loop/accounts.hpp"

namespace heed::ombudsman {

loop::Account account_of(store::Reading const& db, loop::AccountFor const& asked);

}  // namespace heed::ombudsman
