#pragma once

#include "program/line.hpp"

namespace heed::program {

/// `heed serve`: opens the records, brings their schema up to date, makes the first council where there is none, serves
/// until SIGINT or SIGTERM, and answers the exit code. Prints "Heed is ready at http://ADDRESS:PORT" when it listens.
int serve(Line const& line);

}  // namespace heed::program
