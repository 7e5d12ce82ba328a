#pragma once
// An e-mail as it came from a mail server (RFC 5322, MIME), read with GMime. Strangers' bytes: capped, and nothing in it is
// believed or answered.

#include <string>
#include <string_view>
#include <vector>

#include "kernel/outcome.hpp"

namespace heed::complaints {

constexpr std::size_t most_bytes_of_mail = 10U << 20U;
constexpr std::size_t most_said_in_mail = 10'000;  ///< characters

struct ReadMail {
    std::string message;        ///< the hash of its Message-ID, or of the whole where it has none
    std::string words;          ///< what remains without forwarding, quotation marks and signature
    std::string sender;         ///< a name, if one is given
    bool is_automatic = false;  ///< a machine's answer, a list's, a report of delivery: left out, and never answered
    /// Where it was sent, in small letters, at most 50 each: as the mail server wrote it when it delivered it
    /// (X-Original-To, Delivered-To, Envelope-To), and as the sender named it (To, Cc). Neither is proof.
    std::vector<std::string> delivered_to{};
    std::vector<std::string> addressed_to{};
};

/// The text of its first plain part, or of its first part in HTML, of the innermost message where one is attached. Problems
/// name the field "mail": too large, no e-mail, no words in it.
Outcome<ReadMail> read_mail(std::string_view bytes);

/// What was pasted: an e-mail with its headers, or only its words.
Outcome<ReadMail> read_pasted(std::string_view text);

}  // namespace heed::complaints
