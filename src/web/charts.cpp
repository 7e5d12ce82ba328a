#include "web/charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "web/drawing.hpp"
#include "web/govuk/all.hpp"

namespace heed::web {

namespace {

constexpr double z_95 = 1.959964;
constexpr double z_998 = 3.090232;

std::string per_cent(double share) { return fmt::format("{:.0f}%", share * 100); }

std::vector<double> const shares{0, .2, .4, .6, .8, 1};

govuk::Cell number_cell(std::string const& text) { return {.text = text, .format = "numeric"}; }

std::vector<std::pair<double, std::string>> placed(Scale const& x, std::vector<double> const& numbers) {
    std::vector<std::pair<double, std::string>> places;
    for (auto const number : numbers) {
        places.emplace_back(x(number), spoken_number(number));
    }
    return places;
}

void draw_funnel_line(Drawing& on, FunnelPlot const& drawn, Scale const& x, Scale const& y, double z,
                      std::string_view classes) {
    std::vector<std::pair<double, double>> low, high;
    for (int i = 0; i <= 80; ++i) {
        auto const size = std::max(1.0, x.from + (x.to - x.from) * i / 80);
        auto const limits = measure::funnel_limits(drawn.funnel, size, z);
        low.emplace_back(x(size), y(limits.low));
        high.emplace_back(x(size), y(limits.high));
    }
    on.path(low, classes);
    on.path(high, classes);
}

Mark mark_of(measure::FunnelVerdict verdict) {
    switch (verdict) {
        case measure::FunnelVerdict::low_001:
        case measure::FunnelVerdict::low_025: return Mark::down;
        case measure::FunnelVerdict::high_025:
        case measure::FunnelVerdict::high_001: return Mark::up;
        case measure::FunnelVerdict::not_significant: break;
    }
    return Mark::dot;
}

void draw_funnel(Drawing& on, FunnelPlot const& drawn) {
    on.leave_on_the_right(on.wide() ? 110 : 8);
    std::int64_t largest = 1;
    for (auto const& unit : drawn.units) {
        largest = std::max(largest, unit.of);
    }
    auto const sizes = ticks(0, static_cast<double>(largest) * 1.05, on.wide() ? 7 : 4);
    Scale const x{0, sizes.back(), on.left(), on.right()}, y{0, 1, on.bottom(), on.top()};
    on.y_axis(y, shares, per_cent);
    on.x_axis(placed(x, sizes));
    draw_funnel_line(on, drawn, x, y, z_998, "heed-chart__limit");
    draw_funnel_line(on, drawn, x, y, z_95, "heed-chart__limit heed-chart__limit--inner");
    on.line(on.left(), y(drawn.funnel.centre), on.right(), y(drawn.funnel.centre), "heed-chart__mean");
    for (std::size_t i = 0; i < drawn.units.size(); ++i) {
        auto const& point = drawn.funnel.points[i];
        bool const told_apart = point.verdict != measure::FunnelVerdict::not_significant;
        bool const is_ours = drawn.ours == i;
        auto const at = x(static_cast<double>(drawn.units[i].of));
        if (is_ours) {
            on.mark(Mark::disc, at, y(point.share), "heed-chart__point heed-chart__point--ours");
        }
        on.mark(
            mark_of(point.verdict), at, y(point.share),
            told_apart ? "heed-chart__point heed-chart__point--change" : "heed-chart__point heed-chart__point--common");
        if (told_apart || is_ours) {
            bool const to_the_left = at > (on.left() + on.right()) / 2;
            auto const beside = is_ours ? 15 : 9;
            on.words(at + (to_the_left ? -beside : beside), y(point.share) + 5, drawn.names[i],
                     to_the_left ? "end" : "start", "heed-chart__label");
        }
    }
    auto const limits = measure::funnel_limits(drawn.funnel, sizes.back(), z_998);
    auto const inner = measure::funnel_limits(drawn.funnel, sizes.back(), z_95);
    if (on.wide()) {
        on.words(on.right() + 6, y(drawn.funnel.centre) + 5, "Centre " + per_cent(drawn.funnel.centre), "start",
                 "heed-chart__label");
        on.words(on.right() + 6, std::min(y(limits.low) + 12, y(inner.low) + 24), "99.8% limit", "start",
                 "heed-chart__label");
        on.words(on.right() + 6, std::max(y(inner.low) + 5, y(drawn.funnel.centre) + 20), "95% limit", "start",
                 "heed-chart__label");
    } else {
        on.words(on.right() - 2, y(drawn.funnel.centre) - 5, "Centre " + per_cent(drawn.funnel.centre), "end",
                 "heed-chart__label");
    }
}

void draw_waits(Drawing& on, WaitChart const& drawn) {
    auto const days = ticks(0, static_cast<double>(std::max<std::int64_t>(drawn.curve.longest, 1)), on.wide() ? 8 : 4);
    Scale const x{0, days.back(), on.left(), on.right()}, y{0, 1, on.bottom(), on.top()};
    on.y_axis(y, shares, per_cent);
    on.x_axis(placed(x, days));
    std::vector<std::pair<double, double>> line{{x(0), y(1)}}, low = line, high = line;
    auto const step = [&](auto& to, double at, double share) {
        to.emplace_back(at, to.back().second);
        to.emplace_back(at, y(share));
    };
    for (auto const& each : drawn.curve.steps) {
        auto const at = x(static_cast<double>(each.days));
        step(line, at, each.still_waiting);
        step(low, at, each.low);
        step(high, at, each.high);
    }
    auto const end = x(static_cast<double>(drawn.curve.longest));
    for (auto* each : {&line, &low, &high}) {
        each->emplace_back(end, each->back().second);
    }
    on.path(low, "heed-chart__limit");
    on.path(high, "heed-chart__limit");
    on.path(line, "heed-chart__line heed-chart__line--strong");
    if (auto const middle = measure::median(drawn.curve).days) {
        auto const at = x(static_cast<double>(*middle));
        on.line(on.left(), y(.5), at, y(.5), "heed-chart__target");
        on.line(at, y(.5), at, on.bottom(), "heed-chart__target");
        on.words(at + 6, y(.5) - 6, fmt::format("Half by day {}", *middle), "start", "heed-chart__label");
    }
}

std::string likely(measure::WaitQuantile const& middle) {
    if (middle.low && middle.high) {
        return fmt::format(" (likely between day {} and day {})", *middle.low, *middle.high);
    }
    return middle.low ? fmt::format(" (likely not before day {})", *middle.low) : "";
}

void draw_bars(Drawing& on, BarChart const& drawn) {
    double largest = 0;
    for (auto const& bar : drawn.bars) {
        largest = std::max({largest, bar.value, bar.likely ? bar.likely->high : 0});
    }
    auto const row = on.wide() ? 34.0 : 54.0;
    on.be_as_high_as(on.top() + row * static_cast<double>(drawn.bars.size()) + 56);
    on.leave_on_the_left(on.wide() ? 220 : 4);
    on.leave_on_the_right(on.wide() ? 90 : 74);
    auto const numbers = ticks(0, largest, on.wide() ? 5 : 3);
    Scale const x{0, numbers.back(), on.left(), on.right()};
    for (auto const number : numbers) {
        on.line(x(number), on.top(), x(number), on.bottom(), "heed-chart__grid");
    }
    on.x_axis(placed(x, numbers));
    for (std::size_t i = 0; i < drawn.bars.size(); ++i) {
        auto const& bar = drawn.bars[i];
        auto const top = on.top() + row * static_cast<double>(i) + (on.wide() ? 7 : 22);
        on.words(on.wide() ? on.left() - 8 : on.left(), on.wide() ? top + 15 : top - 6, bar.label,
                 on.wide() ? "end" : "start");
        on.bar(on.left(), top, std::max(1.0, x(bar.value) - on.left()), 20, "heed-chart__bar");
        auto end = x(bar.value);
        if (bar.likely) {
            on.line(x(bar.likely->low), top + 10, x(bar.likely->high), top + 10, "heed-chart__likely");
            on.line(x(bar.likely->low), top + 5, x(bar.likely->low), top + 15, "heed-chart__likely");
            on.line(x(bar.likely->high), top + 5, x(bar.likely->high), top + 15, "heed-chart__likely");
            end = std::max(end, x(bar.likely->high));
        }
        on.words(end + 6, top + 15, bar.says.empty() ? spoken_number(bar.value) : bar.says, "start",
                 "heed-chart__label");
    }
}

}  // namespace

std::string spoken_number(double number) {
    auto const whole = std::round(number);
    if (std::abs(number - whole) < 1e-9 && std::abs(number) < 1e15) {
        return fmt::format("{:.0f}", whole == 0 ? 0.0 : whole);
    }
    auto const size = std::abs(number);
    if (size >= 1e15 || size < 0.001) {
        return fmt::format("{:.3g}", number);
    }
    auto text = fmt::format("{:.{}f}", number, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.find_last_not_of('.') + 1);
    }
    return text;
}

Html funnel_plot(FunnelPlot const& drawn) {
    must(drawn.names.size() == drawn.units.size() && drawn.units.size() == drawn.funnel.points.size(),
         "a name for each unit");
    govuk::Table table{
        .caption = drawn.frame.title, .caption_classes = "govuk-visually-hidden", .first_cell_is_header = true};
    table.head = {{.text = "Name"},
                  {.text = "Of all", .format = "numeric"},
                  {.text = "Share", .format = "numeric"},
                  {.text = "95% limits", .format = "numeric"},
                  {.text = "99.8% limits", .format = "numeric"},
                  {.text = "Verdict"},
                  {.text = "Exact chance", .format = "numeric"}};
    for (std::size_t i = 0; i < drawn.units.size(); ++i) {
        auto const& point = drawn.funnel.points[i];
        table.rows.push_back({{.text = drawn.names[i]},
                              number_cell(fmt::format("{} of {}", drawn.units[i].count, drawn.units[i].of)),
                              number_cell(per_cent(point.share)),
                              number_cell(per_cent(point.limits_95.low) + " to " + per_cent(point.limits_95.high)),
                              number_cell(per_cent(point.limits_998.low) + " to " + per_cent(point.limits_998.high)),
                              {.text = spoken(point.verdict)},
                              number_cell(spoken_number(point.exact_tail))});
    }
    return chart_with_table(
        drawn.frame, [&](Drawing& on) { draw_funnel(on, drawn); },
        govuk::element("p")
            .classes("govuk-body-s")
            .holding(fmt::format("A triangle is above or below what its size explains; a dot cannot be told apart from "
                                 "the centre.{} This is no ranking.",
                                 drawn.ours ? " The ring is this council." : "")),
        scrolling(drawn.frame, table));
}

Html wait_chart(WaitChart const& drawn) {
    govuk::Table table{
        .caption = drawn.frame.title, .caption_classes = "govuk-visually-hidden", .first_cell_is_header = true};
    table.head = {{.text = "Days"},
                  {.text = "Waited so long", .format = "numeric"},
                  {.text = "Ended then", .format = "numeric"},
                  {.text = "Still waiting", .format = "numeric"},
                  {.text = "Likely between", .format = "numeric"}};
    for (auto const& step : drawn.curve.steps) {
        table.rows.push_back({{.text = std::to_string(step.days)},
                              number_cell(std::to_string(step.at_risk)),
                              number_cell(std::to_string(step.ended)),
                              number_cell(per_cent(step.still_waiting)),
                              number_cell(per_cent(step.low) + " to " + per_cent(step.high))});
    }
    auto const middle = measure::median(drawn.curve);
    auto const words = middle.days
                           ? fmt::format("Half had come to an end by day {}{}.", *middle.days, likely(middle))
                           : std::string("Fewer than half have come to an end, so that no median can be told yet.");
    return chart_with_table(
        drawn.frame, [&](Drawing& on) { draw_waits(on, drawn); },
        govuk::element("p").classes("govuk-body").holding(words), scrolling(drawn.frame, table));
}

Html bar_chart(BarChart const& drawn) {
    govuk::Table table{
        .caption = drawn.frame.title, .caption_classes = "govuk-visually-hidden", .first_cell_is_header = true};
    table.head = {{.text = drawn.frame.y_label},
                  {.text = drawn.frame.x_label, .format = "numeric"},
                  {.text = "Likely between", .format = "numeric"},
                  {.text = "Counted"}};
    for (auto const& bar : drawn.bars) {
        table.rows.push_back({{.text = bar.label},
                              number_cell(spoken_number(bar.value)),
                              number_cell(bar.likely ? fmt::format("{} to {}", spoken_number(bar.likely->low),
                                                                   spoken_number(bar.likely->high))
                                                     : ""),
                              {.text = bar.says}});
    }
    return chart_with_table(
        drawn.frame, [&](Drawing& on) { draw_bars(on, drawn); }, {},
        drawn.table_follows ? Html{} : scrolling(drawn.frame, table));
}

}  // namespace heed::web
