#pragma once
// The people of the demonstration council: one sign-in for each role.

#include <string_view>

#include "store/store.hpp"

namespace heed::people {

/// Everybody of the cast signs in with it, in councils that are demonstrations and nowhere else.
constexpr std::string_view demonstration_password = "marigold-lantern-42";

/// Adds the cast with their teams and roles and that password. A council that is no demonstration is a bug.
void add_cast(store::Store& store, store::CouncilRecord const& council, Instant now);

}  // namespace heed::people
