// The parts of a report as a page, and as a PDF.

#include <fmt/format.h>

#include "areas/reports/document.hpp"
#include "loop/parts.hpp"
#include "web/markdown.hpp"

namespace heed::reports {

namespace {

namespace govuk = web::govuk;
using web::Html;

std::string id_of(std::size_t number) { return fmt::format("part-{}", number); }

class Page {
public:
    void add(Heading const& heading) {
        bool const is_chapter = heading.level == 2;
        auto element =
            govuk::element(is_chapter ? "h2" : "h3").classes(is_chapter ? "govuk-heading-m" : "govuk-heading-s");
        if (is_chapter) {
            auto const id = id_of(++chapters_);
            element.with("id", id);
            contents_ += govuk::element("li").holding(loop::link("#" + id, heading.text));
        }
        shown_ += element.holding(heading.text);
    }
    void add(Paragraph const& text) {
        shown_ += govuk::element("p").classes(text.small ? "govuk-body-s" : "govuk-body").holding(text.text);
    }
    void add(Written const& text) { shown_ += web::marked_up(text.text); }
    void add(Items const& list) { shown_ += loop::bullets(list.items); }
    void add(Chart const& chart) { shown_ += web::bar_chart(chart.chart); }
    void add(web::TypedTable const& table) { shown_ += web::shown(table, "govuk-table__caption--s"); }

    Html done() const {
        auto const list = govuk::element("ul").classes("govuk-list").holding(contents_);
        auto const title = govuk::element("h2").classes("govuk-heading-s").holding("Contents");
        return govuk::element("nav").classes("heed-not-printed").with("aria-label", "Contents").holding(title + list) +
               shown_;
    }

private:
    Html contents_;
    Html shown_;
    std::size_t chapters_ = 0;
};

std::string said(web::TableValue const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (auto const* day = std::get_if<Day>(&value)) {
        return brief(*day);
    }
    auto const* share = std::get_if<web::Share>(&value);
    return share == nullptr || share->of == 0
               ? std::string()
               : fmt::format("{:.0f}%", 100.0 * static_cast<double>(share->count) / static_cast<double>(share->of));
}

web::PdfTable pdf_table(web::TypedTable const& table) {
    web::PdfTable pdf{.caption = table.title};
    for (auto const& column : table.columns) {
        pdf.head.push_back(column.name);
        pdf.is_number.push_back(column.kind == web::ColumnKind::number || column.kind == web::ColumnKind::share);
    }
    for (auto const& row : table.rows) {
        auto& cells = pdf.rows.emplace_back();
        for (auto const& cell : row) {
            cells.push_back(said(cell.value));
        }
    }
    return pdf;
}

class Pages {
public:
    explicit Pages(web::PdfDocument& document) : blocks_(document.blocks) {}

    void add(Heading const& heading) { blocks_.emplace_back(web::PdfHeading{heading.level, heading.text}); }
    void add(Paragraph const& text) {
        blocks_.emplace_back(
            web::PdfText{.text = text.text, .size = text.small ? web::PdfSize::small : web::PdfSize::normal});
    }
    void add(Written const& text) {
        for (auto& paragraph : web::words_without_marks(text.text)) {
            blocks_.emplace_back(web::PdfText{.text = std::move(paragraph)});
        }
    }
    void add(Items const& list) { blocks_.emplace_back(web::PdfItems{list.items}); }
    void add(Chart const& chart) {
        web::PdfBars bars{.title = chart.chart.frame.title};
        for (auto const& bar : chart.chart.bars) {
            bars.bars.push_back({bar.label, bar.value, bar.says});
        }
        blocks_.emplace_back(std::move(bars));
    }
    void add(web::TypedTable const& table) { blocks_.emplace_back(pdf_table(table)); }

private:
    std::vector<web::PdfBlock>& blocks_;
};

}  // namespace

std::string in_groups(std::string const& mark) {
    constexpr std::size_t letters = 8;
    std::string groups;
    for (std::size_t at = 0; at < mark.size(); at += letters) {
        groups += (at == 0 ? "" : " ") + mark.substr(at, letters);
    }
    return groups;
}

Html as_page(std::vector<Part> const& parts) {
    Page page;
    for (auto const& part : parts) {
        std::visit([&](auto const& one) { page.add(one); }, part);
    }
    return page.done();
}

web::PdfDocument as_document(ReportText const& text) {
    auto const& report = text.report;
    auto const title = title_of(report);
    auto const draft = report.final_on ? std::string() : std::string("Draft, not to be passed on. ");
    web::PdfDocument document{.title = title,
                              .author = text.council,
                              .footer = fmt::format("{}{}: {}", draft, text.council, title),
                              .made_at = start_of(report.published_on.value_or(report.made_on))};
    document.blocks.emplace_back(web::PdfHeading{1, title});
    Pages pages(document);
    for (auto const& part : parts_of(text)) {
        std::visit([&](auto const& one) { pages.add(one); }, part);
    }
    if (!text.hash.empty()) {
        pages.add(Paragraph{fmt::format("The figures were fixed on {}. Their mark is {}.",
                                        spoken(report.final_on.value_or(report.made_on)), in_groups(text.hash)),
                            true});
    }
    return document;
}

}  // namespace heed::reports
