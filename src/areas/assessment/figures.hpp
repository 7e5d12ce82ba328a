#pragma once
// The figures of a sentence: what was counted, of what, when, against what.

#include <string>
#include <string_view>
#include <vector>

#include "areas/assessment/finding.hpp"

namespace heed::assessment {

/// Percentages, money, durations and counts, in order. Not figures: years and dates, sections and parts of laws, names such
/// as "7-minute briefing", and the length of a period ("in the last 12 months"), which becomes the figures' period.
/// `before`: the figures of the sentence before, where a percentage finds the count that it is a share of.
std::vector<Figure> figures_of(std::string_view sentence, std::vector<Figure> const& before = {});

}  // namespace heed::assessment
