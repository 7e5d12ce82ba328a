#pragma once
// The page of one learning point: its whole story on one line of time.

#include "loop/learning/story.hpp"
#include "loop/parts.hpp"

namespace heed::loop {

/// What happened and what is promised, oldest first; what is to come stands at the end.
std::vector<govuk::TimelineEvent> line_of_time(people::Here const& here, Story const& story, Names& names);

web::Response show_story(web::Request const& request, people::Here& here, Id<LearningPoint> id);

}  // namespace heed::loop
