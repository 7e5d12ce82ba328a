#pragma once
// The fields of a testable form, as the pages that write, change, enter and adapt a learning point share them.

#include "loop/parts.hpp"

namespace heed::loop {

/// Where, what is counted, on which sample, by when, from what to what; and, folded away, the finding, the systemic risk
/// and how the change is thought to work.
Html testable_fields(Typed const& typed);

TestableDraft testable_draft(web::Form const& form);
/// Whether anything of it was typed.
bool is_begun(TestableDraft const& draft);
std::vector<web::Field> as_typed(TestableForm const& form);

/// "Keep it though nobody can test it yet": offered once somebody was told why not; always where `always`.
Html keep_it_anyway(Typed const& typed, bool always);

}  // namespace heed::loop
