#pragma once
// A council sets a clock anew: every open case of that track follows, a page of cases in each transaction, the first with the
// change itself and the rest within seconds. How far it came is a row, so a kill costs a page. Every night all open cases
// are looked at, for what no setting moves: bank holidays and a new version of this program.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/clocks/clock_days.hpp"

namespace heed::complaints {

/// How far the open cases of one track have followed a change.
struct ClockChange {
    std::int64_t id = 0;
    Track track = Track::none;
    std::int64_t by = 0;
    Instant at;
    Id<Case> last_case{};  ///< the last one that was looked at
    std::int64_t looked = 0;
    std::int64_t moved = 0;
    std::int64_t kept_looked = 0;  ///< of those that are kept from a worker; not in `looked`
    std::int64_t kept_moved = 0;
    std::optional<Instant> finished_at{};
};
BOOST_DESCRIBE_STRUCT(ClockChange, (),
                      (id, track, by, at, last_case, looked, moved, kept_looked, kept_moved, finished_at))

/// What of the settings would move an open case: lengths and what makes a clock stand still, where they differ.
std::vector<ChangedSetting> what_would_move(std::vector<ComplaintSetting> const& typed, Clocks const& now, Instant at);

/// What a change would do to those cases that the asker may know of.
struct Foreseen {
    int looked = 0;
    int moved = 0;
    int late_at_once = 0;  ///< would be late today, and are not now
    bool more = false;     ///< there are open cases beyond the first 300, which were not looked at
};
Foreseen foresee(store::Reading const& db, std::vector<ChangedSetting> const& changed, WorkingDays const& days,
                 Day today, bool see_kept);

/// Puts the change on record and settles the first page of each track. The caller has written the settings.
void begin_clock_changes(store::Writing& db, std::vector<ChangedSetting> const& changed, Doing const& doing);

/// The newest first, as many as a page shows.
std::vector<ClockChange> latest_clock_changes(store::Reading const& db);

/// Settles one case by the council's clocks: the list, its deadline, and what its story says. False where nothing moved.
bool settle(store::Writing& db, Id<Case> id, Clocks const& clocks, Doing const& doing);

/// Goes on where the last page ended; safe for several nodes at once.
void settle_after_changes(store::Store& store, CouncilId council, Instant now);

/// Every open case of the council, for the night.
void settle_open_cases(store::Store& store, CouncilId council, Instant now);

}  // namespace heed::complaints
