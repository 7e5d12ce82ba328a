#pragma once
// Easy Read: short sentences, and a picture beside each thing that is said. The pictures are our own: assets/easy-*.svg, drawn on
// 120 by 120 with lines of 3, told apart by their shapes alone, so that they hold in grey and on paper. The words beside
// them say the same, so a screen reader passes over them.

#include <initializer_list>
#include <string_view>

#include "web/html.hpp"

namespace heed::web {

/// "help" is assets/easy-help.svg, 120 pixels wide.
Html easy_picture(std::string_view name);

/// The same, 72 pixels wide: beside the words of one answer among several.
Html easy_face(std::string_view name);

/// What is said, with its picture beside it.
Html easy_step(std::string_view picture, Html const& says);
/// Each a sentence of its own.
Html easy_step(std::string_view picture, std::initializer_list<std::string_view> sentences);

}  // namespace heed::web
