#pragma once

#include "loop/accounts.hpp"

namespace heed::surveys {

/// What surveys say in a report about a period: of the quarters whose last day lies in it and that are over.
loop::Account account_of_surveys(store::Reading const& db, loop::AccountFor const& wanted);

}  // namespace heed::surveys
