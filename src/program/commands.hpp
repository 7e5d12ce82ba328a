#pragma once
// What each command does. Where a server runs on the data folder, the server calls `carry_out` with its own store;
// otherwise the command opens the records itself.

#include <string>

#include "kernel/day.hpp"
#include "program/door.hpp"
#include "program/line.hpp"
#include "store/store.hpp"

namespace heed::program {

/// A command that works on a council's records. `input` is the content of the file that it reads.
Answered carry_out(Line const& line, std::string const& input, store::Store& store, Clock const& clock);

/// `heed read-report`: works on the text alone.
Answered read_report(Line const& line, std::string const& input);

/// `heed restore`: works where no server runs.
Answered restore(Line const& line, Clock const& clock);

/// `heed migrate --print-schema`.
Answered print_schema();

}  // namespace heed::program
