#pragma once

#include "loop/heard/signal.hpp"

namespace heed::loop {

/// Says in which service the signal was heard, once somebody knows; the tallies follow. Notes the event.
void name_service(store::Writing& db, Id<Signal> signal, Id<Service> service, std::int64_t by, Instant now);

}  // namespace heed::loop
