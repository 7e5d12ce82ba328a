#pragma once
// Somebody who answered another area's questions asks to be rung: a concern, with the clock of one.

#include "loop/offers.hpp"

namespace heed::complaints {

/// Opens it, kept from the worker unless the person said otherwise. The same form again opens nothing and answers the same.
loop::ConcernOpened open_concern(store::Writing& db, loop::ConcernToOpen const& asked);

}  // namespace heed::complaints
