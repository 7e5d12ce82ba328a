#pragma once
// Which systems of the mission a sentence is about.

#include <string>
#include <string_view>
#include <vector>

namespace heed::assessment {

/// What stands before a sentence in its paragraph.
struct Surroundings {
    std::vector<int> before;     ///< the systems of the sentence before
    std::vector<int> paragraph;  ///< the systems of all sentences before, one after the other
};

/// The systems by the phrases of embedded/system_phrases.tsv: each phrase adds its weight to its system, and a system is
/// read from 1 up. A sentence that names none is about what the one before it was about, when it leans back on it.
std::vector<int> systems_of(std::string_view sentence, Surroundings const& around);

}  // namespace heed::assessment
