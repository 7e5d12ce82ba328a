#pragma once
// What charts are drawn with: one SVG of a given size, its scales, axes, lines, marks and words.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/charts.hpp"
#include "web/govuk/lists.hpp"

namespace heed::web {

enum class Mark { dot, disc, diamond, up, down, square };

/// From the measure's unit to the drawing's.
struct Scale {
    double from = 0, to = 1;
    double start = 0, end = 1;
    double operator()(double value) const { return start + (value - from) / (to - from) * (end - start); }
};

/// Round numbers that divide the range into at most `most` parts; the first is not above it, the last not below it.
std::vector<double> ticks(double low, double high, int most);

/// One picture, wide (720 by 380) or narrow (300 by 300). All positions are in its own units, which are pixels at full size.
class Drawing {
public:
    Drawing(ChartFrame const& frame, bool wide);

    bool wide() const { return wide_; }
    double left() const { return left_; }
    double right() const { return width_ - right_margin_; }
    double top() const { return 28; }
    double bottom() const { return height_ - 52; }
    void leave_on_the_right(double room) { right_margin_ = room; }
    void leave_on_the_left(double room) { left_ = room; }
    /// Marks are drawn smaller where points stand closer than this fits.
    void space_marks(double distance) { mark_size_ = distance < 10 ? 0.7 : 1; }
    void be_as_high_as(double height) { height_ = height; }

    /// A grid line and its number for each tick, and the name of the axis above it.
    void y_axis(Scale const& y, std::span<double const> ticks, std::function<std::string(double)> const& say);
    /// Words at places along the bottom, and the name of the axis below them. Those that would touch are left out.
    void x_axis(std::vector<std::pair<double, std::string>> const& places);

    void line(double x1, double y1, double x2, double y2, std::string_view classes);
    void path(std::vector<std::pair<double, double>> const& points, std::string_view classes);
    void mark(Mark mark, double x, double y, std::string_view classes);
    /// `anchor` is start, middle or end.
    void words(double x, double y, std::string_view text, std::string_view anchor = "start",
               std::string_view classes = {});
    void bar(double x, double y, double width, double height, std::string_view classes);

    Html svg() const;

private:
    ChartFrame const& frame_;
    bool wide_;
    double width_, height_, left_, right_margin_;
    double mark_size_ = 1;
    std::string body_;
};

/// Both sizes, the words that belong to it, and the figures in a table that can be opened; without a table there is none.
Html chart_with_table(ChartFrame const& frame, std::function<void(Drawing&)> const& draw, Html const& words,
                      Html const& table);
/// The table of a chart, in a part that scrolls sideways where the page is too narrow. It is called after the chart: parts
/// of a page that are called alike cannot be told apart by who hears the page.
Html scrolling(ChartFrame const& frame, govuk::Table const& table);

}  // namespace heed::web
