#pragma once
// What changed between two versions of a procedure. Texts are compared line by line (a paragraph, a heading, an item of a
// list), and a line that was reworded word by word. Pure, and true: the lines of the result without what was added are the
// old text, and without what was taken out the new one (see the tests).

#include <string>
#include <string_view>
#include <vector>

#include "kernel/described.hpp"
#include "loop/register/word_diff.hpp"

namespace heed::procedures {

enum class LineKind { same, reworded, taken_out, added };
BOOST_DESCRIBE_ENUM(LineKind, same, reworded, taken_out, added)

struct ChangedLine {
    LineKind kind = LineKind::same;
    std::string before;                      ///< empty where it was added
    std::string after;                       ///< empty where it was taken out
    std::vector<loop::PieceOfText> words{};  ///< only of a reworded line
};

/// In reading order, without empty lines. Of two lines at the same place, those that share a third of their words or more
/// are one line that was reworded. Texts of more than 2,000 lines are compared as one piece.
std::vector<ChangedLine> text_difference(std::string_view before, std::string_view after);

struct ChangeCount {
    std::int64_t reworded = 0;
    std::int64_t taken_out = 0;
    std::int64_t added = 0;
};
ChangeCount count_changes(std::vector<ChangedLine> const& lines);
/// "2 lines reworded, 1 added"; "Nothing but spaces".
std::string spoken(ChangeCount const& count);

}  // namespace heed::procedures
