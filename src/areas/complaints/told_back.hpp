#pragma once
// Told back: how the person behind a case hears what changed because of it. By e-mail, or only where they follow it, the
// program does it alone. Whom one rings or writes to on paper, and who needs it in a form that a person must make first
// (Easy Read, British Sign Language, another language), is told by a member of staff: a task with its deadline, the words
// to say and a letter to print. Who said that it is not safe to contact them is contacted by nobody and no task says so;
// they still read it where they follow their case, if they look.

#include <optional>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "kernel/working_days.hpp"
#include "loop/offers.hpp"
#include "store/store.hpp"

namespace heed::complaints {

/// The rule, from what they chose. `person` is a hash of the address, the number or the letter's address with the name.
loop::Reach how_to_reach(Teller const& teller);

/// What the area offers the loop.
loop::Reach how_to_reach_teller_of(store::Reading const& db, std::int64_t case_id);
loop::ToldHow tell_back(store::Writing& db, loop::ToTell const& to_tell);

/// A member of staff has this many working days to tell them.
constexpr int working_days_to_tell = 10;

struct TellingTask {
    Id<TellingTask> id;
    Id<Case> case_id;
    std::int64_t telling = 0;  ///< the loop's number of the words
    std::string about;         ///< the change and the person
    std::string says;
    loop::Way way = loop::Way::phone;
    Id<TellingTask> asked_with;
    Day due;
    std::int64_t owner = 0;
    Instant at;
    std::optional<Day> ended_on{};
    std::int64_t ended_by = 0;
    bool reached = false;
};
BOOST_DESCRIBE_STRUCT(TellingTask, (),
                      (id, case_id, telling, about, says, way, asked_with, due, owner, at, ended_on, ended_by, reached))

/// Of this case only; nothing for another's.
std::optional<TellingTask> find_task(store::Reading const& db, Id<Case> case_id, Id<TellingTask> id);
/// Of one case, oldest first.
std::vector<TellingTask> tasks_of(store::Reading const& db, Id<Case> case_id);

/// They were told, or could not be reached. Throws Conflict if it ended before. Every case that waits with it ends too.
void end_task(store::Writing& db, Story const& story, TellingTask const& task, bool reached, Day today, std::int64_t by,
              Instant now);

}  // namespace heed::complaints
