#pragma once
// Proving who one is.

#include <optional>
#include <string>
#include <string_view>

#include "people/here.hpp"

namespace heed::people {

/// The member whose address and password these are; as long in coming where there is no such member. Members whose
/// access has ended, and demonstration members outside a demonstration, are nobody.
std::optional<Member> member_with(Here const& here, std::string_view email, std::string_view password);

/// Between the password and the second step the browser carries this: who it is, until when, sealed with the server's
/// key and worth nothing once the password is another.
std::string half_way(Here const& here, Id<Member> member);
std::optional<Member> member_half_way(Here const& here, std::string_view half_way);

/// Begins the session, renews an outdated hash of the password that was just right, and answers with the cookie.
web::Response begin_work(web::Request const& request, Here const& here, Member const& member, std::string const& path,
                         std::string_view password = {});

/// Counts a guess at this account; the page to answer with where there were too many: 429.
std::optional<web::Response> too_many_guesses(web::Request const& request, Here const& here, std::string_view email);

}  // namespace heed::people
