#pragma once
// A report put together once and shown three ways: as page, as PDF and as spreadsheet. What one says, all say.

#include <variant>

#include "areas/reports/report.hpp"
#include "web/charts.hpp"
#include "web/pdf.hpp"
#include "web/table_file.hpp"

namespace heed::reports {

struct ReportText {
    Report report;
    std::string council;
    std::vector<Words> words;
    Figures figures;
    std::string hash{};  ///< of what was published, or of the figures; empty in a draft
};

/// Level 2 or 3.
struct Heading {
    int level = 2;
    std::string text;
};
/// A paragraph; small: how something was counted.
struct Paragraph {
    std::string text;
    bool small = false;
};
/// What the council wrote, in Markdown.
struct Written {
    std::string text;
};
struct Items {
    std::vector<std::string> items;
};
/// Bars beside the table that follows.
struct Chart {
    web::BarChart chart;
};
using Part = std::variant<Heading, Paragraph, Written, Items, Chart, web::TypedTable>;

/// Everything under the title, in its order.
std::vector<Part> parts_of(ReportText const& text);

/// "12 of 40 complaints answered (30%) were well-founded."; nothing where one of the two is hidden, or the whole is nothing.
std::string spoken_share(ShownWhole const& whole, ShownNumber const& count, std::string const& says);
/// "not shown", or the number.
std::string spoken_number(ShownNumber const& number);

/// "1f3a9c02 77b1d0e4 ...": a mark that can be read out and does not widen a phone.
std::string in_groups(std::string const& mark);

web::Html as_page(std::vector<Part> const& parts);
web::PdfDocument as_document(ReportText const& text);
std::vector<web::TypedTable> as_tables(ReportText const& text);

}  // namespace heed::reports
