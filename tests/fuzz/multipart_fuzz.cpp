#include <algorithm>
#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/multipart.hpp"

/// The first line is the Content-Type, the rest the body: whatever comes, what is read is within its limits.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const line_end = std::min(text.find('\n'), text.size());
    auto const form = web::parse_multipart(text.substr(0, line_end), text.substr(std::min(line_end + 1, text.size())));
    if (!form) {
        return 0;
    }
    must(form->fields.size() + form->uploads.size() <= 100, "too many parts");
    std::size_t total = 0;
    for (auto const& field : form->fields) {
        must(is_plain_text(field.name) && is_plain_text(field.value), "a field that is no plain text");
        total += field.name.size() + field.value.size();
    }
    for (auto const& upload : form->uploads) {
        must(is_plain_text(upload.file_name) && upload.file_name.find('\n') == std::string::npos,
             "a file name of two lines");
        total += upload.bytes.size();
    }
    must(total <= size, "more came out than went in");
    return 0;
}
