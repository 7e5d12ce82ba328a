#include "web/pdf_sheet.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "web/pdf.hpp"

namespace heed::web {

namespace {

constexpr auto fonts = "Liberation Sans, DejaVu Sans, sans-serif";

cairo_status_t keep(void* bytes, unsigned char const* more, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(more), length);
    return CAIRO_STATUS_SUCCESS;
}

/// What Pango can set: well-formed UTF-8 without the bytes that end a text.
std::string fit_to_set(std::string const& text) {
    std::unique_ptr<gchar, void (*)(void*)> const valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free);
    return valid.get();
}

void must_have_a_font() {
    PangoFontFamily** families = nullptr;
    int number = 0;
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &number);
    g_free(static_cast<void*>(families));
    if (number == 0) {
        throw Unavailable("A PDF needs a font, and this machine has none: install the package fonts-liberation");
    }
}

}  // namespace

Sheet::Sheet(std::string const& footer, int pages_in_all)
    : surface_(cairo_pdf_surface_create_for_stream(keep, &bytes_, page_width, page_height)),
      cairo_(cairo_create(surface_.get())),
      footer_(footer),
      pages_in_all_(pages_in_all) {
    must_have_a_font();
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
}

void Sheet::describe(std::string const& title, std::string const& author, std::string const& made_at) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, fit_to_set(title).c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_AUTHOR, fit_to_set(author).c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Heed");
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, made_at.c_str());
}

Layout Sheet::set(std::string const& text, Setting const& setting) const {
    Layout layout(pango_cairo_create_layout(cairo_.get()));
    std::unique_ptr<PangoFontDescription, FreedPango> const font(pango_font_description_from_string(fonts));
    pango_font_description_set_absolute_size(font.get(), setting.points * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), setting.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), setting.width > 0 ? static_cast<int>(setting.width * PANGO_SCALE) : -1);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout.get(), 1.25F);
    if (setting.to_the_right) {
        pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
    }
    auto const valid = fit_to_set(text);
    pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
    return layout;
}

double Sheet::height_of(Layout const& layout) {
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double Sheet::width_of(Layout const& layout) {
    int width = 0;
    int height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    return static_cast<double>(width) / PANGO_SCALE;
}

void Sheet::foot() const {
    if (footer_.empty()) {
        return;
    }
    auto const number = set(fmt::format("Page {} of {}", page_, pages_in_all_), {.points = 9});
    put(number, page_width - margin - width_of(number), bottom + 18);
    put(set(footer_, {.points = 9, .width = width - width_of(number) - 12}), margin, bottom + 18);
}

void Sheet::begin_list() {
    begin("L");
    in_list_ = true;
}

void Sheet::end_list() {
    end("L");
    in_list_ = false;
}

void Sheet::next_page() {
    if (in_list_) {
        end("L");
    }
    foot();
    cairo_show_page(cairo_.get());
    if (++page_ > most_pdf_pages) {
        throw Unavailable(fmt::format("A PDF of more than {} pages is not made", most_pdf_pages));
    }
    down_ = margin;
    if (in_list_) {
        begin("L");
    }
}

bool Sheet::make_room(double points) {
    if (down_ + points <= bottom || down_ <= margin) {
        return false;
    }
    next_page();
    return true;
}

void Sheet::put(Layout const& layout, double x, double y) const {
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout.get());
}

void Sheet::flow(Layout const& layout, double x, char const* tag) {
    std::unique_ptr<PangoLayoutIter, FreedPango> const iter(pango_layout_get_iter(layout.get()));
    begin(tag);
    do {
        PangoRectangle line;
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &line);
        auto const height = static_cast<double>(line.height) / PANGO_SCALE;
        auto const baseline = static_cast<double>(pango_layout_iter_get_baseline(iter.get()) - line.y) / PANGO_SCALE;
        if (down_ + height > bottom && down_ > margin) {
            end(tag);
            next_page();
            begin(tag);
        }
        cairo_move_to(cairo_.get(), x + static_cast<double>(line.x) / PANGO_SCALE, down_ + baseline);
        pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(iter.get()));
        down_ += height;
    } while (pango_layout_iter_next_line(iter.get()));
    end(tag);
}

void Sheet::rule(double y, double thickness) const {
    cairo_save(cairo_.get());
    cairo_set_source_rgb(cairo_.get(), 0.45, 0.45, 0.45);
    cairo_set_line_width(cairo_.get(), thickness);
    cairo_move_to(cairo_.get(), margin, y);
    cairo_line_to(cairo_.get(), margin + width, y);
    cairo_stroke(cairo_.get());
    cairo_restore(cairo_.get());
}

void Sheet::bar(double x, double y, double length, double height) const {
    cairo_save(cairo_.get());
    cairo_set_source_rgb(cairo_.get(), 0.07, 0.26, 0.45);
    cairo_rectangle(cairo_.get(), x, y, length, height);
    cairo_fill(cairo_.get());
    cairo_restore(cairo_.get());
}

int Sheet::bookmark(int under, std::string const& text) const {
    auto const place = fmt::format("page={} pos=[{:.1f} {:.1f}]", page_, margin, down_);
    return cairo_pdf_surface_add_outline(surface_.get(), under, fit_to_set(text).c_str(), place.c_str(),
                                         CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

std::string Sheet::finish() {
    foot();
    cairo_show_page(cairo_.get());
    cairo_surface_finish(surface_.get());
    if (auto const status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS) {
        throw Unavailable(fmt::format("The PDF could not be written: {}", cairo_status_to_string(status)));
    }
    return std::move(bytes_);
}

}  // namespace heed::web
