#pragma once

#include <string_view>

#include "web/response.hpp"

namespace heed::web {

/// What every page allows itself: our own style sheets, scripts, pictures and forms, nothing of anybody else's, nothing
/// written into the page but govuk-frontend's one line (by its hash), and no text made into markup by a script.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'; require-trusted-types-for 'script'";

/// Sets the headers that protect the reader (OWASP ASVS 5.0, 3.4), where the handler has not set its own. A file to keep
/// gets a policy under which it can do nothing should a browser show it after all. `secure`: the request came through TLS.
void protect(Response& response, bool secure);

}  // namespace heed::web
