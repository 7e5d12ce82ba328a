#pragma once
// Waiting: why, until when we look again, and what the person is told. A hold stops only the clocks that clocks.tsv and
// the council say it stops; those of the law run on, but for a subject access request while scope or identity is clarified.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// What this case may wait for: scope and identity only where they stop a clock.
std::vector<HoldReason> reasons_to_hold(Track track);

struct HoldDraft {
    std::optional<HoldReason> why{};
    std::optional<Day> look_again_on{};
    std::string reason{};
    std::string told{};
};

/// At most three months ahead, so that nothing waits unseen.
Outcome<Hold> held(Story const& story, HoldDraft const& draft, Day today);

/// Under the same reason, looked at again on another day.
Outcome<Hold> held_longer(Story const& story, std::optional<Day> look_again_on, std::string const& reason,
                          std::string const& told, Day today);

/// Why it goes on; as the person is told it.
Outcome<std::string> hold_ended(Story const& story, std::string const& because);

/// Ends the hold that is open, if any, and begins this one.
void put_on_hold(store::Writing& db, Story const& seen, Hold const& hold, Doing const& doing);
void end_hold(store::Writing& db, Story const& seen, std::string const& because, Doing const& doing);

/// "The clock of the six months runs on (regulation 14). Our own norm stands still."
std::vector<std::string> what_stands_still(Story const& story, Clocks const& clocks);

// ---- a longer time that the council may take by itself

struct ExtensionDraft {
    std::optional<Day> until{};
    std::optional<Day> told_on{};
    std::string reason{};
    bool rights_told = false;
};

/// The clock of the answer where the council may lengthen it by itself and it has started.
ClockRule const* rule_to_lengthen(Story const& story, Clocks const& clocks);
/// The latest day of it.
Day longest_of(Story const& story, Clocks const& clocks);

/// Code 6.4 and 6.5: no more than 10 working days, with the reason and the Ombudsman's details, told while the first time
/// runs. Subject access: three months from the start in all, told within the first.
Outcome<Extension> lengthened(Story const& story, ExtensionDraft const& draft, Clocks const& clocks, Day today);
void lengthen(store::Writing& db, Story const& seen, Extension const& extension, Doing const& doing);

}  // namespace heed::complaints
