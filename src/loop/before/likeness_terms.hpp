#pragma once
// A text as terms of the field: stems, and the concepts that words and phrases belong to.

#include <string>
#include <string_view>
#include <vector>

namespace heed::loop {

struct LikenessTerm {
    std::string term;      ///< a stem, or "=" and a concept
    std::size_t from = 0;  ///< its words in the text, in bytes
    std::size_t to = 0;
    float weight = 1;

    bool is_concept() const { return term.front() == '='; }
};

/// In the order of the text; a word that belongs to a concept gives its stem, with less weight, and the concept.
std::vector<LikenessTerm> terms_of(std::string_view text);

/// Stems alone, without the small words of English: what is compared without knowing the field.
std::vector<LikenessTerm> plain_terms_of(std::string_view text);

/// The words as they are written, lower-cased, without the small words of English.
std::vector<LikenessTerm> written_words_of(std::string_view text);

}  // namespace heed::loop
