#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/request.hpp"

/// Whatever comes, what is read is plain text, and writing it again and reading that gives the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    auto const fields = web::parse_urlencoded({reinterpret_cast<char const*>(bytes), size});
    if (!fields) {
        return 0;
    }
    std::string again;
    for (auto const& [name, value] : *fields) {
        must(is_plain_text(name) && is_plain_text(value), "a field that is no plain text");
        again += (again.empty() ? "" : "&") + web::percent_encoded(name) + "=" + web::percent_encoded(value);
    }
    auto const reread = web::parse_urlencoded(again);
    must(reread && (reread->size() == fields->size() || again == "="), "the same form is read differently");
    return 0;
}
