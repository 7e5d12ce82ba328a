#include "web/pdf.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "kernel/must.hpp"
#include "web/pdf_sheet.hpp"

namespace heed::web {

namespace {

constexpr double gap = 8;        ///< below a paragraph
constexpr double cell_gap = 10;  ///< between two columns
constexpr double bar_height = 9;

/// Draws the blocks of a document, one after the other.
class Drawn {
public:
    Drawn(PdfDocument const& document, int pages_in_all) : document_(document), sheet_(document.footer, pages_in_all) {
        sheet_.describe(document.title, document.author, iso(document.made_at));
        for (auto const& block : document.blocks) {
            std::visit([this](auto const& one) { draw(one); }, block);
        }
    }

    int pages() const { return sheet_.pages(); }
    std::string bytes() { return sheet_.finish(); }

private:
    double points(PdfSize size) const {
        constexpr std::array sizes{1.0, 0.85, 1.25};
        return document_.points * sizes.at(static_cast<std::size_t>(size));
    }

    void draw(PdfHeading const& heading) {
        constexpr std::array sizes{2.0, 1.45, 1.15};
        constexpr std::array tags{"H1", "H2", "H3"};
        auto const level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
        auto const layout = sheet_.set(
            heading.text, {.points = document_.points * sizes.at(level), .bold = true, .width = Sheet::width});
        auto const above = level == 0 ? 0 : document_.points;
        constexpr int lines_below = 6;  // a heading does not stand alone at the foot of a page
        if (!sheet_.make_room(above + Sheet::height_of(layout) + lines_below * document_.points)) {
            sheet_.move_down(above);
        }
        if (level == 0) {
            chapter_ = sheet_.bookmark(CAIRO_PDF_OUTLINE_ROOT, heading.text);
        } else if (level == 1) {
            sheet_.bookmark(chapter_, heading.text);
        }
        sheet_.flow(layout, Sheet::margin, tags.at(level));
        sheet_.move_down(gap);
    }

    void draw(PdfText const& text) {
        auto const left = text.on_the_right ? Sheet::width / 2 : 0;
        sheet_.flow(
            sheet_.set(text.text, {.points = points(text.size), .bold = text.bold, .width = Sheet::width - left}),
            Sheet::margin + left, "P");
        sheet_.move_down(gap);
    }

    void draw(PdfItems const& list) {
        constexpr double indent = 14;
        auto const bullet = sheet_.set("•", {.points = document_.points});
        sheet_.begin_list();
        for (auto const& item : list.items) {
            auto const layout = sheet_.set(item, {.points = document_.points, .width = Sheet::width - indent});
            sheet_.make_room(Sheet::height_of(bullet));
            sheet_.put(bullet, Sheet::margin, sheet_.down());
            sheet_.flow(layout, Sheet::margin + indent, "LI");
            sheet_.move_down(gap / 2);
        }
        sheet_.end_list();
        sheet_.move_down(gap / 2);
    }

    void draw(PdfSpace const& space) { sheet_.move_down(space.points); }
    void draw(PdfNewPage const&) { sheet_.next_page(); }

    // ---- tables

    static bool is_number(PdfTable const& table, std::size_t column) {
        return column < table.is_number.size() && table.is_number[column];
    }

    /// What each column would need in one line; a number no more than a quarter of the page.
    std::vector<double> wanted_by(PdfTable const& table) const {
        std::vector<double> wanted(table.head.size());
        auto const look = [&](std::vector<std::string> const& row, bool bold) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                auto const layout = sheet_.set(row[i], {.points = points(PdfSize::small), .bold = bold});
                auto const most = Sheet::width * (is_number(table, i) ? 0.25 : 1.0);
                wanted[i] = std::max(wanted[i], std::min(Sheet::width_of(layout), most));
            }
        };
        look(table.head, true);
        std::ranges::for_each(table.rows, [&](auto const& row) { look(row, false); });
        return wanted;
    }

    /// Each column gets what it needs up to half of its even share; what is left over goes to the others by what they lack,
    /// or, where nobody lacks anything, to the columns of text.
    std::vector<double> widths_of(PdfTable const& table) const {
        auto const wanted = wanted_by(table);
        auto const columns = static_cast<double>(wanted.size());
        auto const room = Sheet::width - cell_gap * (columns - 1);
        std::vector<double> widths;
        std::ranges::transform(wanted, std::back_inserter(widths),
                               [&](double one) { return std::min(one, room / columns / 2); });
        auto const left = room - std::accumulate(widths.begin(), widths.end(), 0.0);
        auto const lacking = std::accumulate(wanted.begin(), wanted.end(), 0.0) - (room - left);
        auto const given = lacking > 0 ? std::min(1.0, left / lacking) : 0.0;
        auto const over = left - given * lacking;
        auto const texts = std::max<double>(1,
                                            columns - static_cast<double>(std::ranges::count(table.is_number, true)));
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] += given * (wanted[i] - widths[i]) + (is_number(table, i) ? 0 : over / texts);
        }
        return widths;
    }

    std::vector<Layout> set_row(PdfTable const& table, std::vector<double> const& widths,
                                std::vector<std::string> const& row, bool bold) const {
        std::vector<Layout> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(sheet_.set(row[i], {.points = points(PdfSize::small),
                                                .bold = bold,
                                                .width = widths[i],
                                                .to_the_right = is_number(table, i)}));
        }
        return cells;
    }

    static double height_of(std::vector<Layout> const& cells) {
        double height = 0;
        for (auto const& cell : cells) {
            height = std::max(height, Sheet::height_of(cell));
        }
        return height + 6;
    }

    void put_row(std::vector<Layout> const& cells, std::vector<double> const& widths, bool is_head) {
        sheet_.begin("TR");
        auto x = Sheet::margin;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const* const tag = is_head || i == 0 ? "TH" : "TD";
            sheet_.begin(tag);
            sheet_.put(cells[i], x, sheet_.down() + 3);
            sheet_.end(tag);
            x += widths[i] + cell_gap;
        }
        sheet_.end("TR");
        sheet_.move_down(height_of(cells));
        sheet_.rule(sheet_.down(), is_head ? 1.2 : 0.4);
    }

    /// A row that no page holds is told as paragraphs.
    void tell_row(PdfTable const& table, std::vector<std::string> const& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            draw(PdfText{table.head[i] + ": " + row[i], PdfSize::small});
        }
    }

    void draw(PdfTable const& table) {
        must(!table.head.empty(), "a table has columns");
        auto const widths = widths_of(table);
        auto const head = set_row(table, widths, table.head, true);
        auto const caption = sheet_.set(table.caption,
                                        {.points = document_.points, .bold = true, .width = Sheet::width});
        sheet_.make_room(Sheet::height_of(caption) + 2 * height_of(head) + 3 * document_.points);
        if (!table.caption.empty()) {
            sheet_.flow(caption, Sheet::margin, "P");
            sheet_.move_down(2);
        }
        begin_table(head, widths);
        for (auto const& row : table.rows) {
            must(row.size() == table.head.size(), "a row has as many cells as there are columns");
            put_or_tell(table, row, head, widths);
        }
        sheet_.end("Table");
        sheet_.move_down(2 * gap);
    }

    void begin_table(std::vector<Layout> const& head, std::vector<double> const& widths) {
        sheet_.begin("Table");
        put_row(head, widths, true);
    }

    void put_or_tell(PdfTable const& table, std::vector<std::string> const& row, std::vector<Layout> const& head,
                     std::vector<double> const& widths) {
        auto const cells = set_row(table, widths, row, false);
        auto const height = height_of(cells);
        bool const is_too_tall = height > Sheet::bottom - Sheet::margin - height_of(head);
        if (is_too_tall || sheet_.down() + height > Sheet::bottom) {
            sheet_.end("Table");
            if (is_too_tall) {
                tell_row(table, row);
                sheet_.make_room(2 * height_of(head));
            } else {
                sheet_.next_page();
            }
            begin_table(head, widths);
        }
        if (!is_too_tall) {
            put_row(cells, widths, false);
        }
    }

    // ---- bars

    void draw(PdfBars const& chart) {
        auto const small = points(PdfSize::small);
        auto const row = std::max(bar_height, small * 1.3) + 5;
        draw(PdfText{chart.title, PdfSize::normal, true});
        auto const most = std::accumulate(chart.bars.begin(), chart.bars.end(), 0.0,
                                          [](double high, PdfBar const& bar) { return std::max(high, bar.value); });
        constexpr double label_width = Sheet::width * 0.36;
        constexpr double bars_width = Sheet::width * 0.44;
        for (auto const& bar : chart.bars) {
            auto const label = sheet_.set(bar.label, {.points = small, .width = label_width - 8});
            auto const height = std::max(row, Sheet::height_of(label) + 5);
            sheet_.make_room(height);
            auto const length = most > 0 ? bars_width * bar.value / most : 0;
            sheet_.begin("P");
            sheet_.put(label, Sheet::margin, sheet_.down());
            sheet_.put(sheet_.set(bar.says, {.points = small}), Sheet::margin + label_width + length + 6,
                       sheet_.down());
            sheet_.end("P");
            sheet_.bar(Sheet::margin + label_width, sheet_.down() + 2, std::max(length, 0.5), bar_height);
            sheet_.move_down(height);
        }
        sheet_.move_down(gap);
    }

    PdfDocument const& document_;
    Sheet sheet_;
    int chapter_ = CAIRO_PDF_OUTLINE_ROOT;
};

}  // namespace

std::string as_pdf(PdfDocument const& document) {
    // Twice: how many pages there are stands on each of them.
    auto const pages = document.footer.empty() ? 1 : Drawn(document, 1).pages();
    return in_language(Drawn(document, pages).bytes(), document.language);
}

}  // namespace heed::web
