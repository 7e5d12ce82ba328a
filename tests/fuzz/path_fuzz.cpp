#include <algorithm>
#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/arrival.hpp"
#include "web/log.hpp"

/// Whatever comes, a path that is let in begins with "/", does not walk upwards, and is one line in the log.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const target = web::parse_target(text, "localhost");
    auto const quoted = web::json_quoted(text);
    must(std::ranges::all_of(quoted, [](char c) { return static_cast<unsigned char>(c) >= 0x20; }),
         "a log line that ends early");
    if (!target) {
        return 0;
    }
    must(target->path.starts_with('/') && is_plain_text(target->path), "a path that is none");
    for (auto const segment : split(target->path, '/')) {
        must(segment != ".." && segment != ".", "a path that walks");
    }
    auto const noted = web::path_for_log(target->path);
    must(std::ranges::all_of(noted, [](char c) { return c > 0x20 && c < 0x7F && c != '"'; }),
         "a path that shows in the log");
    return 0;
}
