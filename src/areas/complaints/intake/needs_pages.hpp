#pragma once
// Needs on pages: the fields that ask for them, the panel on a case, and the two acts of staff.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/needs.hpp"

namespace heed::complaints {

/// What was typed of needs in a form with the fields of `needs_fields`.
void read_needs(web::Form const& form, Teller& teller);
/// As the heading of a page of its own it asks for no language: that is the next question.
web::Html needs_fields(Typed const& typed, std::string const& legend, std::string const& hint,
                       bool is_page_heading = false);
/// The fields as they stand in the records.
std::vector<web::Field> needs_as_typed(Teller const& teller);

/// For the page of a case.
web::Html needs_panel(Story const& story, people::Here const& here);
extern Act const review_needs;
extern Act const meet_needs;
extern Act const join_to_person;
extern Act const part_from_person;

}  // namespace heed::complaints
