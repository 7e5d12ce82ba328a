#pragma once
// The demonstration's investigations: issues, evidence, what was asked outside, responses, and what they promised. The same
// at the same `now`. About a fifth of what is promised is done late, as the Ombudsman found of all councils in 2023-24.

#include <functional>
#include <vector>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// Something that is done to a case at a moment, whatever stage it is at; what cannot be done then is left out.
struct InquiryMoment {
    Instant at;
    std::function<void(store::Writing&, Story const&, Doing const&)> what;
};

/// Who may sign, before any year begins.
void demonstrate_signatories(store::Writing& db, Instant now);

/// One complaint's investigation: it begins once a plan was agreed, is answered at that moment with this verdict on its
/// first issue, and what was promised is carried out later. `late_reason` is used where the answer is late.
std::vector<InquiryMoment> plan_inquiry(store::Reading const& db, Id<Case> id, Instant agreed_at, Instant answered_at,
                                        Verdict verdict, std::string const& late_reason);

}  // namespace heed::complaints
