#include "web/pdf.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include "kernel/failure.hpp"

using namespace heed;
using namespace heed::web;

namespace {

/// What a reader's tool says of the document.
std::string read_by(std::string const& tool, std::string const& pdf) {
    auto const file = std::filesystem::temp_directory_path() / fmt::format("heed-pdf-test-{}.pdf", ::getpid());
    std::ofstream(file, std::ios::binary) << pdf;
    auto const command = fmt::format("{} {} - 2>&1", tool, file.string());
    auto const without_dash = fmt::format("{} {} 2>&1", tool, file.string());
    auto* const pipe = ::popen((tool.starts_with("pdftotext") ? command : without_dash).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string said;
    std::array<char, 4096> some{};
    for (auto read = std::fread(some.data(), 1, some.size(), pipe); read > 0;
         read = std::fread(some.data(), 1, some.size(), pipe)) {
        said.append(some.data(), read);
    }
    CHECK(::pclose(pipe) == 0);
    std::filesystem::remove(file);
    return said;
}

bool says(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::size_t times(std::string const& text, std::string_view words) {
    std::size_t number = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        ++number;
    }
    return number;
}

PdfDocument small_report() {
    return {.title = "Complaints report",
            .author = "Thornmere Council",
            .footer = "Thornmere Council: complaints report",
            .made_at = {1'790'000'000},
            .blocks = {PdfHeading{1, "Complaints report"}, PdfHeading{2, "What we heard"},
                       PdfText{.text = "We received 92 complaints."}, PdfItems{{"First thing", "Second thing"}},
                       PdfTable{"Complaints by service", {"Service", "Number"}, {{"Homecare", "40"}}, {false, true}},
                       PdfBars{"By theme", {{"Late visits", 30, "30"}, {"Charges", 12, "12"}}}}};
}

}  // namespace

TEST_SUITE("web: PDF") {
    TEST_CASE("the words of a PDF are text that can be searched, with the page's number of all pages") {
        auto const text = read_by("pdftotext", as_pdf(small_report()));
        CHECK(says(text, "We received 92 complaints."));
        CHECK(says(text, "Homecare"));
        CHECK(says(text, "Second thing"));
        CHECK(says(text, "Page 1 of 1"));
    }

    TEST_CASE("a PDF tells its title and its language, and is tagged") {
        auto const pdf = as_pdf(small_report());
        auto const told = read_by("pdfinfo", pdf);
        CHECK(says(told, "Title:           Complaints report"));
        CHECK(says(told, "Author:          Thornmere Council"));
        CHECK(says(told, "Tagged:          yes"));
        CHECK(says(told, "Page size:       595.28 x 841.89 pts (A4)"));
        CHECK(says(pdf, "/Lang (en-GB)"));
        CHECK(says(pdf, "/Outlines"));
        CHECK_FALSE(says(told, "Error"));
    }

    TEST_CASE("headings, paragraphs, list items and the cells of tables are tagged as what they are") {
        auto const structure = read_by("pdfinfo -struct", as_pdf(small_report()));
        for (auto const* const tag : {"H1", "H2", "P", "L (block)", "LI", "Table", "TR", "TH", "TD"}) {
            CAPTURE(tag);
            CHECK(says(structure, tag));
        }
        CHECK_FALSE(says(structure, "Error"));
    }

    TEST_CASE("a table that goes over pages has its head on each") {
        auto report = small_report();
        PdfTable table{"Long", {"Number of the row", "What"}, {}, {true}};
        for (int i = 0; i < 120; ++i) {
            table.rows.push_back({std::to_string(i), "Something"});
        }
        report.blocks = {PdfHeading{1, "Long"}, table};
        auto const pdf = as_pdf(report);
        auto const text = read_by("pdftotext", pdf);
        CHECK(says(text, "Page 1 of 3"));
        CHECK(times(text, "Number of the row") == 3);
        CHECK(says(text, "119"));
        CHECK(times(read_by("pdfinfo -struct", pdf), "Table (block)") == 3);
    }

    TEST_CASE("nothing is lost: not from a paragraph over pages, not from a row that no page holds") {
        auto report = small_report();
        std::string paragraph;
        for (int i = 0; i < 2500; ++i) {
            paragraph += fmt::format("word{} ", i);
        }
        report.blocks = {PdfText{.text = paragraph},
                         PdfTable{"Tall", {"Who", "What"}, {{"Row one", paragraph}, {"Row two", "short"}}}};
        auto const text = read_by("pdftotext", as_pdf(report));
        CHECK(times(text, "word2499") == 2);
        CHECK(times(text, "word1234") == 2);
        CHECK(says(text, "Row two"));
    }

    TEST_CASE("a list that goes over pages is a list on each, with every item once") {
        auto report = small_report();
        PdfItems list;
        for (int i = 0; i < 90; ++i) {
            list.items.push_back(fmt::format("item{} of the list", i));
        }
        report.blocks = {list};
        auto const structure = read_by("pdfinfo -struct-text", as_pdf(report));
        CHECK(times(structure, "LI (block)") == 90);
        CHECK(times(structure, "item89") == 1);
        CHECK(times(structure, "\nL (block)") == 3);
    }

    TEST_CASE("the same document gives the same bytes") { CHECK(as_pdf(small_report()) == as_pdf(small_report())); }

    TEST_CASE("what strangers type is set as text: other scripts, emoji, broken UTF-8 and the words of PDF itself") {
        auto report = small_report();
        report.title = "(\\) endobj trailer";
        report.blocks = {PdfHeading{1, "Ünïcödé ﷽ 漢字 🙂"}, PdfText{.text = "broken \xff\xfe bytes endobj"},
                         PdfText{.text = "trailer << /Root 99 0 R >> startxref"}, PdfText{},
                         PdfTable{"", {"Empty"}, {}}};
        auto const pdf = as_pdf(report);
        CHECK(says(read_by("pdftotext", pdf), "bytes endobj"));
        CHECK(says(read_by("pdfinfo", pdf), "Title:           (\\) endobj trailer"));
        CHECK(says(pdf, "/Lang (en-GB)"));
    }

    TEST_CASE("a document without an end is refused") {
        auto report = small_report();
        report.blocks.assign(most_pdf_pages + 5, PdfNewPage{});
        CHECK_THROWS_AS(as_pdf(report), Unavailable);
    }
}
