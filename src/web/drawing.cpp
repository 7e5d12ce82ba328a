#include "web/drawing.hpp"

#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "web/govuk/all.hpp"

namespace heed::web {

namespace {

constexpr double letter_width = 7.4;

std::string picture(ChartFrame const& frame, std::function<void(Drawing&)> const& draw, bool wide) {
    Drawing drawing(frame, wide);
    draw(drawing);
    return drawing.svg().text;
}

std::string shape_of(Mark mark, double x, double y, double size) {
    auto const path = [&](double top, std::string const& d) {
        return fmt::format("<path d=\"M{:.1f} {:.1f}{}z\"", x, y + top * size, d);
    };
    auto const s = [&](double length) { return fmt::format("{:.1f}", length * size); };
    switch (mark) {
        case Mark::dot: return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"", x, y, s(3));
        case Mark::disc: return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"", x, y, s(5.5));
        case Mark::square: return path(-5, fmt::format("h{0}v{1}h-{1}v-{1}", s(5), s(10)));
        case Mark::diamond: return path(-7, fmt::format("l{0} {0}l-{0} {0}l-{0} -{0}", s(7)));
        case Mark::up: return path(-7, fmt::format("l{} {}h-{}", s(6.5), s(11.5), s(13)));
        case Mark::down: return path(7, fmt::format("l{} -{}h-{}", s(6.5), s(11.5), s(13)));
    }
    return "<g";
}

}  // namespace

std::vector<double> ticks(double low, double high, int most) {
    if (!(high > low)) {
        high = low + 1;
    }
    auto const raw = (high - low) / most;
    auto const power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (auto const nice : {1.0, 2.0, 5.0}) {
        if (nice * power >= raw * 0.999) {
            step = nice * power;
            break;
        }
    }
    auto const first = std::lround(std::floor(low / step + 1e-9)), last = std::lround(std::ceil(high / step - 1e-9));
    std::vector<double> found;
    for (auto i = first; i <= last; ++i) {
        found.push_back(static_cast<double>(i) * step);
    }
    return found;
}

Drawing::Drawing(ChartFrame const& frame, bool wide)
    : frame_(frame), wide_(wide), width_(wide ? 720 : 300), height_(wide ? 380 : 300), left_(44), right_margin_(12) {}

void Drawing::y_axis(Scale const& y, std::span<double const> ticks, std::function<std::string(double)> const& say) {
    words(0, 13, frame_.y_label, "start", "heed-chart__axis");
    for (auto const tick : ticks) {
        line(left(), y(tick), right(), y(tick), "heed-chart__grid");
        words(left() - 6, y(tick) + 5, say(tick), "end");
    }
}

void Drawing::x_axis(std::vector<std::pair<double, std::string>> const& places) {
    line(left(), bottom(), right(), bottom(), "heed-chart__base");
    double taken = -100;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const& [x, text] = places[i];
        auto const half = static_cast<double>(length_in_characters(text)) * letter_width / 2;
        auto const at = std::min(std::max(x, half), width_ - half);
        if (at - half > taken + 8) {
            line(x, bottom(), x, bottom() + 5, "heed-chart__base");
            words(at, bottom() + 20, text, "middle");
            taken = at + half;
        }
    }
    words((left() + right()) / 2, bottom() + 44, frame_.x_label, "middle", "heed-chart__axis");
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view classes) {
    body_ += fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", classes, x1,
                         y1, x2, y2);
}

void Drawing::path(std::vector<std::pair<double, double>> const& points, std::string_view classes) {
    std::string d;
    for (auto const& [x, y] : points) {
        d += fmt::format("{}{:.1f} {:.1f}", d.empty() ? "M" : "L", x, y);
    }
    body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>\n", classes, d);
}

void Drawing::mark(Mark mark, double x, double y, std::string_view classes) {
    body_ += fmt::format("{} class=\"{}\"/>\n", shape_of(mark, x, y, mark_size_), classes);
}

void Drawing::words(double x, double y, std::string_view text, std::string_view anchor, std::string_view classes) {
    body_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor,
                         classes.empty() ? "" : fmt::format(" class=\"{}\"", classes), escaped(text).text);
}

void Drawing::bar(double x, double y, double width, double height, std::string_view classes) {
    body_ += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n", classes,
                         x, y, width, height);
}

Html Drawing::svg() const {
    auto const size = wide_ ? "wide" : "narrow";
    return {
        fmt::format("<svg class=\"heed-chart__picture heed-chart__picture--{0}\" role=\"img\" viewBox=\"0 0 {1} {2}\" "
                    "aria-labelledby=\"{3}-{0}-title {3}-{0}-says\" focusable=\"false\">\n"
                    "<title id=\"{3}-{0}-title\">{4}</title>\n<desc id=\"{3}-{0}-says\">{5}</desc>\n{6}</svg>\n",
                    size, width_, height_, frame_.id, escaped(frame_.title).text, escaped(frame_.says).text, body_)};
}

Html chart_with_table(ChartFrame const& frame, std::function<void(Drawing&)> const& draw, Html const& words,
                      Html const& table) {
    Html const pictures{picture(frame, draw, true) + picture(frame, draw, false)};
    auto const caption = govuk::element("figcaption").classes("govuk-heading-s heed-chart__title").holding(frame.title);
    auto const csv = frame.csv.empty() ? Html{}
                                       : govuk::element("p")
                                             .classes("govuk-body-s")
                                             .holding(govuk::element("a")
                                                          .classes("govuk-link")
                                                          .with("href", frame.csv)
                                                          .holding("Download these figures (CSV)"));
    auto const figures = table.empty() ? Html{}
                                       : govuk::details({.summary = "The figures in a table", .text = table + csv});
    return govuk::element("figure")
        .classes("heed-chart")
        .with("id", frame.id)
        .holding(govuk::lines({caption, pictures, words, figures}));
}

Html scrolling(ChartFrame const& frame, govuk::Table const& table) {
    return govuk::element("div")
        .classes("heed-scroll")
        .as_given("tabindex", "0")
        .with("role", "region")
        .with("aria-label", "Figures: " + frame.title)
        .holding(govuk::table(table));
}

}  // namespace heed::web
