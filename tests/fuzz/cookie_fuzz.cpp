#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "web/request.hpp"

/// Whatever comes, a cookie's value is a part of the header and never reaches into the next cookie.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    web::Request request;
    request.headers = {{"host", "localhost"}, {"cookie", std::string(reinterpret_cast<char const*>(bytes), size)}};
    for (auto const name : {"__Host-heed", "a", "", "__Host-"}) {
        auto const value = request.cookie(name);
        must(value.find(';') == std::string_view::npos && value.size() <= size, "a cookie that reaches into the next");
    }
    return 0;
}
