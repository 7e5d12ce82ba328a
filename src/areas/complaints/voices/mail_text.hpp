#pragma once
// What remains of a forwarded e-mail: the words of whoever wrote the thanks, without the forwarding, the quotation marks, the
// signature and the small print. Nothing of it is believed: who forwards may write what they like, so a person looks at it
// before it is kept.

#include <string>
#include <string_view>

namespace heed::complaints {

struct Forwarded {
    std::string words;   ///< of the first writer, as plain text
    std::string sender;  ///< the name that the forwarding says, without the address; "" where it says none
    bool operator==(Forwarded const&) const = default;
};

/// The text below the innermost line of forwarding ("Original Message", "Forwarded message", "Begin forwarded message", or the
/// lines From, Sent, To and Subject); all of it where there is none.
Forwarded without_forwarding(std::string_view text);

/// The name in "Bola Haddad <bola@example.org>"; "" where there is only an address.
std::string name_in_address(std::string_view address);

/// The text of a page in HTML: tags left out, the commonest entities read, a line for each paragraph.
std::string text_of_html(std::string_view html);

}  // namespace heed::complaints
