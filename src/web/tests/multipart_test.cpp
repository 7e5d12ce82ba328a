#include <doctest/doctest.h>

#include <fmt/format.h>

#include "web/multipart.hpp"

using namespace heed::web;

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=edge";

std::string part(std::string_view headers, std::string_view content) {
    return fmt::format("--edge\r\n{}\r\n\r\n{}\r\n", headers, content);
}

std::string field(std::string_view name, std::string_view content) {
    return part(fmt::format("Content-Disposition: form-data; name=\"{}\"", name), content);
}

std::string const end = "--edge--\r\n";

}  // namespace

TEST_SUITE("web: forms with files") {
    TEST_CASE("fields and files are read as browsers write them") {
        auto const body = field("story", "It was\r\nkind.") +
                          part(
                              "Content-Disposition: form-data; name=\"paper\"; filename=\"a%22b.pdf\"\r\nContent-Type: "
                              "application/pdf",
                              std::string("\0\r\n--edg", 8)) +
                          end;
        auto const form = parse_multipart(type, body);
        REQUIRE(form);
        CHECK(form->fields.at(0).name == "story");
        CHECK(form->fields.at(0).value == "It was\r\nkind.");
        CHECK(form->uploads.at(0).field == "paper");
        CHECK(form->uploads.at(0).file_name == "a\"b.pdf");
        CHECK(form->uploads.at(0).content_type == "application/pdf");
        CHECK(form->uploads.at(0).bytes == std::string("\0\r\n--edg", 8));
    }

    TEST_CASE("a file input that was left empty is no upload") {
        auto const form = parse_multipart(
            type, part("Content-Disposition: form-data; name=\"paper\"; filename=\"\"\r\nContent-Type: a/b", "") + end);
        REQUIRE(form);
        CHECK(form->uploads.empty());
        CHECK(form->fields.empty());
    }

    TEST_CASE("a boundary may be quoted and must be sound") {
        CHECK(multipart_boundary("multipart/form-data; boundary=\"a b\"") == "a b");
        CHECK(multipart_boundary("Multipart/Form-Data;boundary=x; charset=utf-8") == "x");
        for (auto const wrong : {"multipart/mixed; boundary=x", "multipart/form-data", "multipart/form-data; boundary=",
                                 "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=a<b",
                                 "multipart/form-data boundary=x", "multipart/form-data; boundary=\"a \""}) {
            CHECK_FALSE_MESSAGE(multipart_boundary(wrong), wrong);
        }
        CHECK(multipart_boundary("multipart/form-data; boundary=" + std::string(70, 'b')));
        CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'b')));
    }

    TEST_CASE("what another reader could read differently is refused") {
        for (auto const& body : {
                 std::string(),
                 std::string("--edge--"
                             "more"),
                 "before\r\n" + field("a", "b") + end,
                 field("a", "b") + end + "behind",
                 field("a", "b"),
                 part("Content-Disposition: attachment; name=\"a\"", "b") + end,
                 part("Content-Disposition: form-data", "b") + end,
                 part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "b") + end,
                 part("Content-Disposition: form-data; name=\"a\"; filename*=utf-8''x", "b") + end,
                 part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "b") +
                     end,
                 part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "Yg==") + end,
                 part("Content-Disposition: form-data; name=\"a\"\r\n folded: x", "b") + end,
                 part("Content-Disposition: form-data; name=\"a\"\nX: y", "b") + end,
                 part("Content-Disposition: form-data; name=\"a", "b") + end,
                 part("Content-Type: text/plain", "b") + end,
                 field("a", "\xFF") + end,
                 field(std::string("a\0", 2), "b") + end,
                 part("Content-Disposition: form-data; name=\"a\"; filename=\"\x1B[31m\"", "b") + end,
                 part("X: " + std::string(17'000, 'x') + "\r\nContent-Disposition: form-data; name=\"a\"", "b") + end,
             }) {
            CAPTURE(body.substr(0, 120));
            CHECK_FALSE(parse_multipart(type, body));
        }
    }

    TEST_CASE("a hundred parts are read and one more is not") {
        std::string body;
        for (int i = 0; i < 100; ++i) {
            body += field("a", "b");
        }
        CHECK(parse_multipart(type, body + end)->fields.size() == 100);
        CHECK_FALSE(parse_multipart(type, body + field("a", "b") + end));
    }
}
