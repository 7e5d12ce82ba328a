#pragma once
// Second readings in the store: a drawn tenth of the sorted signals is read by a second person who does not see the first
// answer, and what the two said is tallied.

#include <optional>
#include <vector>

#include "loop/heard/agreement.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// Whose answers are compared: two people; the suggestion and the person who saw it; the suggestion and the second reader,
/// who did not see it.
enum class Pair { first_second, suggestion_first, suggestion_second };
BOOST_DESCRIBE_ENUM(Pair, first_second, suggestion_first, suggestion_second)

void count_pair(store::Writing& db, Pair pair, bool kept_from_worker, Id<Theme> one, Id<Theme> other);
std::vector<PairCount> pairs_of(store::Reading const& db, Pair pair, bool see_kept_from_worker);

void ask_for_second_reading(store::Writing& db, SignalRecord const& signal, Id<Theme> first, Id<Theme> suggested,
                            Doing const& doing);

/// The one that has waited longest and that `reader` has not answered first.
std::optional<Id<Signal>> next_second_reading(store::Reading const& db, std::int64_t reader, bool see_kept_from_worker);

/// The second answer; links nothing. Throws Conflict if it waits no more, or the first answer was this person's too.
void read_again(store::Writing& db, Id<Signal> signal, Id<Theme> theme, Doing const& doing);

struct Disagreement {
    Id<Signal> signal;
    Id<Theme> first_theme;
    Id<Theme> second_theme;
    std::string said;  ///< its first 200 characters
};
BOOST_DESCRIBE_STRUCT(Disagreement, (), (signal, first_theme, second_theme, said))

/// Signals that one of two people put under this theme and the other not, the last first, before this signal if one is
/// given; at most `most`.
std::vector<Disagreement> disagreements_of(store::Reading const& db, Id<Theme> theme, bool see_kept_from_worker,
                                           Id<Signal> before, int most);

/// What was said of `from` was said of `into`: two who differed only in these two agree from now on.
void merge_readings(store::Writing& db, Id<Theme> from, Id<Theme> into);

}  // namespace heed::loop
