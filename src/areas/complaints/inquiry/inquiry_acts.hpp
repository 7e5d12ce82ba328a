#pragma once
// What is done in an investigation: its issues, who looks into it, the evidence and what was found.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/inquiry/issue_store.hpp"

namespace heed::complaints {

extern Act const set_an_issue;
extern Act const name_an_investigator;
extern Act const name_staff_it_is_about;
extern Act const add_some_evidence;
extern Act const record_a_finding;

/// Who may add evidence, record what was found and write the response: the complaints team and whoever investigates, unless
/// it is about them or kept from them.
bool may_investigate(people::Here const& here, Story const& story, Inquiry const& inquiry);

/// The same as a problem of a form.
Problems not_theirs_to_do(people::Here const& here, Story const& story, Inquiry const& inquiry);

/// The issues that count, "1. The carer was late": for a select.
std::vector<Option> issues_as_options(Inquiry const& inquiry);

/// Everybody who may open this complaint and whom it is not about, by name.
std::vector<Option> who_may_look_into_it(people::Here const& here, Story const& story, Inquiry const& inquiry);

}  // namespace heed::complaints
