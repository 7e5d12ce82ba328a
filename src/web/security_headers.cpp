#include "web/security_headers.hpp"

#include <array>
#include <string>
#include <utility>

namespace heed::web {

namespace {

constexpr std::string_view file_policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

constexpr std::string_view nothing_allowed =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
    "publickey-credentials-get=(self), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> always{{
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "same-origin"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"},
    {"permissions-policy", nothing_allowed},
    {"x-frame-options", "DENY"},
}};

void set_where_missing(Response& response, std::string_view name, std::string_view value) {
    if (response.header(name).empty()) {
        response.set(name, std::string(value));
    }
}

}  // namespace

void protect(Response& response, bool secure) {
    bool const to_keep = response.header("content-disposition").starts_with("attachment");
    set_where_missing(response, "content-security-policy", to_keep ? file_policy : content_security_policy);
    for (auto const& [name, value] : always) {
        set_where_missing(response, name, value);
    }
    set_where_missing(response, "cache-control", "no-store");
    if (secure) {
        set_where_missing(response, "strict-transport-security", "max-age=63072000; includeSubDomains");
    }
}

}  // namespace heed::web
