#pragma once
// The program as the shell sees it.

#include <string>
#include <vector>

namespace heed::program {

/// Does what the words after the program's name say; answers the exit code: 0 done, 1 could not be done, 2 the command
/// line is wrong and nothing was changed.
int run(std::vector<std::string> const& words);

}  // namespace heed::program
