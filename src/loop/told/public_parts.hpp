#pragma once
// What an item of "You said, we did" looks like: in the list, on its own page, and in the preview of who publishes it.

#include "loop/parts.hpp"
#include "loop/told/public_standing.hpp"
#include "loop/told/said_and_done.hpp"

namespace heed::loop {

Html public_badge(Story const& story, Day today);

/// What people said, what was done and how it stands, without its heading.
Html public_body(SaidAndDone const& item, Story const& story, SmallNumbers const& rule, Day today);

/// The same under its name, which leads to its page.
Html public_card(SaidAndDone const& item, Story const& story, SmallNumbers const& rule, Day today);

}  // namespace heed::loop
