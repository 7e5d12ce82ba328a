#pragma once
// The token that binds a form to the session that it was shown in. It is masked afresh each time it is printed, so that
// the length of a compressed page tells nothing about it.

#include <string>
#include <string_view>

namespace heed::web {

/// 128 hexadecimal digits: a random pad, and the key behind it. `form_key` is 64 hexadecimal digits.
std::string form_token(std::string_view form_key);

/// Whether the token was made with this key. Takes the same time for any token of the right length.
bool token_is_of(std::string_view token, std::string_view form_key);

}  // namespace heed::web
