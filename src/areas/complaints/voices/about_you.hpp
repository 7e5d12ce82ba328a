#pragma once
// The questions about oneself after telling us something: of one's own will, each on its own, and never joined to what was
// told. The receipt carries a ticket that says only that something was told, on which day, and whether it is kept from a
// worker; it is at random, and is kept nowhere but, once used, for two days in a table of its own.

#include <optional>
#include <string>
#include <string_view>

#include "areas/complaints/complaint.hpp"
#include "people/site.hpp"
#include "web/html.hpp"

namespace heed::complaints {

struct Ticket {
    std::string nonce;  ///< 32 hexadecimal digits at random
    bool kept_from_worker = false;
    Day day;
};

/// As it stands in a form: signed with the council's key.
std::string ticket_text(std::string const& server_key, Ticket const& ticket);
/// Nothing if we did not sign it, or if it is of another day than today or yesterday.
std::optional<Ticket> read_ticket(std::string const& server_key, std::string_view text, Day today);

/// For the receipt of a complaint or a concern: a button to the questions. Empty for thanks, for what a machine must have
/// sent, and where the council asks nothing.
web::Html about_you_offer(people::Here const& here, Case const& said);

/// "/about-you".
void mount_about_you(people::Site& at);

}  // namespace heed::complaints
