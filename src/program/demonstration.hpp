#pragma once
// The invented council, Thornmere: three years of history that each area makes its own part of, from one seed.

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::program {

/// Adds the council with its people and its history up to today. Says how far it is where standard output is a terminal.
void make_demonstration(store::Store& store, Clock const& clock);

/// Whether making it was cut short, so that its history is not whole.
bool is_unfinished_demonstration(store::Store& store, store::CouncilRecord const& council);

}  // namespace heed::program
