#pragma once
// What comes along when somebody pastes from a word processor or a PDF.

#include <string>

namespace heed {

/// The text without control characters: a soft line break (VT) or a page break (FF) becomes a line end, any other than
/// tab, LF and CR a space. What is not UTF-8 stays as it is.
std::string without_control_characters(std::string text);

}  // namespace heed
