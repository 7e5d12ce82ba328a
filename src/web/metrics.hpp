#pragma once
// What the server counts about itself, in the text format that Prometheus reads. No names, no paths, no addresses.

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "web/request.hpp"

namespace heed::web {

class Metrics {
public:
    void count(Method method, int status, double seconds);
    void count_turned_away() { ++turned_away_; }

    struct Now {
        std::size_t connections_open = 0;
        std::size_t waiting_for_a_handler = 0;
    };
    std::string text(Now const& now) const;

private:
    static constexpr std::array<double, 12> upper_bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                         0.1,   0.25,   0.5,   1,    2.5,   10};
    std::array<std::array<std::atomic<std::uint64_t>, 5>, 4> answered_{};
    std::array<std::atomic<std::uint64_t>, upper_bounds.size() + 1> took_{};
    std::atomic<std::uint64_t> microseconds_{0};
    std::atomic<std::uint64_t> turned_away_{0};
};

}  // namespace heed::web
