#pragma once

#include "areas/complaints/complaint.hpp"
#include "people/here.hpp"
#include "web/html.hpp"

namespace heed::complaints {

/// For the page of a case: what else came with the contact, what it waits for, which organisations it crosses, and the
/// history of the time that the person was given (reg. 17).
web::Html show_parts(Story const& story, people::Here const& here);
web::Html show_waiting(Story const& story, people::Here const& here);
web::Html show_bodies(Story const& story, people::Here const& here);
web::Html show_times(Story const& story, people::Here const& here);
web::Html show_standing(Story const& story, people::Here const& here);

}  // namespace heed::complaints
