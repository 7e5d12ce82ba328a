#pragma once
// What was promised in answer to complaints, for a report that anybody may read: how many remedies of each kind were due in
// the period, and how many were done, and in time. Regulation 18 asks for the action that was taken to improve services.

#include "loop/accounts.hpp"

namespace heed::complaints {

loop::Account account_of_promises(store::Reading const& db, loop::AccountFor const& asked);

}  // namespace heed::complaints
