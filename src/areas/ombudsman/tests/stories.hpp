#pragma once
// What the tests of this area begin with.

#include <string>

#include "areas/ombudsman/rules.hpp"

namespace heed::ombudsman::tests {

inline Day const monday = *day_of(2026, 11, 23);

web::TypedDay typed(Day day);
CaseDraft a_case();
Story a_story();
Decision an_upheld(Day on);
DecisionDraft a_decision(Day on);
Remedy a_remedy(Day due, std::optional<Day> done = {}, std::optional<Day> shown = {});

/// What is to be put right first; "" if nothing is.
std::string first_problem(auto const& outcome) { return outcome ? "" : outcome.error().front().says; }

}  // namespace heed::ombudsman::tests
