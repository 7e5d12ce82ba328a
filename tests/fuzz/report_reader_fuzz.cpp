// What strangers send as "the published assessment": no file may crash the reader or keep it busy.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "areas/assessment/reader.hpp"
#include "areas/assessment/report_json.hpp"

namespace {

constexpr std::string_view page_start =
    "Learning, improvement and innovation\nScore: 3\nKey findings for this quality statement\n";

void read(std::string const& text) {
    auto const report = heed::assessment::read_report(text);
    if (!report) {
        if (report.error().size() != 1 || report.error().front().says.empty()) {
            std::abort();
        }
        return;
    }
    if (heed::assessment::as_json(*report).empty() || heed::assessment::as_text(*report).empty()) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    read(text);
    read(std::string(page_start) + text);
    return 0;
}
