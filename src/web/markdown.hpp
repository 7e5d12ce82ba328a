#pragma once
// Text with light marks (Markdown as CommonMark describes it, read by cmark), for what staff write to one another:
// paragraphs, lists, headings, emphasis and links. Raw HTML is shown as the characters that were typed, a picture as its
// words, an indented line as a plain line; a single line end is a line end. A link leads to http, https, mailto or a
// page of ours, and is plain words otherwise. What is nested deeper than `deepest_marks` is shown without its marks.

#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"

namespace heed::web {

constexpr std::size_t longest_markdown = 65'536;  ///< bytes; what stands behind is left out
constexpr int deepest_marks = 12;

/// The text as a page shows it. Headings are h3, whatever their level.
Html marked_up(std::string_view markdown);

/// Its words without marks, one text a paragraph, heading or item of a list.
std::vector<std::string> words_without_marks(std::string_view markdown);

/// Whether a link may lead there.
bool is_safe_link(std::string_view address);

}  // namespace heed::web
