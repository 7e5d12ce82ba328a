#include <doctest/doctest.h>

#include <zlib.h>

#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "web/arrival.hpp"
#include "web/assets.hpp"
#include "web/compress.hpp"
#include "web/departure.hpp"
#include "web/error_page.hpp"
#include "web/security_headers.hpp"

using namespace heed;
using namespace heed::web;

namespace {

std::string unzipped(std::string_view text) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

Request asking_for(std::string path, std::vector<Field> headers = {}) {
    Request request;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return request;
}

std::string some_asset(std::string_view ending) {
    for (auto const path : embedded_paths("assets/")) {
        if (path.ends_with(ending)) {
            return "/" + std::string(path);
        }
    }
    return {};
}

}  // namespace

TEST_SUITE("web: compressing") {
    TEST_CASE("what was compressed is the same again, one text after the other") {
        std::string text;
        for (int i = 0; i < 3000; ++i) {
            text += std::to_string(i * i) + " ";
        }
        for (int level : {1, 6, 9, 1}) {
            CHECK(unzipped(gzipped(text, level)) == text);
            CHECK(unzipped(gzipped("", level)).empty());
        }
    }

    TEST_CASE("gzip is taken by who names it or takes anything, and not by who refuses it") {
        for (auto const yes : {"gzip", "deflate, GZIP", "br;q=1, gzip;q=0.5", "*", "x-gzip", "gzip;q=0.001"}) {
            CHECK_MESSAGE(accepts_gzip(yes), yes);
        }
        for (auto const no : {"", "br", "gzip;q=0", "gzip; q=0.000, *", "identity", "*;q=0", "gzipped"}) {
            CHECK_FALSE_MESSAGE(accepts_gzip(no), no);
        }
    }
}

TEST_SUITE("web: leaving") {
    TEST_CASE("a file to keep can do nothing where a browser shows it after all") {
        auto response = download("text/csv", "complaints.csv", "a,b\n");
        make_ready(response, {"R", false, false});
        CHECK(response.header("content-security-policy") == "default-src 'none'; frame-ancestors 'none'; sandbox");
        CHECK(response.header("cache-control") == "no-store");
    }

    TEST_CASE("what a handler has set itself stays") {
        Response response;
        response.set("cache-control", "private, max-age=60").set("referrer-policy", "no-referrer");
        protect(response, true);
        CHECK(response.header("cache-control") == "private, max-age=60");
        CHECK(response.header("referrer-policy") == "no-referrer");
        CHECK(response.header("strict-transport-security") == "max-age=63072000; includeSubDomains");
    }

    TEST_CASE("an answer without content has no length") {
        CHECK(head_of(Response(304), {true, false, "now"}).find("content-length") == std::string::npos);
        CHECK(head_of(Response(303), {true, false, "now"}).find("content-length: 0\r\n") != std::string::npos);
    }
}

TEST_SUITE("web: assets") {
    TEST_CASE("the list of names is not served, nor what is not there, nor to who wants to change it") {
        CHECK_FALSE(asset(asking_for("/assets/names.tsv")));
        CHECK_FALSE(asset(asking_for("/assets/../kernel/embedded/bank_holidays.tsv")));
        CHECK_FALSE(asset(asking_for("/assets/")));
        CHECK_FALSE(asset(asking_for("/assets")));
    }

    TEST_CASE("an asset named by its content is kept for a year, compressed for who takes it, and sent once") {
        auto const path = some_asset(".css");
        if (path.empty()) {
            return;
        }
        auto const plain = asset(asking_for(path));
        REQUIRE(plain);
        CHECK(plain->header("content-type") == "text/css; charset=utf-8");
        CHECK(plain->header("cache-control") == "public, max-age=31536000, immutable");
        auto const small = asset(asking_for(path, {{"accept-encoding", "gzip"}}));
        CHECK(small->header("content-encoding") == "gzip");
        CHECK(unzipped(small->body()) == plain->body());
        CHECK(small->header("etag") != plain->header("etag"));
        auto const again = asset(
            asking_for(path, {{"if-none-match", "\"other\", W/" + std::string(plain->header("etag"))}}));
        CHECK(again->status() == 304);
        CHECK(again->body().empty());
        auto const other = asset(asking_for(path, {{"if-none-match", std::string(small->header("etag"))}}));
        CHECK(other->status() == 200);
        auto posted = asking_for(path);
        posted.method = Method::post;
        CHECK_FALSE(asset(posted));
    }

    TEST_CASE("a picture is sent as it is") {
        auto const path = some_asset(".png");
        if (path.empty()) {
            return;
        }
        auto const picture = asset(asking_for(path, {{"accept-encoding", "gzip"}}));
        REQUIRE(picture);
        CHECK(picture->header("content-type") == "image/png");
        CHECK(picture->header("content-encoding").empty());
    }
}

TEST_SUITE("web: pages for what went wrong") {
    TEST_CASE("each says what happened and what to do next, with its reference, in a whole page") {
        for (int status : {400, 403, 404, 405, 408, 409, 411, 413, 414, 417, 418, 422, 429, 431, 500, 502, 503, 505}) {
            auto const document = error_document(status, "ABC123");
            CAPTURE(status);
            CHECK(document.starts_with("<!DOCTYPE html>"));
            CHECK(document.find("<h1") != std::string::npos);
            CHECK(document.find("Reference: ABC123") != std::string::npos);
            CHECK(document.find("</html>") != std::string::npos);
        }
    }

    TEST_CASE("a reference is only text") {
        CHECK(error_document(500, "<script>").find("<script>alert") == std::string::npos);
        CHECK(error_document(500, "<b>&").find("Reference: &lt;b&gt;&amp;") != std::string::npos);
        CHECK(error_document(404, "").find("Reference") == std::string::npos);
    }
}

TEST_SUITE("web: arriving") {
    TEST_CASE("a target is split at its first question mark and nothing else is taken for a path") {
        auto const target = parse_target("/a%20b?x=1?y", "h");
        REQUIRE(target);
        CHECK(target->path == "/a b");
        CHECK(target->query == "x=1?y");
        CHECK(parse_target("HTTP://H:80/a?b", "h:80")->path == "/a");
        for (auto const wrong :
             {"", "*", "a", "//..//", "/a#b", "http://other/", "http:///a", "ftp://h/", "/a%2Fb", "/a%5cb"}) {
            CHECK_FALSE_MESSAGE(parse_target(wrong, "h"), wrong);
        }
    }

    TEST_CASE("without a trusted proxy nobody reads what a proxy is said to have said") {
        Arrival arrival;
        arrival.headers = {{"x-forwarded-for", "192.0.2.1"}, {"host", "h"}, {"forwarded", "for=x"}};
        arrival.address = "127.0.0.1";
        auto const request = understood(arrival, false);
        REQUIRE(request);
        CHECK(request->headers.size() == 1);
        CHECK(request->peer == "127.0.0.1");
        CHECK(understood(arrival, true)->peer == "192.0.2.1");
    }

    TEST_CASE("a body that is no form stays as it came, and a form that cannot be read is refused") {
        Arrival arrival;
        arrival.headers = {{"content-type", "application/json"}};
        arrival.body = "{\"a\": 1}";
        CHECK(understood(arrival, false)->body == "{\"a\": 1}");
        arrival.headers = {{"content-type", "Application/X-WWW-Form-URLencoded; charset=utf-8"}};
        arrival.body = "a=%FF";
        CHECK(understood(arrival, false).error() == 400);
        arrival.headers = {{"content-type", "multipart/form-data"}};
        CHECK(understood(arrival, false).error() == 400);
    }
}
