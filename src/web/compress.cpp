#include "web/compress.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include <zlib.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::web {

namespace {

constexpr int gzip_window = 15 + 16;

/// A compressor costs a quarter of a megabyte to make, so each thread keeps its own for each level.
class Compressor {
public:
    explicit Compressor(int level) {
        must(deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK,
             "zlib did not start");
    }
    ~Compressor() { deflateEnd(&stream_); }
    Compressor(Compressor const&) = delete;
    Compressor& operator=(Compressor const&) = delete;

    std::string compressed(std::string_view text) {
        must(deflateReset(&stream_) == Z_OK, "zlib did not begin again");
        std::string out(deflateBound(&stream_, text.size()), '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream_.avail_in = static_cast<uInt>(text.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        must(deflate(&stream_, Z_FINISH) == Z_STREAM_END, "zlib did not come to an end");
        out.resize(stream_.total_out);
        return out;
    }

private:
    z_stream stream_{};
};

/// "q=0" and "q=0.000", with any spaces.
bool is_refused(std::string_view parameters) {
    auto const q = parameters.find("q=");
    if (q == std::string_view::npos) {
        return false;
    }
    auto const weight = trimmed(parameters.substr(q + 2));
    return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::string gzipped(std::string_view text, int level) {
    thread_local std::map<int, std::unique_ptr<Compressor>> compressors;
    auto& compressor = compressors[level];
    if (!compressor) {
        compressor = std::make_unique<Compressor>(level);
    }
    return compressor->compressed(text);
}

bool accepts_gzip(std::string_view accept_encoding) {
    bool any = false;
    for (auto const part : split(accept_encoding, ',')) {
        auto const semicolon = std::min(part.find(';'), part.size());
        auto const coding = lowered(trimmed(part.substr(0, semicolon)));
        auto const refused = is_refused(part.substr(semicolon));
        if (coding == "gzip" || coding == "x-gzip") {
            return !refused;
        }
        any = any || (coding == "*" && !refused);
    }
    return any;
}

bool is_worth_compressing(std::string_view content_type) {
    constexpr std::array<std::string_view, 6> texts{"text/",           "application/json", "application/javascript",
                                                    "application/xml", "image/svg+xml",    "application/manifest+json"};
    return std::ranges::any_of(texts, [&](auto const text) { return content_type.starts_with(text); });
}

}  // namespace heed::web
