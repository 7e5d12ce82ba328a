#include "web/metrics.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "web/log.hpp"

namespace heed::web {

namespace {

constexpr std::array<Method, 4> methods{Method::get, Method::head, Method::post, Method::other};

std::uint64_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t pages = 0;
    std::uint64_t resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::int64_t open_descriptors() {
    std::error_code error;
    std::filesystem::directory_iterator const entries("/proc/self/fd", error);
    return error ? -1 : std::distance(begin(entries), end(entries));
}

std::string described(std::string_view name, std::string_view type, std::string_view help) {
    return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

std::string single(std::string_view name, std::string_view type, std::string_view help, std::int64_t value) {
    return described(name, type, help) + fmt::format("{} {}\n", name, value);
}

}  // namespace

void Metrics::count(Method method, int status, double seconds) {
    auto const status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
    ++answered_[static_cast<std::size_t>(method)][status_class];
    auto const bucket = std::ranges::lower_bound(upper_bounds, seconds) - upper_bounds.begin();
    ++took_[static_cast<std::size_t>(bucket)];
    microseconds_ += static_cast<std::uint64_t>(std::max(seconds, 0.0) * 1e6);
}

std::string Metrics::text(Now const& now) const {
    auto text = described("heed_requests_total", "counter", "Requests answered.");
    for (auto const method : methods) {
        for (std::size_t i = 0; i < 5; ++i) {
            text += fmt::format("heed_requests_total{{method=\"{}\",status=\"{}xx\"}} {}\n", name_of(method), i + 1,
                                answered_[static_cast<std::size_t>(method)][i].load());
        }
    }
    text += described("heed_request_seconds", "histogram", "From the header read to the answer written.");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < took_.size(); ++i) {
        sum += took_[i].load();
        auto const bound = i < upper_bounds.size() ? fmt::to_string(upper_bounds[i]) : std::string("+Inf");
        text += fmt::format("heed_request_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
    }
    text += fmt::format("heed_request_seconds_sum {}\nheed_request_seconds_count {}\n",
                        static_cast<double>(microseconds_.load()) / 1e6, sum);
    auto const number = [](auto value) { return static_cast<std::int64_t>(value); };
    text += single("heed_connections_open", "gauge", "Connections open now.", number(now.connections_open));
    text += single("heed_connections_turned_away_total", "counter", "Connections closed because there were too many.",
                   number(turned_away_.load()));
    text += single("heed_waiting_for_a_handler", "gauge", "Requests that wait for a thread.",
                   number(now.waiting_for_a_handler));
    text += single("process_resident_memory_bytes", "gauge", "Memory in use.", number(resident_bytes()));
    text += single("process_open_fds", "gauge", "Files and sockets open.", open_descriptors());
    return text;
}

}  // namespace heed::web
