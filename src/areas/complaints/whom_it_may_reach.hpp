#pragma once
// Who may see a case changed: each room of this area that keeps something of its own outside the case's rows (deadlines,
// tasks, what others count) brings it in line here, in the same transaction.

#include <vector>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// The case as it was before; whether it is now kept from a worker.
using FollowWhoMaySee = void (*)(store::Writing& db, Story const& story, bool kept, Doing const& doing);

std::vector<FollowWhoMaySee> const& follow_who_may_see();

}  // namespace heed::complaints
