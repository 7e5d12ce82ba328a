#include <algorithm>
#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "work/file_kinds.hpp"

/// The first line is the name that the sender gave, the rest the file: whatever comes, the name that is shown is one line
/// without a path, with the ending of what the file is.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const line_end = std::min(text.find('\n'), text.size());
    auto const kind = work::kind_of_file(text.substr(std::min(line_end + 1, text.size())));
    if (!kind) {
        return 0;
    }
    must(!work::content_type_of(*kind).empty() && !work::spoken(*kind).empty(), "a kind without words");
    auto const name = work::shown_name(text.substr(0, line_end), *kind);
    must(is_plain_text(name), "a name that is no plain text");
    must(name.find_first_of("/\\:\n\r\t") == std::string::npos, "a name with a path or two lines");
    must(length_in_characters(name) <= 90, "a name that is too long");
    auto const dot = name.rfind('.');
    must(dot != std::string::npos && dot > 0, "a name without its ending");
    return 0;
}
