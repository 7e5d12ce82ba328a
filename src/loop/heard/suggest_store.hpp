#pragma once
// Suggestions of themes, and what people answered. The words of a signal are counted for a theme in the transaction that
// links it, so that several nodes know the same and nothing is trained when the program starts. Counts of words are
// never shown: a page shows words of the signal that it shows.

#include <optional>
#include <string_view>
#include <vector>

#include "loop/heard/signal_store.hpp"
#include "loop/heard/suggest.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::loop {

struct Suggested {
    Id<Theme> theme;  ///< 0: nothing fits
    std::string name;
    std::vector<std::string> words;  ///< of the text that led to it
    double raw = 0;                  ///< as the words say
    double sure = 0;                 ///< as the record of answers corrects it
};

/// The three themes in use that fit best and "nothing fits", the surest first.
std::vector<Suggested> suggestions_for(store::Reading const& db, std::string_view said);

/// Counts the words of a text for a theme (0: nothing fits), or takes them back.
void learn_words(store::Writing& db, std::string_view said, Id<Theme> theme, int sign);
/// What was counted for `from` counts for `into`, a signal of both once; called before the links move.
void merge_words(store::Writing& db, Id<Theme> from, Id<Theme> into);
/// The words of the signals of this split count for the new theme; called after the links have moved.
void split_words(store::Writing& db, std::int64_t split, Id<Theme> from, Id<Theme> made);

// ---- what waits to be sorted

bool is_sorted(store::Reading const& db, Id<Signal> signal);

/// The signal without a theme that was heard first after this place, of which nobody said that nothing fits.
std::optional<Id<Signal>> next_to_sort(store::Reading const& db, std::optional<SignalPlace> const& after,
                                       bool see_kept_from_worker);
/// How many wait; 1,000 stands for more.
std::int64_t count_to_sort(store::Reading const& db, bool see_kept_from_worker);

/// A person's answer: the theme, or 0 for "none fits". The first answer about a signal is kept beside what was suggested;
/// with `read_again` a second person will read it too. The signal is linked and its words are learned.
void sort_signal(store::Writing& db, Id<Signal> id, Id<Theme> named, bool read_again, Doing const& doing);

/// Whether this signal belongs to the tenth that is read twice: by a keyed hash that only the server knows.
bool is_read_twice(std::string_view server_key, Id<Signal> signal);

/// How often suggestions of each tenth were right.
std::vector<TenthFigure> suggestion_record(store::Reading const& db);

}  // namespace heed::loop
