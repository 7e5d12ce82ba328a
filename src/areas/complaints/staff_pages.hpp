#pragma once
// The list, the log of a call or a letter, and the page of one case.

#include "areas/complaints/complaint.hpp"
#include "people/site.hpp"

namespace heed::complaints {

people::Response list_them(people::Request const& request, people::Here& here);
people::Response show_log(people::Request const& request, people::Here& here);
people::Response log_it(people::Request const& request, people::Here& here);
people::Response show_case(people::Request const& request, people::Here& here, Id<Case> id);

}  // namespace heed::complaints
