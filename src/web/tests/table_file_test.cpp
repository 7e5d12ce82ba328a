#include "web/table_file.hpp"

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::web;

namespace {

TypedTable what_was_heard() {
    return {.name = "heard",
            .title = "What was heard",
            .columns = {{"Service", ColumnKind::text},
                        {"Number", ColumnKind::number},
                        {"Of", ColumnKind::number},
                        {"Share", ColumnKind::share},
                        {"Last on", ColumnKind::day}},
            .rows = {{{std::string("Homecare, days")},
                      {std::int64_t{3}, "/signals?service=1"},
                      {std::int64_t{12}},
                      {Share{3, 12}},
                      {*day_of(2026, 11, 22)}},
                     {{std::string("=1+1")}, {std::int64_t{-2}}, {}, {Share{0, 0}}, {}}},
            .notes = {"Each signal is counted once."}};
}

TableAbout at_thornmere() { return {"Thornmere Council", "thornmere", *day_of(2026, 11, 23), {{"Theme", "+44"}}}; }

}  // namespace

TEST_SUITE("web: table files") {
    TEST_CASE("a CSV has the heading, the rows, and how it was counted, each line with as many fields") {
        CHECK(as_csv(what_was_heard(), at_thornmere()) ==
              "\xEF\xBB\xBFService,Number,Of,Share,Last on\r\n"
              "\"Homecare, days\",3,12,25%,2026-11-22\r\n"
              "'=1+1,-2,,,\r\n"
              ",,,,\r\n"
              "\"What was heard. Thornmere Council, counted on 23 November 2026.\",,,,\r\n"
              "Theme: +44,,,,\r\n"
              "Each signal is counted once.,,,,\r\n");
    }

    TEST_CASE("nothing that somebody wrote becomes a formula, and quotes are doubled") {
        auto table = what_was_heard();
        for (std::string const text : {"=HYPERLINK(\"http://x\")", "+44 7700", "-1", "@SUM(A1)", "\tx", "\r=1"}) {
            table.rows = {{{text}, {}, {}, {}, {}}};
            auto const csv = as_csv(table, at_thornmere());
            auto const line = csv.substr(csv.find("\r\n") + 2);
            CHECK_MESSAGE((line.starts_with("'") || line.starts_with("\"'")), text);
        }
        table.rows = {{{std::string("said \"no\"")}, {}, {}, {}, {}}};
        CHECK(as_csv(table, at_thornmere()).find("\"said \"\"no\"\"\"") != std::string::npos);
    }

    TEST_CASE("the page shows the same words, with the list behind a number") {
        auto const html = shown(what_was_heard()).text;
        CHECK(html.find("href=\"/signals?service=1\">3</a>") != std::string::npos);
        CHECK(html.find("25%") != std::string::npos);
        CHECK(html.find("22 Nov 2026") != std::string::npos);
        CHECK(html.find("=1+1") != std::string::npos);
    }

    TEST_CASE("an XLSX is a whole zip with one sheet more than tables, and without macros and formulas") {
        auto const bytes = as_xlsx({what_was_heard()}, at_thornmere());
        CHECK(bytes.starts_with("PK\x03\x04"));
        CHECK(bytes.find("xl/worksheets/sheet2.xml") != std::string::npos);
        CHECK(bytes.find("xl/worksheets/sheet3.xml") == std::string::npos);
        CHECK(bytes.find("vbaProject") == std::string::npos);
        CHECK(bytes.find("PK\x05\x06") != std::string::npos);
    }

    TEST_CASE("a file's name says whose it is, what it is and when, and nobody's name") {
        CHECK(csv_to_keep(what_was_heard(), at_thornmere()).header("content-disposition") ==
              "attachment; filename=\"heed-thornmere-heard-2026-11-23.csv\"");
        CHECK(xlsx_to_keep("picture", {what_was_heard()}, at_thornmere()).header("content-disposition") ==
              "attachment; filename=\"heed-thornmere-picture-2026-11-23.xlsx\"");
    }
}
