#pragma once
// Told back: who raised it hears what changed because of it, across the theme and not only the case.

#include <vector>

#include "loop/learning_store.hpp"

namespace heed::loop {

/// The people behind a learning point's signals, for one change. Who may not see signals that are kept from a worker
/// is given figures without them.
struct Behind {
    std::int64_t to_tell = 0;          ///< records with a person behind them that were not tried yet for this change
    std::int64_t told = 0;             ///< told of this change before
    std::int64_t cannot_be_told = 0;   ///< tried: they did not ask to hear, it is not safe, or there is no way
    std::int64_t logged_by_staff = 0;  ///< signals without a record: only who logged them knows whom to tell
};
BOOST_DESCRIBE_STRUCT(Behind, (), (to_tell, told, cannot_be_told, logged_by_staff))
Behind behind(store::Reading const& db, Id<LearningPoint> point, std::string const& change, bool see_kept_from_worker);

bool was_told(store::Reading const& db, Id<LearningPoint> point, std::string const& change);

/// What people are to be told: not empty, at most 1,000 characters.
Outcome<std::string> what_changed(std::string const& typed);

struct ToldNow {
    std::int64_t told = 0;
    std::int64_t not_told = 0;
};
/// Tells everybody behind the learning point who was not told of this change before, through what their area offers,
/// each record once. Writes who was told and who could not be.
ToldNow tell_back(store::Writing& db, Id<LearningPoint> point, std::string const& what_changed, Doing const& doing);

/// One telling as the page shows it.
struct TellingLine {
    std::string what_changed;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
    std::int64_t told = 0;
    std::int64_t not_told = 0;
};
BOOST_DESCRIBE_STRUCT(TellingLine, (), (what_changed, on_day, at, by, told, not_told))
std::vector<TellingLine> tellings_of(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker);

}  // namespace heed::loop
