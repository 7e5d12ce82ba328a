#pragma once
// The end of a page of a list: every list asks for one line more than it shows.

#include <vector>

namespace heed::loop {

/// Takes off the line beyond `most`, where there is one, and says whether there was: then the list goes on after the last.
template <class Line>
bool cut_to_page(std::vector<Line>& lines, int most) {
    bool const goes_on = lines.size() > static_cast<std::size_t>(most);
    if (goes_on) {
        lines.pop_back();
    }
    return goes_on;
}

}  // namespace heed::loop
