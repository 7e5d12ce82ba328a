#pragma once
// What anybody can open: no account, no cookie, nothing that tells who is known to the council.

#include "areas/complaints/complaint.hpp"
#include "people/site.hpp"
#include "web/form.hpp"

namespace heed::complaints {

using people::Here;
using people::Request;
using people::Response;

Response show_start(Request const& request, Here& here);
Response show_choices(Request const& request, Here& here);
Response show_complaint_form(Request const& request, Here& here);
Response show_concern_form(Request const& request, Here& here);
Response show_whole_complaint(Request const& request, Here& here);
Response show_whole_concern(Request const& request, Here& here);
Response show_compliment_form(Request const& request, Here& here);
Response receive_complaint(Request const& request, Here& here);
Response receive_concern(Request const& request, Here& here);
Response receive_compliment(Request const& request, Here& here);
Response show_follow_form(Request const& request, Here& here);
Response follow(Request const& request, Here& here);
Response add_more(Request const& request, Here& here);
Response add_file_to_followed(Request const& request, Here& here);
Response open_followed_file(Request const& request, Here& here);

/// What makes a form look like a machine's: of the fields "website" and "shown", and of how many came from one network.
Doubt doubt_about(Request const& request, web::Form const& form, Here const& here);
void count_told(store::Writing& db, Request const& request, Here const& here);

}  // namespace heed::complaints
