#pragma once
// A document as PDF: real text that can be searched, read aloud and enlarged, headings that are bookmarks, tables whose heads
// stand on each page, and a tagged structure (H1, P, L, Table, TR, TH, TD) with the document's language and title. Laid out
// by Pango and written by cairo, inside this program; the same document gives the same bytes.
//
// The fonts are Debian's fonts-liberation; where those are not installed, whatever sans-serif font the machine has. Where there
// is none at all no PDF can be made: `as_pdf` throws Unavailable with a sentence that names the package, and the page and
// the spreadsheet work on.

#include <string>
#include <variant>
#include <vector>

#include "kernel/day.hpp"

namespace heed::web {

/// Level 1 to 3; 1 and 2 are bookmarks.
struct PdfHeading {
    int level = 1;
    std::string text{};
};

enum class PdfSize { normal, small, large };

/// A paragraph; a line end in it is a line end. On the right half of the page where `on_the_right`, as in a letter's head.
struct PdfText {
    std::string text{};
    PdfSize size = PdfSize::normal;
    bool bold = false;
    bool on_the_right = false;
};

/// A list with bullets.
struct PdfItems {
    std::vector<std::string> items{};
};

/// Every row has as many cells as the head. Columns of numbers stand to the right.
struct PdfTable {
    std::string caption{};
    std::vector<std::string> head{};
    std::vector<std::vector<std::string>> rows{};
    std::vector<bool> is_number{};  ///< by column; fewer than there are columns: the others are text
};

/// Horizontal bars from zero with their words; a picture of figures that a table or a sentence says too.
struct PdfBar {
    std::string label{};
    double value = 0;
    std::string says{};
};
struct PdfBars {
    std::string title{};
    std::vector<PdfBar> bars{};
};

struct PdfSpace {
    double points = 12;
};
struct PdfNewPage {};

using PdfBlock = std::variant<PdfHeading, PdfText, PdfItems, PdfTable, PdfBars, PdfSpace, PdfNewPage>;

/// On A4. `points` is the size of the text: 11, or 16 and more for large print. The footer stands on every page, beside its
/// number; without a footer there are no numbers (a letter of one page).
struct PdfDocument {
    std::string title{};
    std::string author{};
    std::string language = "en-GB";
    std::string footer{};
    Instant made_at{};
    double points = 11;
    std::vector<PdfBlock> blocks{};
};

/// More pages than this are refused (Unavailable).
constexpr int most_pdf_pages = 400;

std::string as_pdf(PdfDocument const& document);

}  // namespace heed::web
