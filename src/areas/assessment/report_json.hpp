#pragma once
// A report for other programs and for people.

#include <string>

#include "areas/assessment/finding.hpp"

namespace heed::assessment {

/// {"council", "statement", "score", "findings": [{"n", "section", "text", "kind", "confidence", "systems", "figures":
/// [{"text", "value", "unit", "of"}]}]}. "council" and "score" are null when the page does not tell. A figure has
/// "period", "comparator" {"text", "value", "of"}, "count", "out_of", "low" and "high" (percent, 95 % interval) and "note"
/// only when they are known. One line, with a line feed at its end.
std::string as_json(Report const& report);

/// The same for a terminal: a summary with its counts, and then each finding under its section.
std::string as_text(Report const& report);

}  // namespace heed::assessment
