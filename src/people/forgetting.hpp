#pragma once

#include "store/store.hpp"

namespace heed::people {

/// Forgets what is over: sessions, sign-ins of more than a year ago, guesses, links that work no more. Once a night.
void forget_what_is_over(store::Store& store, CouncilId council, Instant now);

}  // namespace heed::people
