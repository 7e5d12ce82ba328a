#pragma once
// Where one sentence ends and the next begins.

#include <string>
#include <string_view>
#include <vector>

namespace heed::assessment {

/// The sentences of a paragraph, with single spaces. A full stop inside an abbreviation ("e.g.", "Dr.", "No. 5") or a
/// number does not end one; a stop that was typed without a space after it ("working.The council") does.
std::vector<std::string> sentences_of(std::string_view paragraph);

/// `text` with every run of white space (also no-break and zero-width spaces) as one space, and none at the ends.
std::string with_single_spaces(std::string_view text);

}  // namespace heed::assessment
