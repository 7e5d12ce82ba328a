#pragma once
// The demonstration council's three years round the loop, and many signals to measure with.

#include <vector>

#include "store/store.hpp"

namespace heed::loop {

class Years;

/// Services, themes, what staff, boards and audits logged, and learning points at every stage: in work, late, shared,
/// proved and made again, lapsed, failed, come back, tried only with reminders, given up. The complaints and concerns
/// that are there already are linked to the themes that they speak of. The same at the same `now`; the cast must be there.
/// `stories` are those of areas: what they plan happens on its day among the others.
void demonstrate(store::Writing& db, Instant now, std::vector<void (*)(Years&)> const& stories = {});

/// `number` invented signals of the last ten years, written as fast as the store takes them: one event for all of them.
/// The same for the same seed. Where there are themes, most are linked to one and stand at some stage since some day, as if
/// learning points had taken them there; no learning point has them, for theirs are to stay readable.
void add_invented_signals(store::Writing& db, std::int64_t number, std::uint64_t seed, Instant now);

}  // namespace heed::loop
