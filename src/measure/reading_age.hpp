#pragma once
// How hard a text is to read: a hint for who writes it, never a gate. Flesch-Kincaid grade (Kincaid, Fishburne, Rogers
// and Chissom, 1975) = 0.39 words/sentences + 11.8 syllables/words - 15.59; SMOG grade (McLaughlin, 1969) =
// 1.0430 sqrt(words of three syllables or more x 30 / sentences) + 3.1291, made for 30 sentences and more. A school
// grade plus five is about the age at which one reads so. Both measure length and not sense.

#include <string>
#include <string_view>
#include <vector>

namespace heed::measure {

/// How many syllables an English word has when it is spoken: a list of words that break the rules, then rules. In a
/// word of capitals each letter is one. A word joined by hyphens has those of its parts. At least 1.
int syllables_in(std::string_view word);

struct HardWord {
    std::string word;  ///< as it first stands in the text
    int syllables = 0;
    int times = 0;
};

struct LongSentence {
    std::string text;
    int words = 0;
};

struct ReadingAge {
    int words = 0;
    int sentences = 0;
    int syllables = 0;
    int long_words = 0;                 ///< of three syllables or more
    double flesch_kincaid = 0;          ///< a school grade; below 0 is kept at 0
    double smog = 0;                    ///< a school grade
    std::vector<LongSentence> longest;  ///< three at most, the longest first
    std::vector<HardWord> hard;         ///< twelve at most: most syllables first, then most often
};

/// The age at which this grade is read: grade + 5, rounded.
int age_of_grade(double grade);

/// SMOG is made for at least so many sentences; with fewer it is rougher still.
constexpr int sentences_for_smog = 30;

/// Of a text in blocks (paragraphs, items of lists); a sentence ends with its block at the latest. A text without words
/// has no sentences and grade 0.
ReadingAge reading_age(std::vector<std::string> const& blocks);

int count_words(std::vector<std::string> const& blocks);

/// Minutes to read so many words, rounded up; 0 words take none. Needs `words_a_minute` > 0.
int minutes_to_read(int words, int words_a_minute);

}  // namespace heed::measure
