#pragma once
// Rows of financial assessments asked for and completed, and the measure that they feed.

#include <vector>

#include "areas/complaints/charging/waits.hpp"
#include "areas/complaints/voices/voices_store.hpp"
#include "loop/proof/run_store.hpp"
#include "store/store.hpp"

namespace heed::complaints {

struct WaitsRead {
    std::int64_t added = 0;
    std::int64_t changed = 0;
};
/// Adds those that are new, and corrects those that are there; what says the same is left alone. Brings the measure up to
/// date.
WaitsRead keep_waits(store::Writing& db, std::vector<FinancialWait> const& waits, std::int64_t by, Instant now);

std::vector<WaitFigure> wait_figures(store::Reading const& db, Days const& asked);

/// The measure that settled months feed; nothing before the first of them.
Id<loop::Run> run_of_waits(store::Reading const& db);

/// Adds the months that have settled since; begins the measure with the first. Safe to be called at any time.
void bring_waits_up_to_date(store::Writing& db, Day today, Instant now, std::int64_t by);
/// Whether that would change anything.
bool waits_have_settled(store::Reading const& db, Day today);

}  // namespace heed::complaints
