#pragma once
// Reads a published CQC assessment of a local authority into findings.

#include <string_view>

#include "areas/assessment/finding.hpp"
#include "kernel/outcome.hpp"

namespace heed::assessment {

/// `text`: the page as plain text, whole or without its preamble. The problem is one sentence why it cannot be read.
/// Uses no network and no model from elsewhere; the first call takes some ten milliseconds more, to learn from the
/// embedded lessons.
Outcome<Report> read_report(std::string_view text);

}  // namespace heed::assessment
