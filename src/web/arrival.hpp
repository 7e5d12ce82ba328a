#pragma once
// What the wire read, before anybody has believed it, and how it becomes a Request. Pure: no sockets here.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "web/request.hpp"

namespace heed::web {

/// A request target, split at its question mark. The path is decoded and checked, the query is not yet.
struct Target {
    std::string path;
    std::string query;
};

struct Arrival {
    Method method = Method::other;
    Target target;
    std::vector<Field> headers;  ///< names in lower case, each Cookie line joined to the first
    std::string body;
    std::string address;  ///< where the connection came from
    std::string id;
};

/// The status with which the guard refuses this header, or 0 (RFC 9112): 505 for a version that is neither 1.0 nor 1.1,
/// 411 for any Transfer-Encoding, 400 for a length that is a list ("3, 3") and without exactly one sound Host (HTTP/1.0
/// may have none), 417 for an expectation that is not 100-continue. `version` as 11 for 1.1.
int refusal_of(unsigned version, std::vector<Field> const& headers);

/// "/path?query", or the same behind "http://" and a host that equals `host`; nothing for anything else.
std::optional<Target> parse_target(std::string_view target, std::string_view host);

/// The request that arrived. 400 if its query or its form cannot be read. Without `trust_proxy` what a proxy is said to
/// have said is left out; with it the peer is the last entry of X-Forwarded-For.
tl::expected<Request, int> understood(Arrival arrival, bool trust_proxy);

/// Whether the reader's side of the proxy was TLS.
bool came_through_tls(std::vector<Field> const& headers, bool trust_proxy);

/// Whether it was asked from this machine, and by no proxy on behalf of somebody else.
bool was_asked_from_this_machine(Arrival const& arrival);

std::string_view value_of(std::vector<Field> const& fields, std::string_view name);

}  // namespace heed::web
