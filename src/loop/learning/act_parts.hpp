#pragma once
// What the forms under a learning point share: where they go, who does it, and the sentence above them.

#include "loop/parts.hpp"

namespace heed::loop {

/// "/learning-points/12".
std::string path_of(Id<LearningPoint> id);

Doing doing_now(people::Here const& here);

/// A form at `place` below the learning point ("/actions/new"), with its sentence above the fields.
FormPage page_for(Story const& story, std::string title, std::string const& place, std::string button);

/// The story of one that takes something in: throws Conflict while it waits for a decision, and if it is closed.
Story open_story(people::Here const& here, Id<LearningPoint> id);

/// "Called strong; the word “remind” sounds weak."
std::string differs(SuggestedStrength const& sounds, Strength chosen);

}  // namespace heed::loop
