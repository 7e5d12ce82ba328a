#pragma once
// The investigation on the page of its case: who does it, and each issue with its evidence and what was found.

#include "areas/complaints/complaint.hpp"
#include "people/here.hpp"
#include "web/html.hpp"

namespace heed::complaints {

web::Html show_investigation(Story const& story, people::Here const& here);

}  // namespace heed::complaints
