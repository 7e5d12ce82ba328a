#pragma once
// What may be said to people outside of the council, and how: pure rules for the words of a telling and for the public
// page "You said, we did". Nothing here reads a case. Small numbers follow the disclosure control of NHS Digital (HES, 2018):
// what is fewer than a threshold is not said, what is more is rounded; both are settings of a council.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/outcome.hpp"
#include "loop/proof/proof.hpp"

namespace heed::loop {

/// "January to March 2026": the only precision in which the public page says when.
std::string spoken_quarter(Day day);
/// "2026-1", which sorts.
std::string quarter_of(Day day);
/// The quarter of "2026-1" in words; empty where it is none.
std::string spoken_quarter(std::string_view quarter);

struct SmallNumbers {
    std::int64_t fewest = 5;    ///< fewer are said as "fewer than 5"; at least 2
    std::int64_t rounding = 5;  ///< more are rounded to the nearest multiple of this, and never below `fewest`
};
/// "fewer than 5 people", "about 35 people".
std::string people_in_words(std::int64_t number, SmallNumbers const& rule);

/// "We looked at 24 records: 20 showed it; the true share is likely between 64% and 93%." Said of fewer than
/// `fewest`: only that they were too few to say.
std::string what_was_found(ProofKind kind, std::int64_t seen, std::int64_t looked_at, SmallNumbers const& rule);

/// The texts of signals are searched for this many words in a row.
constexpr std::size_t words_that_quote = 6;

/// Words without punctuation and in lower case, as two texts are compared.
std::vector<std::string> plain_words(std::string_view text);

/// Looks in many texts for words of one: made once, asked for each signal.
class Quotes {
public:
    explicit Quotes(std::string_view ours);
    /// The first words of `theirs` that stand in ours too, `words_that_quote` or more in a row; nothing if none do.
    std::optional<std::string> found_in(std::string_view theirs) const;

private:
    std::vector<std::string> runs_;  ///< every run of that many words of ours, sorted
};

/// A word with a capital in the middle of a sentence that is none of those known to be nobody's name (services, the
/// council, months, days of the week): the words that the writer must take out or say otherwise.
std::vector<std::string> words_like_names(std::string_view text, std::vector<std::string> const& known);

/// What may not stand in words for people outside: what made_anonymous would take out. One sentence each, under `field`.
Problems what_names_somebody(std::string const& field, std::string const& text);

/// A hint beside the words and never a gate: the longest sentence and how many words it has, where that is more than
/// 20; empty otherwise.
std::string reading_hint(std::string_view text);

}  // namespace heed::loop
