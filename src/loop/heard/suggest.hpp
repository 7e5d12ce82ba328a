#pragma once
// Which theme a text may be about, which of its words say so, and how sure that is. A plain library: no database, no
// page. It works on the first day from the words of the definitions, and learns by counting: every answer of a person
// adds the text's words to the counts of the theme, and nothing else is kept or trained.
//
// Naive Bayes over the presence of words (McCallum and Nigam, 1998), one class for each theme and one for "nothing
// fits". A word's rate in a theme is (n + m·p) / (N + m): n of the N texts that people put there hold it, and p is what
// the definition makes one expect before any was read. Words that stand for the same thing ("bill", "invoice") count as
// one word besides themselves. How sure: the softmax of the scores, made cooler, and then corrected by the record of
// what was suggested and what people answered (`Calibration`).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace heed::loop {

/// A word of a text that may tell something: its stem (kernel/stems.hpp), and as it is written there first. A stem
/// that begins with "=" stands for a group of words.
struct TellingWord {
    std::string stem;
    std::string written;
    bool operator==(TellingWord const&) const = default;
};

/// Each stem once, in the order of the text, without words that tell nothing; at most 200. Any bytes are a text.
std::vector<TellingWord> telling_words(std::string_view text);

/// The words of a theme.
struct Meaning {
    std::int64_t theme = 0;
    std::string name;
    std::string definition;
    std::string includes;
    std::string excludes;
};

/// In how many texts of a theme a stem stood. Theme 0 is "nothing fits"; the stem "" counts the texts themselves.
struct StemCount {
    std::string stem;
    std::int64_t theme = 0;
    std::int64_t number = 0;
};

struct Suggestion {
    std::int64_t theme = 0;          ///< 0: nothing fits
    double sure = 0;                 ///< 0 to 1; all of one text add up to 1
    std::vector<std::string> words;  ///< of the text, as written there, the most telling first; at most four
};

/// One for each theme and one for nothing, the surest first. `counted` needs the stems of the text and "" only.
std::vector<Suggestion> suggest(std::vector<TellingWord> const& text, std::vector<Meaning> const& themes,
                                std::vector<StemCount> const& counted);

/// What was suggested with about this probability, and how often it was right.
struct TenthFigure {
    int tenth = 0;  ///< 0: below 10 %, 9: 90 % and more
    std::int64_t shown = 0;
    std::int64_t was_right = 0;
};

int tenth_of(double sure);

/// Corrects probabilities by the record: each tenth's share of right answers, drawn towards the tenth itself as if ten
/// answers had been seen there, then made to rise (pool adjacent violators; isotonic calibration after Zadrozny and
/// Elkan, 2002), then read between the middles of the tenths. Without a record nothing changes.
class Calibration {
public:
    explicit Calibration(std::vector<TenthFigure> const& record);
    double corrected(double sure) const;

private:
    std::array<double, 10> at_middle_{};
};

/// "Very likely", "Likely", "Perhaps", "Unlikely": from 85, 60, 30 percent on.
std::string_view how_sure(double sure);

}  // namespace heed::loop
