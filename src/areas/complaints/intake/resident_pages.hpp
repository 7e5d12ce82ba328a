#pragma once
// What anybody can open: no account, no cookie, nothing that tells who is known to the council.

#include "people/site.hpp"

namespace heed::complaints {

using people::Here;
using people::Request;
using people::Response;

Response show_start(Request const& request, Here& here);
Response show_choices(Request const& request, Here& here);
Response show_complaint_form(Request const& request, Here& here);
Response show_concern_form(Request const& request, Here& here);
Response show_compliment_form(Request const& request, Here& here);
Response receive_complaint(Request const& request, Here& here);
Response receive_concern(Request const& request, Here& here);
Response receive_compliment(Request const& request, Here& here);
Response show_follow_form(Request const& request, Here& here);
Response follow(Request const& request, Here& here);
Response add_more(Request const& request, Here& here);

}  // namespace heed::complaints
