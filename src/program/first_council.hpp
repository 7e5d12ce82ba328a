#pragma once
// A folder without a council gets its first: an invented one with three years of history, or an empty one with an
// administrator.

#include <string>

#include "kernel/day.hpp"
#include "kernel/outcome.hpp"
#include "program/line.hpp"
#include "store/store.hpp"

namespace heed::program {

/// What was made, for the words at the start.
struct FirstCouncil {
    std::string invitation;  ///< the path of the first administrator's one-time link; empty when none was made
};

/// Makes the first council where there is none, as the line says. Refuses when the line does not say.
Outcome<FirstCouncil> make_first_council(Line const& line, store::Store& store, Clock const& clock);

/// The sign-ins of a demonstration council, or the first administrator's link, as lines to print.
std::string said_at_start(store::Store& store, std::string const& address, FirstCouncil const& made);

}  // namespace heed::program
