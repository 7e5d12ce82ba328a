#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include "kernel/failure.hpp"
#include "web/log.hpp"

using namespace heed;
using namespace heed::web;

namespace {

std::chrono::system_clock::time_point const noon{std::chrono::milliseconds(1'795'435'200'250)};

bool is_one_plain_line(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (byte < 0x20 || byte == 0x7F || c1) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_SUITE("web: the log") {
    TEST_CASE("a line is one JSON object with the time in UTC") {
        auto const line = log_line(LogLevel::info, "answered", {{"status", std::int64_t{200}}, {"ms", 1.25}}, noon);
        CHECK(line == R"({"at":"2026-11-23T12:00:00.250Z","level":"info","what":"answered","status":200,"ms":1.2})");
    }

    TEST_CASE("nothing that a stranger sends can end a line, colour a terminal or turn the reading direction") {
        for (std::string_view const hostile :
             {"a\nb", "a\r\n{\"level\":\"info\"}", "\x1B[31mred\x1B[0m", "\x1B]0;title\x07", "\xC2\x9B[31m", "\x7F\x08",
              "\xE2\x80\xA8", "\xE2\x80\xAE...evil", "\xFF\xFE", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
              "\xE2\x82", "\"},{\"", "\\", "\\u0041", "\xF3\xA0\x80\x81", "ordinary élan 😀"}) {
            auto const line = log_line(LogLevel::warning, hostile, {{"more", hostile}}, noon);
            CAPTURE(line);
            CHECK(is_one_plain_line(line));
            boost::system::error_code error;
            auto const parsed = boost::json::parse(line, error);
            REQUIRE_FALSE(error);
            CHECK(parsed.as_object().size() == 4);
            CHECK(parsed.at("level").as_string() == "warning");
        }
        auto const parsed = boost::json::parse(log_line(LogLevel::info, "a\n\"é\x1B", {}, noon));
        CHECK(parsed.at("what").as_string() == "a\n\"é\x1B");
    }

    TEST_CASE("a long text is cut") {
        CHECK(json_quoted(std::string(5000, 'x')).size() < 520);
        CHECK(is_one_plain_line(json_quoted(std::string(499, 'x') + "é")));
    }

    TEST_CASE("a path keeps the words that name a page and loses what could be a secret or somebody's words") {
        CHECK(path_for_log("/learning-points/42/actions") == "/learning-points/42/actions");
        CHECK(path_for_log("/") == "/");
        CHECK(path_for_log("/follow/K7Q2-9XWM-41TP") == "/follow/*");
        CHECK(path_for_log("/call/07700900123") == "/call/*");
        CHECK(path_for_log("/x\n{\"level\":\"error\"}/y") == "/*/y");
        CHECK(path_for_log("/amira@example.com") == "/*");
        CHECK(path_for_log("/" + std::string(41, 'a')) == "/*");
    }

    TEST_CASE("what was bound to a statement, and what PostgreSQL says about a key, is not noted") {
        auto const folder = std::filesystem::temp_directory_path() / ("heed-log-" + std::to_string(getpid()));
        std::filesystem::create_directories(folder);
        auto const file = folder / "log";
        set_log_level(LogLevel::info);
        keep_log_in(file);
        log_bug("REF", "Cannot execute: constraint failed while executing \"insert into x\" with :name=\"Amira\".");
        log_bug("REF2", "duplicate key\nDETAIL: Key (name)=(Amira) exists.");
        log_answer({"REF3", Method::get, "/signals", 200, 1.0, 10});
        flush_log();
        set_log_level(LogLevel::quiet);
        log_answer({"REF4", Method::get, "/signals", 200, 1.0, 10});
        flush_log();
        std::ifstream in(file);
        std::string const text{std::istreambuf_iterator<char>(in), {}};
        CHECK(text.find("Amira") == std::string::npos);
        CHECK(text.find("insert into x") != std::string::npos);
        CHECK(text.find(R"("request":"REF3","method":"GET","path":"/signals","status":200,"ms":1.0,"bytes":10})") !=
              std::string::npos);
        CHECK(text.find("REF4") == std::string::npos);
        std::filesystem::remove_all(folder);
    }

    TEST_CASE("a log that cannot be written is said plainly") {
        CHECK_THROWS_AS(keep_log_in("/proc/no/such/file"), Unavailable);
    }
}
