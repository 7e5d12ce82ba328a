#pragma once
// The days of a procedure: when it is looked at again, when its use is checked, by when each reader has read it.

#include "areas/procedures/store.hpp"

namespace heed::procedures {

/// Notes an event of a procedure: codes and numbers only.
void note(store::Writing& db, Id<Procedure> id, std::string what, std::string detail, Doing const& doing);

void set_review_clock(store::Writing& db, Procedure const& procedure, Day due);
void set_check_clock(store::Writing& db, Procedure const& procedure, Day due);
void ask_to_read(store::Writing& db, Procedure const& procedure, Id<Member> member, Day due);
void met_by_reading(store::Writing& db, Id<Procedure> id, Id<Member> member, Day on);
/// Nothing of it is due any more.
void end_clocks(store::Writing& db, Procedure const& procedure, Doing const& doing);

}  // namespace heed::procedures
