#pragma once
// One e-mail, written as RFC 5322 and RFC 2045 to 2047 want it and handed to a mail server by libcurl.

#include <cstdint>
#include <optional>
#include <string>

#include "kernel/day.hpp"

namespace heed::work {

/// The council's mail server. User and password empty: no sign-in.
struct Smtp {
    std::string host;
    int port = 587;
    std::string from;       ///< e-mail address of the sender
    std::string from_name;  ///< "Thornmere Council"; may be empty
    std::string user;
    std::string password;
    bool starttls = true;  ///< refuse to send unless the line is encrypted
};

struct Mail {
    std::string to;
    std::string subject;
    std::string text;
    std::string key;  ///< the same for each try of one message: its Message-ID, by which a second copy is recognised
    std::string unsubscribe{};  ///< see Message
    Instant written;
};

/// Whether the address is one that we send to: one "@", a name before it and a domain after it, no white space, no
/// control characters, nothing that could end the address and begin another.
bool is_address(std::string_view address);

/// What lets a mail program show its own "unsubscribe" (RFC 2369, and RFC 8058 where the address begins with https://); empty
/// where the address is none that a header can hold. RFC 8058 wants these two covered by the DKIM signature, which is made by
/// the mail server that we hand the message to.
std::string unsubscribe_headers(std::string_view address);

/// Header and body, lines ending in CR LF. Nothing in the mail can add a header: control characters in the subject or
/// the names become spaces, and what is not ASCII is encoded.
std::string written_out(Smtp const& smtp, Mail const& mail);

/// Hands it over. Nothing when the server took it; otherwise one plain sentence that says what went wrong.
std::optional<std::string> send_mail(Smtp const& smtp, Mail const& mail);

}  // namespace heed::work
