#pragma once
// What is set once for a whole council, by name.

#include <optional>
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace heed::people {

std::optional<std::string> setting(store::Reading const& db, std::string_view name);

/// Sets it, or changes it. The caller notes the event.
void set_setting(store::Writing& db, std::string_view name, std::string_view value);

/// 64 hexadecimal digits that are made once for each council and never leave the server.
std::string server_key(store::Store& store, CouncilId council);
std::string server_key(store::Writing& db);

}  // namespace heed::people
