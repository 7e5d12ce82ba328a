#pragma once
// What of the loop can be found by its words, and by whom: signals, learning points (with the words of whoever recommended
// them) and actions.

#include <vector>

#include "loop/heard/signal.hpp"
#include "loop/learning/action.hpp"
#include "people/here.hpp"
#include "store/search.hpp"

namespace heed::loop {

struct LearningPoint;

namespace subject {
inline constexpr std::string_view signal = "signal";
inline constexpr std::string_view learning_point = "learning_point";
inline constexpr std::string_view action = "action";
}  // namespace subject

/// The audiences that this member belongs to: signals, signals that are kept from a worker, learning points and actions.
std::vector<store::Audience> audiences_of(people::Here const& here);

/// Puts the record in, in the transaction that writes it.
void make_findable(store::Writing& db, Signal const& signal);
/// The same for one that is in already: others may see it now than before.
void make_findable_again(store::Writing& db, Signal const& signal);
void make_findable(store::Writing& db, Id<LearningPoint> point);
void make_findable(store::Writing& db, Id<Action> action);

/// Puts in what was there before the search, in transactions of at most 1,000 records each; answers how many. Once
/// everything is in, it is three looks into an index.
std::int64_t catch_up_search(store::Store& store, CouncilId council);

}  // namespace heed::loop
