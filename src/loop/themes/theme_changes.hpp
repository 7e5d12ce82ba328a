#pragma once
// What changed between two texts, word by word. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace heed::loop {

enum class Change { same, taken_away, added };

struct ChangedPiece {
    Change change = Change::same;
    std::string words;
    bool operator==(ChangedPiece const&) const = default;
};

/// The pieces in their order: without `added` they are the text before, without `taken_away` the text after, apart from
/// white space. Longest common subsequence of words (Hunt and McIlroy, 1976); of texts of more than 1,000 words the
/// whole is taken away and added.
std::vector<ChangedPiece> changes(std::string_view before, std::string_view after);

}  // namespace heed::loop
