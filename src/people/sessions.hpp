#pragma once
// Signing in is proved once and then carried by a cookie: 256 random bits, of which the store keeps only the SHA-256.
// Idle for 30 minutes or 12 hours old, a session is over; signing out, a new password or an ended account kill it at once.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "people/member.hpp"
#include "store/store.hpp"

namespace heed::people {

constexpr std::string_view session_cookie = "__Host-heed";
constexpr std::chrono::minutes idle_at_most{30};
constexpr std::chrono::hours signed_in_at_most{12};

/// The member behind this cookie, if the session stands.
std::optional<SignedIn> find_session(store::Reading const& db, std::string_view cookie, Instant now);

/// Notes that the session was used, at most once a minute, so that a page that only reads seldom writes.
void keep_alive(store::Store& store, CouncilId council, SignedIn const& signed_in, Instant now);

/// A new session; answers the cookie's secret. Notes the sign-in (when, from which network, which browser).
std::string begin_session(store::Writing& db, Id<Member> member, Instant now, std::string_view peer,
                          std::string_view browser);

void end_session(store::Writing& db, std::string_view session, Instant now);
/// Every session of the member, but for the one to keep.
void end_all_sessions(store::Writing& db, Id<Member> member, Instant now, std::string_view session_to_keep = {});

/// Forgets sessions that are over, and their sign-ins after a year; for the nightly job.
void forget_old_sessions(store::Writing& db, Instant now);

/// One sign-in of a member's own history.
struct SignIn {
    Id<SignIn> id;
    Instant at;
    std::string network;  ///< the address, or for IPv6 its network
    std::string browser;  ///< "Firefox on Windows"
    std::string session;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (id, at, network, browser, session))

/// The latest sign-ins, newest first.
std::vector<SignIn> sign_ins_of(store::Reading const& db, Id<Member> member, int most);

/// The sessions of the member that stand now.
std::set<std::string> open_sessions_of(store::Reading const& db, Id<Member> member, Instant now);

/// "Firefox on Windows" from a User-Agent header; "an unknown browser" where it cannot be read.
std::string spoken_browser(std::string_view user_agent);

/// What is counted and shown as one network: an IPv4 address, or the first 64 bits of an IPv6 address.
std::string network_of(std::string_view peer);

/// The Set-Cookie line that carries the secret, and the one that takes it away.
std::string cookie_with(std::string_view secret);
std::string cookie_taken_away();

}  // namespace heed::people
