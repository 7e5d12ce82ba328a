#pragma once

#include <string>
#include <string_view>

namespace heed::complaints {

/// What staff read above an entry of the timeline: "put_on_hold" is "Put on hold". Its own word where it has no title.
std::string title_of_entry(std::string_view what);

}  // namespace heed::complaints
