#pragma once

#include "areas/complaints/acts.hpp"

namespace heed::complaints {

/// On the page of a case: what else this person told us, and who might be the same; empty where there is neither.
web::Html same_person_lines(Story const& story, people::Here const& here);

}  // namespace heed::complaints
