#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "web/drawing.hpp"
#include "web/govuk/all.hpp"

namespace heed::web {

namespace {

std::string per_cent(double share) { return fmt::format("{:.0f}%", share * 100); }

/// What a period says, in words; "" where it is as the others are.
std::string what_it_says(measure::SharePoint const& point) {
    std::string const where = point.way > 0 ? "above" : "below";
    if (point.outside) {
        return fmt::format("{} its limit", where);
    }
    return point.in_shift ? fmt::format("in a run of {} or more {} the middle", measure::periods_of_a_shift, where)
                          : "";
}

Mark mark_of(measure::SharePoint const& point) {
    return point.outside ? Mark::diamond : point.in_shift ? Mark::disc : Mark::dot;
}

std::string_view colour_of(measure::SharePoint const& point) {
    bool const special = point.outside || point.in_shift;
    return !special        ? "heed-chart__point heed-chart__point--common"
           : point.way > 0 ? "heed-chart__point heed-chart__point--improvement"
                           : "heed-chart__point heed-chart__point--concern";
}

/// Limits belong to their own period: a step for each.
void draw_limits(Drawing& on, ShareChart const& drawn, Scale const& x, Scale const& y) {
    std::vector<std::pair<double, double>> low, high;
    for (std::size_t i = 0; i < drawn.told.points.size(); ++i) {
        auto const& limits = drawn.told.points[i].limits;
        for (double const side : {-0.5, 0.5}) {
            auto const at = std::clamp(x(static_cast<double>(i) + side), on.left(), on.right());
            low.emplace_back(at, y(limits.low));
            high.emplace_back(at, y(limits.high));
        }
    }
    on.path(low, "heed-chart__limit");
    on.path(high, "heed-chart__limit");
}

void draw_points(Drawing& on, ShareChart const& drawn, Scale const& x, Scale const& y) {
    std::vector<std::pair<double, double>> line;
    for (std::size_t i = 0; i < drawn.told.points.size(); ++i) {
        line.emplace_back(x(static_cast<double>(i)), y(drawn.told.points[i].share));
    }
    on.path(line, "heed-chart__line");
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const& point = drawn.told.points[i];
        on.mark(mark_of(point), line[i].first, line[i].second, colour_of(point));
    }
}

void label_lines(Drawing& on, ShareChart const& drawn, Scale const& y) {
    if (!on.wide()) {
        return;
    }
    auto const& limits = drawn.told.points.back().limits;
    std::vector<std::pair<double, std::string>> labels{{y(drawn.told.centre), "Middle " + per_cent(drawn.told.centre)},
                                                       {y(limits.low), "Lower limit"},
                                                       {y(limits.high), "Upper limit"}};
    if (drawn.target) {
        labels.emplace_back(y(*drawn.target), "Target " + per_cent(*drawn.target));
    }
    std::ranges::sort(labels);
    auto place = on.top() - 20;
    for (auto const& [at, text] : labels) {
        place = std::max(place + 17, at + 5);
        on.words(on.right() + 6, place, text, "start", "heed-chart__label");
    }
}

void draw(Drawing& on, ShareChart const& drawn) {
    on.leave_on_the_right(on.wide() ? 120 : 12);
    std::array<double, 6> const shares{0, .2, .4, .6, .8, 1};
    Scale const y{0, 1, on.bottom(), on.top()};
    auto const last = std::max<std::size_t>(drawn.told.points.size(), 2) - 1;
    Scale const x{0, static_cast<double>(last), on.left() + 12, on.right() - 12};
    on.space_marks((x.end - x.start) / x.to);
    on.y_axis(y, shares, per_cent);
    std::vector<std::pair<double, std::string>> places;
    auto const most = on.wide() ? std::size_t{5} : std::size_t{2};
    auto const step = std::max<std::size_t>(1, (drawn.labels.size() + most - 1) / most);
    for (std::size_t i = 0; i < drawn.labels.size(); i += step) {
        places.emplace_back(x(static_cast<double>(i)), drawn.labels[i]);
    }
    on.x_axis(places);
    on.line(on.left(), y(drawn.told.centre), on.right(), y(drawn.told.centre), "heed-chart__mean");
    draw_limits(on, drawn, x, y);
    if (drawn.target) {
        on.line(on.left(), y(*drawn.target), on.right(), y(*drawn.target), "heed-chart__target");
    }
    draw_points(on, drawn, x, y);
    label_lines(on, drawn, y);
}

/// On a narrow page the lines have no words beside them.
std::string key_of(ShareChart const& drawn) {
    auto const target = drawn.target ? fmt::format(" The long dashes are the target, {}.", per_cent(*drawn.target))
                                     : "";
    return fmt::format(
        "The solid line is the middle, {}.{} The short dashes are the limits (99.8%): each period has its "
        "own, wider where fewer answered.",
        per_cent(drawn.told.centre), target);
}

Html words_of(ShareChart const& drawn) {
    Html items;
    for (std::size_t i = 0; i < drawn.told.points.size(); ++i) {
        if (auto const says = what_it_says(drawn.told.points[i]); !says.empty()) {
            items += govuk::element("li").holding(
                fmt::format("{}: {}, {}.", drawn.labels[i], per_cent(drawn.told.points[i].share), says));
        }
    }
    std::string trial;
    if (drawn.told.points.size() < measure::fewest_periods_for_limits) {
        trial = fmt::format(" There are fewer than {} periods yet, so the middle and the limits still move.",
                            measure::fewest_periods_for_limits);
    }
    auto const how = govuk::element("p").classes("govuk-body-s").holding(key_of(drawn) + trial);
    return items.empty()
               ? govuk::element("p")
                         .classes("govuk-body")
                         .holding("No period stands out: these are the ups and downs that chance alone makes.") +
                     how
               : govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items) + how;
}

Html table_of(ShareChart const& drawn) {
    govuk::Table table{
        .caption = drawn.frame.title, .caption_classes = "govuk-visually-hidden", .first_cell_is_header = true};
    table.head = {{.text = drawn.frame.x_label},
                  {.text = "Of all", .format = "numeric"},
                  {.text = "Share", .format = "numeric"},
                  {.text = "Limits", .format = "numeric"},
                  {.text = "Stands out"}};
    for (std::size_t i = 0; i < drawn.periods.size(); ++i) {
        auto const& point = drawn.told.points[i];
        auto const says = what_it_says(point);
        table.rows.push_back(
            {{.text = drawn.labels[i]},
             {.text = fmt::format("{} of {}", drawn.periods[i].count, drawn.periods[i].of), .format = "numeric"},
             {.text = per_cent(point.share), .format = "numeric"},
             {.text = per_cent(point.limits.low) + " to " + per_cent(point.limits.high), .format = "numeric"},
             {.text = says.empty() ? "no" : says}});
    }
    return scrolling(drawn.frame, table);
}

}  // namespace

Html share_chart(ShareChart const& drawn) {
    must(!drawn.periods.empty() && drawn.labels.size() == drawn.periods.size() &&
             drawn.periods.size() == drawn.told.points.size(),
         "a name and a number for each period");
    return chart_with_table(
        drawn.frame, [&](Drawing& on) { draw(on, drawn); }, words_of(drawn), table_of(drawn));
}

}  // namespace heed::web
