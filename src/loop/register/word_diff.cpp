#include "loop/register/word_diff.hpp"

#include <algorithm>
#include <cstdint>

namespace heed::loop {

namespace {

constexpr std::size_t most_words = 600;

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    constexpr std::string_view white = " \t\n\r";
    for (auto at = text.find_first_not_of(white); at != std::string_view::npos;) {
        auto const end = std::min(text.find_first_of(white, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(white, end);
    }
    return words;
}

/// lengths[i][j]: how many words the longest common run of before[i..] and after[j..] has.
class Lengths {
public:
    Lengths(std::vector<std::string_view> const& before, std::vector<std::string_view> const& after)
        : width_(after.size() + 1), lengths_((before.size() + 1) * width_) {
        for (auto i = before.size(); i-- > 0;) {
            for (auto j = after.size(); j-- > 0;) {
                auto const longest = std::max(at(i + 1, j), at(i, j + 1));
                lengths_[i * width_ + j] = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                                 : longest;
            }
        }
    }
    std::uint16_t at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

private:
    std::size_t width_;
    std::vector<std::uint16_t> lengths_;
};

void add(std::vector<PieceOfText>& pieces, Piece piece, std::string_view word) {
    if (pieces.empty() || pieces.back().piece != piece) {
        pieces.push_back({piece, ""});
    }
    auto& text = pieces.back().text;
    (text += text.empty() ? "" : " ") += word;
}

}  // namespace

std::vector<PieceOfText> word_difference(std::string_view before, std::string_view after) {
    auto const old_words = words_of(before);
    auto const new_words = words_of(after);
    std::vector<PieceOfText> pieces;
    bool const is_short = old_words.size() <= most_words && new_words.size() <= most_words;
    Lengths const lengths(is_short ? old_words : std::vector<std::string_view>{},
                          is_short ? new_words : std::vector<std::string_view>{});
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_words.size() || j < new_words.size()) {
        bool const both = i < old_words.size() && j < new_words.size();
        if (is_short && both && old_words[i] == new_words[j]) {
            add(pieces, Piece::same, old_words[i]);
            ++i;
            ++j;
        } else if (i < old_words.size() && (!both || !is_short || lengths.at(i + 1, j) >= lengths.at(i, j + 1))) {
            add(pieces, Piece::taken_out, old_words[i++]);
        } else {
            add(pieces, Piece::added, new_words[j++]);
        }
    }
    return pieces;
}

}  // namespace heed::loop
