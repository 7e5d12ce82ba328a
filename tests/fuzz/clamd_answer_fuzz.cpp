#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "work/clamd.hpp"

/// Whatever a scanner answers, nothing but its own words for clean are taken for clean.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const verdict = work::read_verdict(text);
    must((verdict.is == work::Verdict::Is::clean) == (trimmed(text) == "stream: OK"), "clean without its words");
    must(is_plain_text(verdict.says) && verdict.says.size() < 1000, "words that are no plain text");
    must(verdict.is == work::Verdict::Is::clean || !verdict.says.empty(), "a verdict without words");
    if (auto const clamd = work::read_clamd(text)) {
        must(!clamd->socket.empty() || (clamd->port > 0 && clamd->port < 65'536), "a scanner that is nowhere");
    }
    return 0;
}
