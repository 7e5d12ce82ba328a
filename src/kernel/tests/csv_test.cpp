#include "kernel/csv.hpp"

#include <doctest/doctest.h>

using namespace heed;

namespace {

std::vector<CsvRecord> records_of(std::string_view text) { return read_csv(text).value(); }

std::string problem_of(std::string_view text, CsvLimits limits = {}) {
    auto const read = read_csv(text, limits);
    return read ? "" : read.error().front().says;
}

}  // namespace

TEST_CASE("a file is read as RFC 4180 has it, with commas, line ends and quotation marks within fields") {
    auto const records = records_of("a,b,c\r\n\"x, y\",\"two\nlines\",\"say \"\"heed\"\"\"\r\n\r\n1,, 3 \n");
    REQUIRE(records.size() == 3);
    CHECK(records[0].fields == std::vector<std::string>{"a", "b", "c"});
    CHECK(records[1].fields == std::vector<std::string>{"x, y", "two\nlines", "say \"heed\""});
    CHECK(records[2].fields == std::vector<std::string>{"1", "", " 3 "});
}

TEST_CASE("each record knows the line of the file on which it begins") {
    auto const records = records_of("a\n\n\"b\n\nb\"\nc");
    REQUIRE(records.size() == 3);
    CHECK(records[0].line == 1);
    CHECK(records[1].line == 3);
    CHECK(records[2].line == 6);
}

TEST_CASE("a byte order mark and the line ends of any system are no part of the file") {
    CHECK(records_of("\xEF\xBB\xBFname\rx\r")[0].fields[0] == "name");
    CHECK(records_of("a,b\rc,d").size() == 2);
    CHECK(records_of("").empty());
    CHECK(records_of("\n\n").empty());
}

TEST_CASE("a broken file is answered with its line and what to do") {
    CHECK(problem_of("a\n\"b\nc\n").starts_with("Line 2: a quotation mark"));
    CHECK(problem_of("a\nb\"c\n").starts_with("Line 2: a quotation mark"));
    CHECK(problem_of("a\n\"b\" c\n").starts_with("Line 2: a quotation mark"));
    CHECK(problem_of("a\n\xC3(\n").starts_with("Line 2: this is not text in UTF-8"));
    CHECK(problem_of(std::string("a\n\0\n", 4)).starts_with("Line 2: this is not text"));
    CHECK(problem_of("12345", {4, 10}).starts_with("The file is larger"));
    CHECK(problem_of("1\n2\n3\n", {100, 2}) == "Line 3: the file has more than 2 lines.");
    CHECK(problem_of("1\n2\n", {100, 2}).empty());
    CHECK(problem_of("x\n" + std::string(200, ',')) == "Line 2: this line has more than 100 fields.");
}

TEST_CASE("a file of nothing but commas is not taken, because each of its fields would take room") {
    std::string commas;
    while (commas.size() < 15U << 20) {
        commas += std::string(99, ',') + "\n";
    }
    CHECK(problem_of(commas) == "Line 20001: the file has more than two million fields.");
}

TEST_CASE("what is written as a field is read as the same field") {
    for (std::string const text : {"plain", "a, b", "say \"heed\"", "two\nlines", "", " spaces ", "\r\n\",\""}) {
        auto const records = records_of(csv_field(text) + ",end\n");
        REQUIRE(records.size() == 1);
        CHECK(records[0].fields[0] == text);
    }
}

TEST_CASE("only what is a number is taken for one") {
    CHECK(typed_number(" 12 ") == 12);
    CHECK(typed_number("-3.5") == -3.5);
    CHECK(typed_number("+1e3") == 1000);
    CHECK(typed_number(".5") == .5);
    for (auto const text : {"", " ", "1,000", "12%", "nan", "inf", "-inf", "0x10", "1e999", "+-1", "12 days", "--1"}) {
        CHECK(!typed_number(text));
    }
}
