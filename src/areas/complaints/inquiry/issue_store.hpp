#pragma once
// Rows of the investigation in and out. Each change throws Conflict when the case was changed since it was seen.

#include "areas/complaints/inquiry/issues.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

Inquiry inquiry_of(store::Reading const& db, Id<Case> id);

/// Adds the issue (number 0), or lets it say this from now on. Answers its number.
std::int64_t set_issue(store::Writing& db, Story const& seen, Issue issue, Doing const& doing);

void name_investigator(store::Writing& db, Story const& seen, std::int64_t member, Doing const& doing);
/// It is about this member: they are kept out of it from now on. `take_away`: it is not, after all.
void name_staff(store::Writing& db, Story const& seen, std::int64_t member, bool take_away, Doing const& doing);

void add_evidence(store::Writing& db, Story const& seen, Evidence evidence, Doing const& doing);

/// What was found on the issue of that number; what was found on it before is replaced, and stays on the timeline. Number 0:
/// on an issue of its own, which is added.
void record_finding(store::Writing& db, Story const& seen, Finding finding, Doing const& doing);

}  // namespace heed::complaints
