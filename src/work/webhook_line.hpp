#pragma once
// One message handed to an address outside, signed as Standard Webhooks (standardwebhooks.com) says. The address was
// typed by a person, so it may lead anywhere: only public addresses are spoken to, looked at after the name was resolved
// and on the very connection (so that a name which resolves otherwise the second time gains nothing); no redirect is
// followed, no proxy is used, TLS is verified, and of the answer only the status is kept.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/day.hpp"
#include "kernel/outcome.hpp"

struct sockaddr;  // NOLINT(readability-identifier-naming): the system names it

namespace heed::work {

/// Where messages may go besides the public internet.
struct Reach {
    bool loopback = false;                       ///< this machine, also without TLS; for tests
    std::chrono::milliseconds patience{10'000};  ///< for the whole exchange; half of it for the connection
};
/// HEED_WEBHOOKS_TO_LOOPBACK=yes.
Reach reach_by_environment();

/// The address as it is kept, or why it is none that we send to: https, a host, no user, no fragment, at most 500
/// characters. The problem's field is "url".
Outcome<std::string> address_to_tell(std::string const& typed, Reach const& reach);

/// Whether this is an address of the public internet (IANA's special-purpose registries, RFC 6890), or one in reach.
bool may_be_reached(sockaddr const& address, Reach const& reach);

struct Parcel {
    std::string url;
    std::string secret;  ///< "whsec_" and base64
    std::string id;      ///< the same each time that this is sent
    Instant at;
    std::string body;
};

struct HandedOver {
    int status = 0;  ///< 0: no answer
    std::int64_t milliseconds = 0;
    std::string error{};  ///< one plain sentence, or empty

    bool taken() const { return status >= 200 && status < 300; }
};

/// Takes no longer than the patience.
HandedOver hand_over(Parcel const& parcel, Reach const& reach);

/// "v1," and the base64 of HMAC-SHA-256 over "<id>.<timestamp>.<body>", under the bytes that the secret is base64 of.
std::string signature_of(Parcel const& parcel);

/// "whsec_" and 32 random bytes as base64.
std::string new_webhook_secret();

}  // namespace heed::work
