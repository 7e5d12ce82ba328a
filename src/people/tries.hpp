#pragma once
// Guessing is slowed down, and nobody is locked out for good: at most 10 guesses in 5 minutes for one account and 100
// for one network.

#include <optional>
#include <string_view>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::people {

constexpr int most_guesses_per_account = 10;
constexpr int most_guesses_per_network = 100;
constexpr std::chrono::minutes guesses_counted_for{5};

/// Counts a guess before it is judged. Where there were too many, counts nothing and answers when the next may be made.
/// The account need not exist.
std::optional<Instant> count_guess(store::Store& store, CouncilId council, std::string_view email,
                                   std::string_view peer, Instant now);

/// Forgets the guesses at this account; the right answer was given.
void forgive_guesses(store::Writing& db, std::string_view email);

/// Forgets guesses that count no more; for the nightly job.
void forget_old_guesses(store::Writing& db, Instant now);

}  // namespace heed::people
