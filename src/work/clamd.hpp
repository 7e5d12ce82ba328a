#pragma once
// ClamAV's daemon, by its own protocol (clamd(8), INSTREAM): "zINSTREAM\0", then each piece behind its length in four bytes,
// most significant first, then a length of 0; it answers "stream: OK", "stream: NAME FOUND" or "... ERROR", ended by a zero.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace heed::work {

/// Where it listens: a Unix socket, or an address and a port.
struct Clamd {
    std::string socket;  ///< "/run/clamav/clamd.ctl"; empty: `host` and `port`
    std::string host;
    int port = 0;
    std::chrono::seconds patience{60};  ///< for each step on the line
};

/// "/run/clamav/clamd.ctl", "unix:/run/clamav/clamd.ctl", "tcp:127.0.0.1:3310" or "127.0.0.1:3310"; nothing for anything else.
std::optional<Clamd> read_clamd(std::string_view written);

struct Verdict {
    enum class Is { clean, infected, unknown };
    Is is = Is::unknown;
    std::string says;  ///< the name of what was found, or one plain sentence about why nothing is known
};

/// The next piece of the file; "" at its end.
using NextPiece = std::function<std::string()>;

Verdict scan(Clamd const& clamd, NextPiece const& next_piece);

/// What an answer says; whatever is not understood is unknown, never clean.
Verdict read_verdict(std::string_view answer);

}  // namespace heed::work
