#pragma once
// What in a sentence tells its kind: the words, the cues of the lexicon, where they stand, and what contrasts with what.

#include <string_view>

#include "areas/assessment/classifier.hpp"

namespace heed::assessment {

Features kind_features(std::string_view sentence);

/// Whether the sentence leans on the one before it ("This meant ...", "These were ...", "For example, ...").
bool leans_back(std::string_view sentence);

}  // namespace heed::assessment
