#pragma once
// The code that somebody answers with, and the mark of a way to reach somebody. Neither leads back: the code is kept as its
// hash only, until it is used; a mark is a hash under the council's key.

#include <optional>
#include <string>
#include <string_view>

namespace heed::surveys {

/// "K7MQ-2XPD-9HTR": 60 bits, in letters and digits that cannot be taken for each other (Crockford's base 32). The same for
/// the same nonce, so that a reminder can carry it again without its being kept.
std::string code_of(std::string_view server_key, std::string_view nonce);

/// What is kept of a code, whatever way it was typed: small letters, spaces, O for 0 and I or L for 1 are taken.
std::string kept_code(std::string_view typed);

/// Equal for one way to reach somebody, however it was written.
std::string mark_of_email(std::string_view server_key, std::string_view email);
std::string mark_of_phone(std::string_view server_key, std::string_view phone);
std::string mark_of_address(std::string_view server_key, std::string_view name, std::string_view address);

/// What stands in the link of an e-mail that stops all asking: the mark, and a seal by which one that was made up is known.
/// It needs no invitation, so it works when that is gone too, and says no more than the mark does.
std::string stop_token_of(std::string_view server_key, std::string_view mark);
/// Nothing for a token that we did not make.
std::optional<std::string> mark_of_stop_token(std::string_view server_key, std::string_view token);

}  // namespace heed::surveys
