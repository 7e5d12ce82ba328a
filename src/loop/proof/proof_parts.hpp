#pragma once
// What the forms of proofs share: to promise and to change a promise, to record a result and to correct it.

#include "loop/learning/act_parts.hpp"

namespace heed::loop {

PromiseDraft promise_draft(web::Form const& form);
ResultDraft result_draft(web::Form const& form);

/// The proof of this learning point; throws NotFound.
ProofTold const& proof_for(Story const& story, Id<Proof> id);

}  // namespace heed::loop
