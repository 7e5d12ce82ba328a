#pragma once
// Nothing goes overdue unseen. Each working morning the owner is reminded of what is due soon, today or late; who oversees
// complaints, and whoever runs the procedure, of what is late or nobody has. One digest a person and day, with the care
// that loop/reminders/digest.hpp takes.

#include <vector>

#include "areas/complaints/store.hpp"
#include "loop/reminders/digest.hpp"
#include "people/site.hpp"

namespace heed::complaints {

/// Who is reminded of what on this day. Pure: `overseers` are those who hear of late ones, `members` who may be an owner.
std::vector<loop::Digest> digests_of(std::vector<loop::Waiting> const& open, std::vector<people::Member> const& members,
                                     std::vector<people::Member> const& overseers, Day today);

/// What is done each morning; on days that are no working days, nothing. A second time on one day, nothing.
void remind(store::Writing& db, WorkingDays const& days, Day today, Instant now);
void remind_of_cases(store::Store& store, CouncilId council, Instant now);

/// Who was reminded of what: the last first.
people::Response show_reminders(people::Request const& request, people::Here& here);

}  // namespace heed::complaints
