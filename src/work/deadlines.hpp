#pragma once
// Clocks are rows: what is due, when, for whom. An area sets and meets its own; the home page and the reminders read all.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::work {

struct Deadline {
    std::string subject;  ///< the noun of the record: "complaint", "proof"
    std::int64_t subject_id = 0;
    std::string what;  ///< the clock: "acknowledge", "answer", "make_proof"
    std::string says;  ///< one line for the list: "Acknowledge complaint C-7K3M9QXP" - no names of people
    std::string path;  ///< where it is done: "/complaints/12"
    std::string may;   ///< the permission that one needs to see it in a list, by its name in the table
    Day due;
    std::int64_t owner = 0;  ///< member of staff; 0: whoever may
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (subject, subject_id, what, says, path, may, due, owner))

/// Sets the clock, or moves it: one deadline for each subject, id and what.
void set_deadline(store::Writing& db, Deadline const& deadline);

/// The thing was done, or needs doing no more. Keeps the row with the day it was met.
void meet_deadline(store::Writing& db, std::string_view subject, std::int64_t subject_id, std::string_view what,
                   Day on);

/// From now on only who has this permission sees the record's deadlines in a list.
void show_deadlines_to(store::Writing& db, std::string_view subject, std::int64_t subject_id, std::string_view may);

/// Every open deadline of one record.
std::vector<Deadline> deadlines_of(store::Reading const& db, std::string_view subject, std::int64_t subject_id);

/// Open deadlines that are due on or before `until`, earliest first, for these permissions (names), at most `most`.
std::vector<Deadline> due_until(store::Reading const& db, Day until, std::vector<std::string> const& may, int most);

/// The same for one member of staff: what is theirs, and what is anybody's who may.
std::vector<Deadline> due_for(store::Reading const& db, std::int64_t member, Day until,
                              std::vector<std::string> const& may, int most);

/// How many there are that are due on or before `until`, for these permissions.
std::int64_t count_due_until(store::Reading const& db, Day until, std::vector<std::string> const& may);

}  // namespace heed::work
