#pragma once
// What the person reads of the investigation where they follow their complaint: what is looked into, and once it is answered
// what was found on each issue and what was promised, with how it stands. In plain words.

#include "areas/complaints/complaint.hpp"
#include "store/store.hpp"
#include "web/html.hpp"

namespace heed::complaints {

/// Empty where there is nothing to say yet.
web::Html inquiry_for_person(store::Reading const& db, Story const& story, Day today);

}  // namespace heed::complaints
