#pragma once
// A published assessment page as plain text: what is a heading, what is a finding, what is neither.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/outcome.hpp"

namespace heed::assessment {

/// A sentence of the findings.
struct Passage {
    std::string section;        ///< the nearest sub-heading above it
    std::string text;           ///< with single spaces
    std::size_t paragraph = 0;  ///< counted from 0
};

struct ReportText {
    std::string statement;  ///< the quality statement in CQC's usual spelling
    std::optional<int> score;
    std::vector<Passage> passages;
};

/// The longest file that is read: a published page has some 10 to 40 thousand bytes.
inline constexpr std::size_t longest_page = 1'000'000;

/// Reads a page as it is copied from CQC's website, with or without its preamble. Left out, as the labelling guide says:
/// headings, the score, what people expect, the local authority's commitment, navigation, the copyright line and all
/// that follows it. UTF-8, or the Windows code page that older editors save. Problem: one sentence why it cannot be read.
Outcome<ReportText> structure_of(std::string_view file);

}  // namespace heed::assessment
