#pragma once
// Copies of the records, and whether the records are what was written.

#include <filesystem>
#include <string>

#include "kernel/day.hpp"
#include "program/door.hpp"
#include "program/place.hpp"
#include "store/store.hpp"

namespace heed::program {

/// Copies into a new file while the store is in use, opens the copy and checks it: its pages and its chain of events.
/// The file appears only when it is whole.
Answered back_up(store::Store& store, std::filesystem::path const& file);

/// Checks the backup and puts it into the folder; what was there stays beside it under another name.
Answered restore_from(std::filesystem::path const& backup, Place const& place, bool replace, Instant now);

/// Checks the event log of every council; `checkpoint` is "<number>:<hash>" or empty.
Answered verify_audit(store::Store& store, std::string const& checkpoint);

}  // namespace heed::program
