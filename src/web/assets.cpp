#include "web/assets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include <fmt/format.h>

#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "store/hash.hpp"
#include "web/compress.hpp"

namespace heed::web {

namespace {

constexpr int smallest = 9;
constexpr std::string_view list_of_names = "assets/names.tsv";

struct Asset {
    std::string_view content_type;
    std::string_view content;
    std::string compressed;  ///< empty where gzip makes it no smaller
    std::string etag;
    bool lasting = false;  ///< the name changes with the content
};

using Assets = std::map<std::string, Asset, std::less<>>;

std::string_view content_type_of(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types{{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
    }};
    auto const found = std::ranges::find_if(types, [&](auto const& type) { return path.ends_with(type.first); });
    return found == types.end() ? "application/octet-stream" : found->second;
}

bool is_named_by_its_content(std::string_view path, std::string_view names) {
    auto const name = path.substr(path.rfind('/') + 1);
    return names.find(fmt::format("\t{}\n", name)) != std::string_view::npos;
}

Asset made_ready(std::string_view path, std::string_view names) {
    Asset asset{content_type_of(path), embedded(path), {}, {}, is_named_by_its_content(path, names)};
    asset.etag = fmt::format("\"{}\"", store::sha256(asset.content).substr(0, 20));
    if (is_worth_compressing(asset.content_type)) {
        asset.compressed = gzipped(asset.content, smallest);
    }
    if (asset.compressed.size() >= asset.content.size()) {
        asset.compressed.clear();
    }
    return asset;
}

Assets make_ready() {
    Assets assets;
    auto const paths = embedded_paths("assets/");
    auto const listed = std::ranges::find(paths, list_of_names) != paths.end();
    auto const names = listed ? embedded(list_of_names) : std::string_view();
    for (auto const path : paths) {
        if (path != list_of_names) {
            assets.emplace(fmt::format("/{}", path), made_ready(path, names));
        }
    }
    return assets;
}

/// What gzip sends is other bytes, so it has another tag.
std::string tag_of(Asset const& asset, bool compressed) {
    return compressed ? fmt::format("{}-gzip\"", asset.etag.substr(0, asset.etag.size() - 1)) : asset.etag;
}

bool has_it_already(Request const& request, std::string_view etag) {
    for (auto const part : split(request.header("if-none-match"), ',')) {
        auto tag = trimmed(part);
        if (tag.starts_with("W/")) {
            tag.remove_prefix(2);
        }
        if (tag == etag || tag == "*") {
            return true;
        }
    }
    return false;
}

Response sent(Asset const& asset, Request const& request) {
    bool const compressed = !asset.compressed.empty() && accepts_gzip(request.header("accept-encoding"));
    auto const etag = tag_of(asset, compressed);
    auto const known = has_it_already(request, etag);
    Response response(known ? 304 : 200);
    response.set("etag", etag);
    response.set("cache-control", asset.lasting ? "public, max-age=31536000, immutable" : "public, no-cache");
    if (!asset.compressed.empty()) {
        response.set("vary", "Accept-Encoding");
    }
    if (!known) {
        response.with_lasting_body(std::string(asset.content_type), compressed ? asset.compressed : asset.content);
        if (compressed) {
            response.set("content-encoding", "gzip");
        }
    }
    return response;
}

}  // namespace

std::optional<Response> asset(Request const& request) {
    if (!request.path.starts_with("/assets/") || (request.method != Method::get && request.method != Method::head)) {
        return std::nullopt;
    }
    static Assets const assets = make_ready();
    auto const found = assets.find(request.path);
    return found == assets.end() ? std::nullopt : std::optional(sent(found->second, request));
}

}  // namespace heed::web
