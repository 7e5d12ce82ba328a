#include "loop/themes/theme_changes.hpp"

#include <algorithm>
#include <cstdint>

namespace heed::loop {

namespace {

constexpr std::size_t most_words = 1000;

std::vector<std::string_view> words_in(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    std::vector<std::string_view> words;
    for (auto at = text.find_first_not_of(white); at != std::string_view::npos;) {
        auto const end = std::min(text.find_first_of(white, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(white, end);
    }
    return words;
}

void add(std::vector<ChangedPiece>& pieces, Change change, std::string_view word) {
    if (pieces.empty() || pieces.back().change != change) {
        pieces.push_back({change, std::string(word)});
    } else {
        (pieces.back().words += ' ') += word;
    }
}

/// Lengths of the longest common subsequence of every pair of endings.
class Lengths {
public:
    Lengths(std::vector<std::string_view> const& a, std::vector<std::string_view> const& b)
        : width_(b.size() + 1), cells_((a.size() + 1) * width_) {
        for (auto i = a.size(); i-- > 0;) {
            for (auto j = b.size(); j-- > 0;) {
                cell(i, j) = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
            }
        }
    }
    std::uint16_t& cell(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

private:
    std::size_t width_;
    std::vector<std::uint16_t> cells_;
};

}  // namespace

std::vector<ChangedPiece> changes(std::string_view before, std::string_view after) {
    auto const a = words_in(before);
    auto const b = words_in(after);
    std::vector<ChangedPiece> pieces;
    std::size_t i = 0;
    std::size_t j = 0;
    if (a.size() <= most_words && b.size() <= most_words) {
        Lengths lengths(a, b);
        while (i < a.size() && j < b.size()) {
            if (a[i] == b[j]) {
                add(pieces, Change::same, a[i]);
                ++i, ++j;
            } else if (lengths.cell(i + 1, j) >= lengths.cell(i, j + 1)) {
                add(pieces, Change::taken_away, a[i++]);
            } else {
                add(pieces, Change::added, b[j++]);
            }
        }
    }
    for (; i < a.size(); ++i) {
        add(pieces, Change::taken_away, a[i]);
    }
    for (; j < b.size(); ++j) {
        add(pieces, Change::added, b[j]);
    }
    return pieces;
}

}  // namespace heed::loop
