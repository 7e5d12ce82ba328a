#pragma once
// Other ways in: the Easy Read page, and the form on paper.

#include "people/site.hpp"

namespace heed::complaints {

web::Response show_easy_read(web::Request const& request, people::Here& here);
web::Response show_printed_form(web::Request const& request, people::Here& here);

}  // namespace heed::complaints
