#pragma once
// Figures against their comparators: is the council better or worse off?

#include <vector>

#include "areas/assessment/words.hpp"

namespace heed::assessment {

enum class Comparison { none, better, worse, same };

/// What the sentence says of its figures, by its words ("above", "lower than", "significantly worse than"), by whether
/// much of the measure is good (satisfaction) or bad (upheld complaints, waiting), and, where it only sets two
/// percentages side by side ("compared with"), by the numbers themselves.
Comparison comparison_in(std::vector<Word> const& words);

}  // namespace heed::assessment
