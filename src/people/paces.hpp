#pragma once
// How often somebody may do something: a count for each window of time, kept in the memory of this node alone, so that
// asking costs nothing. With n nodes behind one address a system may do it n times as often.

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "kernel/day.hpp"

namespace heed::people {

struct Pace {
    int most = 0;
    std::chrono::seconds window{60};
};

/// What is left of a window after a step.
struct Paced {
    bool too_fast = false;
    int left = 0;
    std::int64_t seconds = 0;  ///< until the window ends
};

class Paces {
public:
    explicit Paces(Pace pace) : pace_(pace) {}

    /// Counts one more, unless there were too many.
    Paced step(std::string const& who, Instant now);
    /// The same question without counting.
    Paced look(std::string const& who, Instant now);
    Pace const& pace() const { return pace_; }

private:
    struct Window {
        Instant begun;
        int count = 0;
    };
    Window& window_of(std::string const& who, Instant now);
    Paced paced(Window const& window, Instant now) const;

    Pace pace_;
    std::mutex mutex_;
    std::map<std::string, Window, std::less<>> windows_;
};

}  // namespace heed::people
