#pragma once
// The words of a text as search and comparison see them: without case, accents and apostrophes, and cut to their stem by
// Snowball's English stemmer (Porter 2), so that "visits", "Visited" and "visiting" are one word.

#include <string>
#include <string_view>
#include <vector>

namespace heed {

struct Stem {
    std::string stem;      ///< "visit"; at most 64 bytes, letters and digits only
    std::size_t from = 0;  ///< where the word begins in the text, in bytes
    std::size_t to = 0;    ///< one behind its last byte
};

/// Every word in its order. A word is a run of letters, digits and the marks that belong to them, in any script; an
/// apostrophe inside it belongs to it ("people's" is "peopl", "don't" is "dont"), a hyphen does not. Bytes that are no
/// UTF-8 part words. Never fails.
std::vector<Stem> stems_of(std::string_view text);

/// Whether the stem is of a word that English cannot do without and that says nothing about what a text is about: "the",
/// "of", "was". Snowball's list for English, and ours of what is left of them without apostrophes.
bool is_small_word(std::string_view stem);

}  // namespace heed
