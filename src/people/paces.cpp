#include "people/paces.hpp"

#include <algorithm>

namespace heed::people {

namespace {

/// More than that are not remembered at once: those whose window is over are forgotten, and if none is, all are.
constexpr std::size_t most_remembered = 20'000;

}  // namespace

Paces::Window& Paces::window_of(std::string const& who, Instant now) {
    auto const is_over = [&](Window const& window) { return now >= window.begun + pace_.window || now < window.begun; };
    if (windows_.size() >= most_remembered && !windows_.contains(who)) {
        std::erase_if(windows_, [&](auto const& entry) { return is_over(entry.second); });
        if (windows_.size() >= most_remembered) {
            windows_.clear();
        }
    }
    auto& window = windows_[who];
    if (window.count == 0 || is_over(window)) {
        window = {now, 0};
    }
    return window;
}

Paced Paces::paced(Window const& window, Instant now) const {
    auto const ends = window.begun + pace_.window;
    return {window.count > pace_.most, std::max(0, pace_.most - window.count),
            std::max<std::int64_t>(1, ends.seconds - now.seconds)};
}

Paced Paces::step(std::string const& who, Instant now) {
    std::lock_guard const lock(mutex_);
    auto& window = window_of(who, now);
    window.count = std::min(window.count + 1, pace_.most + 1);
    return paced(window, now);
}

Paced Paces::look(std::string const& who, Instant now) {
    std::lock_guard const lock(mutex_);
    auto const found = windows_.find(who);
    if (found == windows_.end() || now >= found->second.begun + pace_.window) {
        return {false, pace_.most, pace_.window.count()};
    }
    auto seen = paced(found->second, now);
    seen.too_fast = found->second.count >= pace_.most;
    return seen;
}

}  // namespace heed::people
