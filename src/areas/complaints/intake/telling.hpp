#pragma once
// The form on which something is told: by a person on the web, or by a member of staff who takes a call.

#include "areas/complaints/fields.hpp"
#include "areas/complaints/rules.hpp"

namespace heed::complaints {

/// What was typed. Dates that are none stand in `problems`, together with what a rule says later.
struct TypedTelling {
    Told told;
    Problems problems;
};
TypedTelling read_telling(web::Form const& form, std::optional<Kind> kind);

/// The whole form of a resident, without its hidden fields.
web::Html telling_fields(Typed const& typed, Kind kind);

/// The form of staff, in the order of the printed one, so that it is typed in from top to bottom. Its files are "file".
web::Html logging_fields(Typed const& typed, Day today);

}  // namespace heed::complaints
