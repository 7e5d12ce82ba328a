#pragma once

#include <string>

#include "areas/complaints/complaint.hpp"
#include "people/here.hpp"
#include "web/html.hpp"

namespace heed::complaints {

/// For the person who follows one reference: everything that came with it, each with what comes next. One secret opens all.
web::Html parts_for_person(people::Here const& here, Story const& story);

/// "We wait with this one, and look at it again by 3 May 2027."
std::string plain_next(std::string_view step, Track track, Day due);

}  // namespace heed::complaints
