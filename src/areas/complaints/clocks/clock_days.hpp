#pragma once
// The day of each clock that runs, as it was last settled. A change of the council's clocks, of the working days or of this
// program can move such a day without anything happening to the case: then the story says so, from which day to which and
// why, and to the person where the day had been told to them.

#include <string>
#include <vector>

#include "areas/complaints/clocks/clocks.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

struct ClockDay {
    std::string clock;
    Day due;
    std::int64_t version = 0;  ///< of the case, when it was settled
    Instant at;
};
BOOST_DESCRIBE_STRUCT(ClockDay, (), (clock, due, version, at))

/// A clock whose day is another than the one that was settled.
struct MovedDay {
    std::string clock;
    Day was;
    Day is;
    Instant settled_at;
};

/// What runs now: neither done nor standing still.
std::vector<ClockDay> running_clocks(Story const& story, Clocks const& clocks);

/// Days that differ where both know the clock. Nothing when `kept` is newer than the story that was seen.
std::vector<MovedDay> moved_days(std::vector<ClockDay> const& kept, Story const& seen, Clocks const& clocks);

/// Whether the person reads this clock's day on their own page or in a letter.
bool is_told_to_person(std::string_view clock);

std::vector<ClockDay> clock_days_of(store::Reading const& db, Id<Case> id);
void keep_clock_days(store::Writing& db, Story const& story, Clocks const& clocks, Instant now);

/// A length or a rule of standing still that a council set anew.
struct ChangedSetting {
    Track track = Track::none;
    std::string name;  ///< as `setting_name` spells it
    std::string was;
    std::string became;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(ChangedSetting, (), (track, name, was, became, at))

/// "You have our answer by 8 March 2027. Before, it was 1 March 2027. The council changed ...".
std::string says_what_moved(Story const& story, MovedDay const& moved, std::vector<ChangedSetting> const& since,
                            Clocks const& clocks);

/// Says on the case what has moved since it was settled; each is an entry and an event. Answers how many.
int say_what_moved(store::Writing& db, Story const& seen, Clocks const& clocks, Doing const& doing);

}  // namespace heed::complaints
