#pragma once
// Where complaints officers keep the help that is shown before somebody sends, and read how often it ended the matter.

#include "areas/complaints/intake/suggestion.hpp"
#include "people/site.hpp"

namespace heed::complaints {

web::Response list_suggestions(web::Request const& request, people::Here& here);
web::Response add_suggestion(web::Request const& request, people::Here& here);
web::Response show_suggestion(web::Request const& request, people::Here& here, Id<Suggestion> id);
web::Response change_suggestion(web::Request const& request, people::Here& here, Id<Suggestion> id);

}  // namespace heed::complaints
