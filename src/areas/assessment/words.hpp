#pragma once
// A sentence as words, and phrases that are looked for in it.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace heed::assessment {

/// A word in lower case, with straight apostrophes. Hyphens divide words; a number keeps its point and loses its commas;
/// "%" is a word of its own.
struct Word {
    std::string text;
    bool after_pause = false;  ///< a comma, semicolon, colon, dash or bracket stands before it
    std::size_t begin = 0;     ///< bytes of the sentence
    std::size_t end = 0;
};

std::vector<Word> words_of(std::string_view sentence);

bool is_number(Word const& word);

/// A phrase of a lexicon was found at words [begin, end).
struct Hit {
    std::size_t phrase = 0;  ///< its row
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A lexicon: a table of tab-separated rows under a header line, whose last column is a phrase. "*" at the end of a word
/// stands for any ending (also none); ".." leaps over up to three words.
class Lexicon {
public:
    /// The columns before the phrase.
    using Row = std::vector<std::string>;

    explicit Lexicon(std::string_view table);

    Row const& row(std::size_t phrase) const { return rows_.at(phrase); }
    std::vector<Hit> hits(std::vector<Word> const& words) const;

private:
    struct Piece {
        std::string text;
        bool any_ending = false;
        bool leap_before = false;
    };
    struct Phrase {
        std::size_t row;
        std::vector<Piece> pieces;
    };
    void add(std::string_view line);
    static std::size_t matched(std::vector<Piece> const& pieces, std::vector<Word> const& words, std::size_t from);

    std::vector<Row> rows_;
    static std::size_t drawer_of(std::string_view word);
    std::array<std::vector<Phrase>, 1024> drawers_;  ///< by the first two letters
};

}  // namespace heed::assessment
