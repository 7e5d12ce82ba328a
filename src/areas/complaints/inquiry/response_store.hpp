#pragma once
// The response in the store: its versions, who looked at it, who signed it, the list of who may sign, and the answer itself.

#include "areas/complaints/inquiry/drafts.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

ResponseSoFar response_of(store::Reading const& db, Id<Case> id);
/// The last 50, the last first.
std::vector<Draft> drafts_of(store::Reading const& db, Id<Case> id);

void save_draft(store::Writing& db, Story const& seen, Draft draft, Doing const& doing);
void keep_check(store::Writing& db, Story const& seen, DraftCheck check, Doing const& doing);
void keep_signature(store::Writing& db, Story const& seen, Signature signature, Doing const& doing);

/// The written response of regulation 14, sent: on the page where they follow it, by e-mail where that is wanted and safe, and
/// in each form that they need.
void answer(store::Writing& db, Story const& seen, Answer const& answer, Doing const& doing);

// ---- the council's own rules

/// Those who may sign today, by name.
std::vector<Signatory> signatories(store::Reading const& db);
std::optional<Signatory> find_signatory(store::Reading const& db, Id<Signatory> id);
void add_signatory(store::Writing& db, Signatory signatory, Doing const& doing);
void end_signatory(store::Writing& db, Id<Signatory> id, Doing const& doing);

/// Whether somebody else looks at each response before it is signed.
bool needs_second_pair_of_eyes(store::Reading const& db);
void set_second_pair_of_eyes(store::Writing& db, bool needed, Doing const& doing);

}  // namespace heed::complaints
