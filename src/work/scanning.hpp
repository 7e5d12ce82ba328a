#pragma once
// The job that has held files scanned. A scanner that is away or broken lets nothing through: the file stays held, with the
// reason, and is tried again.

#include <optional>

#include "store/store.hpp"
#include "work/clamd.hpp"

namespace heed::work {

/// Scans what waits, one file after the other, and answers how many were settled. Each is claimed for ten minutes first, so
/// several nodes may do this at once. No transaction is open while the scanner is spoken to. Without a scanner nothing
/// happens and everything stays held.
int scan_what_waits(store::Store& store, CouncilId council, std::optional<Clamd> const& scanner, Instant now);

/// How long after the n-th failed try the next is made: 1 minute, then twice as long each time, at most 1 hour.
std::chrono::seconds wait_to_scan_after(std::int64_t tries);

}  // namespace heed::work
