#pragma once
// Roles in the words that an administrator chooses by.

#include <string>
#include <string_view>

#include "people/may.hpp"

namespace heed::people {

/// One plain sentence: what somebody with this role can do.
std::string_view what_it_gives(Role role);

/// "complaints officer, director"; "no role" for none.
std::string spoken(std::set<Role> const& roles);

}  // namespace heed::people
