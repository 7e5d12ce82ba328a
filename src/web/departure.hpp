#pragma once
// What an answer gets on its way out, whoever gave it. Pure: no sockets here.

#include <string>
#include <string_view>

#include "web/response.hpp"

namespace heed::web {

/// What decides how an answer is sent.
struct Reader {
    std::string_view id;  ///< the request's reference
    bool takes_gzip = false;
    bool secure = false;       ///< reads through TLS
    bool is_a_system = false;  ///< asked for a path of the API, and is told in JSON what went wrong
};

/// Adds the reference and the headers that protect the reader, and compresses text of more than 1 KiB.
void make_ready(Response& response, Reader const& reader);

/// The page, or for another system the problem, for something that went wrong, made ready.
Response refusal(int status, Reader const& reader);

struct Sending {
    bool keep_alive = true;
    bool says_so = false;  ///< HTTP/1.0 is told that the line stays open
    std::string_view date;
};

/// Status line and headers up to the empty line. A 204 and a 304 have no Content-Length.
std::string head_of(Response const& response, Sending const& sending);

}  // namespace heed::web
