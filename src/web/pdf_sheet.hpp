#pragma once
// Pango and cairo as the PDF needs them; only web/pdf*.cpp include this.

#include <memory>
#include <string>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace heed::web {

struct FreedCairo {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct FreedPango {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};
using Layout = std::unique_ptr<PangoLayout, FreedPango>;

/// How a text is set: its size in points, and its width (0: in one line).
struct Setting {
    double points = 11;
    bool bold = false;
    double width = 0;
    bool to_the_right = false;
};

/// Pages of A4 with a pen that moves down. Lengths are points.
class Sheet {
public:
    static constexpr double page_width = 595.28;
    static constexpr double page_height = 841.89;
    static constexpr double margin = 56;
    static constexpr double bottom = page_height - 64;
    static constexpr double width = page_width - 2 * margin;

    Sheet(std::string const& footer, int pages_in_all);
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;

    void describe(std::string const& title, std::string const& author, std::string const& made_at);

    Layout set(std::string const& text, Setting const& setting) const;
    static double height_of(Layout const& layout);
    static double width_of(Layout const& layout);

    double down() const { return down_; }
    void move_down(double points) { down_ += points; }
    /// A list: closed at the end of a page and opened again on the next.
    void begin_list();
    void end_list();
    /// Begins a page where so much does not fit on this one; answers whether it did. Never with a tag but a list's open.
    bool make_room(double points);
    void next_page();

    /// At this place, without moving the pen.
    void put(Layout const& layout, double x, double y) const;
    /// Below the pen, line by line and over as many pages as it needs, under this tag on each.
    void flow(Layout const& layout, double x, char const* tag);

    void begin(char const* tag) const { cairo_tag_begin(cairo_.get(), tag, nullptr); }
    void end(char const* tag) const { cairo_tag_end(cairo_.get(), tag); }
    void rule(double y, double thickness) const;
    void bar(double x, double y, double length, double height) const;
    /// A bookmark to the pen's place; answers its number.
    int bookmark(int under, std::string const& text) const;

    int pages() const { return page_; }
    /// Ends the last page; the document's bytes.
    std::string finish();

private:
    void foot() const;

    std::string bytes_;
    std::unique_ptr<cairo_surface_t, FreedCairo> surface_;
    std::unique_ptr<cairo_t, FreedCairo> cairo_;
    std::string footer_;
    int pages_in_all_;
    int page_ = 1;
    bool in_list_ = false;
    double down_ = margin;
};

/// The document with what cairo 1.16 cannot write in its catalog: its language, that it is tagged, and "show the title, not
/// the file's name"; added as the PDF's own incremental update (ISO 32000-1, 7.5.6). Unchanged where its end is not as cairo writes it.
std::string in_language(std::string pdf, std::string const& language);

}  // namespace heed::web
