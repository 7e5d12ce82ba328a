#pragma once
// What changed between two wordings, word by word: the longest common run of words stays, the rest was taken out or
// added (Myers 1986 names the problem; these texts are short, so the plain table of lengths is used).

#include <string>
#include <string_view>
#include <vector>

namespace heed::loop {

enum class Piece { same, taken_out, added };

struct PieceOfText {
    Piece piece = Piece::same;
    std::string text;  ///< words with one space between them
};

/// In reading order; what was taken out stands before what was added in its place. Texts of more than 600 words are
/// compared as one piece.
std::vector<PieceOfText> word_difference(std::string_view before, std::string_view after);

}  // namespace heed::loop
