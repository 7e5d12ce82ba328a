#pragma once
// Where a page of a list ends, sealed: a cursor tells its holder nothing (not even how much happened between two), and
// one that was made up or comes from another list is refused.

#include <optional>
#include <string>
#include <string_view>

namespace heed::api {

/// `list` names the list that the place belongs to; `server_key` is 64 hexadecimal digits.
std::string sealed(std::string_view server_key, std::string_view list, std::string_view place);
std::optional<std::string> unsealed(std::string_view server_key, std::string_view list, std::string_view cursor);

}  // namespace heed::api
