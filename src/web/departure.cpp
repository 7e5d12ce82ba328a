#include "web/departure.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "web/compress.hpp"
#include "web/error_page.hpp"
#include "web/problem_answer.hpp"
#include "web/security_headers.hpp"

namespace heed::web {

namespace {

constexpr std::size_t least_to_compress = 1024;
/// Measured on a list page of 42 kB: level 1 takes 0.09 ms and leaves 5.8 kB, level 6 takes 0.21 ms and leaves 5.0 kB.
constexpr int fast = 1;

std::string_view reason_of(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 26> reasons{{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {503, "Service Unavailable"},
    }};
    auto const found = std::ranges::find(reasons, status, &std::pair<int, std::string_view>::first);
    return found == reasons.end() ? std::string_view() : found->second;
}

/// A page is asked for by our own pages only (cookies are SameSite, and another site's request carries none), so what
/// compression tells about its length tells nobody anything.
void compress(Response& response, bool takes_gzip) {
    auto const content_type = response.header("content-type");
    if (response.body().size() <= least_to_compress || !is_worth_compressing(content_type) ||
        !response.header("content-encoding").empty() || !response.header("etag").empty()) {
        return;
    }
    response.set("vary", "Accept-Encoding");
    if (takes_gzip) {
        auto smaller = gzipped(response.body(), fast);
        response.with_body(std::string(content_type), std::move(smaller));
        response.set("content-encoding", "gzip");
    }
}

}  // namespace

void make_ready(Response& response, Reader const& reader) {
    compress(response, reader.takes_gzip);
    protect(response, reader.secure);
    response.set("x-request-id", std::string(reader.id));
}

Response refusal(int status, Reader const& reader) {
    auto response = reader.is_a_system ? problem_answer({.status = status}, reader.id)
                                       : page(error_document(status, reader.id), status);
    if (status == 503) {
        response.set("retry-after", "10");
    }
    make_ready(response, reader);
    return response;
}

std::string head_of(Response const& response, Sending const& sending) {
    std::string head;
    head.reserve(1536);
    auto const add = [&](std::string_view name, std::string_view value) {
        ((head += name) += ": ") += value;
        head += "\r\n";
    };
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status(), reason_of(response.status()));
    for (auto const& header : response.headers()) {
        add(header.name, header.value);
    }
    add("date", sending.date);
    if (response.status() != 204 && response.status() != 304) {
        fmt::format_to(std::back_inserter(head), "content-length: {}\r\n", response.body().size());
    }
    if (!sending.keep_alive) {
        add("connection", "close");
    } else if (sending.says_so) {
        add("connection", "keep-alive");
    }
    return head += "\r\n";
}

}  // namespace heed::web
