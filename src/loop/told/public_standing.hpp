#pragma once
// How a learning point stands, in words for the public: only what the rules and the counts say, in quarters, and never a
// word that staff wrote for staff. Pure.

#include <string>
#include <vector>

#include "loop/learning/story.hpp"
#include "loop/told/public_rules.hpp"

namespace heed::loop {

enum class PublicStanding { works, changed, does_not_work, came_back, not_checked_again, closed, rejected };
BOOST_DESCRIBE_ENUM(PublicStanding, works, changed, does_not_work, came_back, not_checked_again, closed, rejected)

/// "It works", "It came back", "We decided not to change it": as the badge says it.
std::string_view spoken(PublicStanding standing);

PublicStanding public_standing(Story const& story, Day today);

/// Whether it may be put on the page: proved, failed, come back, closed without proof or rejected. What is still being
/// worked on for the first time is no closed loop.
bool may_be_published(Story const& story, Day today);

/// What was found, why it is open again, or why it was not changed; each one sentence.
std::vector<std::string> said_of_standing(Story const& story, Day today, SmallNumbers const& rule);

/// The day of the last turn of the story: proved, reopened, closed, rejected, or acted on.
Day last_turn(Story const& story, Day today);

/// One quarter of the story: what happened in it, in its order.
struct QuarterTold {
    std::string quarter;  ///< "January to March 2026"
    std::vector<std::string> sentences;
};
std::vector<QuarterTold> story_by_quarter(Story const& story, SmallNumbers const& rule);

}  // namespace heed::loop
