#pragma once
// Two-step sign-in with an authenticator app: time-based one-time passwords after RFC 6238 (HMAC-SHA-1, 30 seconds,
// 6 digits), which is what every such app does.

#include <optional>
#include <string>
#include <string_view>

#include "kernel/day.hpp"

namespace heed::people {

/// The number of the 30 seconds that an instant lies in.
std::int64_t step_of(Instant instant);

/// HOTP of RFC 4226 for this step: a code of `digits` (6 to 8) digits. `secret` is the raw key.
std::string code_for(std::string_view secret, std::int64_t step, int digits = 6);

/// The step whose code this is: now's, or one before or after it, and later than `last_step`, so that each code is
/// used once. Spaces in what was typed do not count.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view typed, Instant now,
                                         std::int64_t last_step);

/// 160 random bits.
std::string fresh_totp_secret();

/// RFC 4648 base 32, without padding: how secrets are kept, typed and put into QR codes.
std::string base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

/// "otpauth://totp/..." as authenticator apps read it.
std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account);

/// A QR code as an <svg> element that needs no style; `label` says what it is to those who do not see it.
std::string qr_svg(std::string const& text, std::string_view label);

}  // namespace heed::people
