#pragma once

#include <string>
#include <string_view>

namespace heed::web {

/// 128 random bits as 32 hexadecimal digits; for idempotency keys and references in logs.
std::string random_key();

/// `bytes` random bytes as hexadecimal digits.
std::string random_hex(std::size_t bytes);

/// Letters and digits that are read out and written down without mistakes (Crockford's base 32, upper case), each five
/// random bits.
std::string random_letters(std::size_t count);

/// HMAC-SHA-256 of the text under a key of 64 hexadecimal digits, as 64 hexadecimal digits.
std::string keyed_hash(std::string_view key, std::string_view text);

/// Compares without telling by its time where the first difference is.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace heed::web
