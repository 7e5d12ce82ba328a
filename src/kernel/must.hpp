#pragma once
// The lane for bugs: what cannot be, said out loud. Never compiled out.

#include <source_location>
#include <stdexcept>
#include <string_view>

namespace heed {

/// Thrown by `must`. Nobody catches it but the server's last line, which answers 500 with a reference that is in the log.
struct Bug : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] void found_a_bug(std::string_view what, std::source_location where);

inline void must(bool condition, std::string_view what = "a condition that must hold does not",
                 std::source_location where = std::source_location::current()) {
    if (!condition) [[unlikely]] {
        found_a_bug(what, where);
    }
}

}  // namespace heed
