#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/drawing.hpp"
#include "web/govuk/all.hpp"

namespace heed::web {

namespace {

using measure::SpecialCause;
using measure::Variation;

/// Points with a special cause in the same direction, one after the other, in one group.
struct CauseRun {
    std::size_t first = 0;
    std::size_t count = 0;
};

std::vector<CauseRun> runs_of(measure::XmrChart const& chart) {
    std::vector<CauseRun> runs;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        auto const& point = chart.points[i];
        if (point.cause == SpecialCause::none) {
            continue;
        }
        auto const* before = i > 0 ? &chart.points[i - 1] : nullptr;
        bool const goes_on = before && before->cause != SpecialCause::none && before->way == point.way &&
                             before->group == point.group;
        if (goes_on) {
            ++runs.back().count;
        } else {
            runs.push_back({i, 1});
        }
    }
    return runs;
}

std::string_view said(Variation says) {
    constexpr std::array<std::string_view, 4> words{"", "an improvement", "a concern", "a change"};
    return words[static_cast<std::size_t>(says)];
}

std::string_view name_of_rule(SpecialCause cause) {
    constexpr std::array<std::string_view, 5> words{"", "Outside the limits", "Trend", "Two in three", "Shift"};
    return words[static_cast<std::size_t>(cause)];
}

/// The rules that hold in a run, the strongest first: "Two in three and shift".
std::string rules_in(measure::XmrChart const& chart, CauseRun const& run) {
    std::vector<std::string> names;
    for_each_value<SpecialCause>([&](SpecialCause cause) {
        bool const holds = cause != SpecialCause::none &&
                           std::any_of(chart.points.begin() + static_cast<std::ptrdiff_t>(run.first),
                                       chart.points.begin() + static_cast<std::ptrdiff_t>(run.first + run.count),
                                       [&](auto const& point) { return point.cause == cause; });
        if (holds) {
            auto const name = std::string(name_of_rule(cause));
            names.push_back(names.empty() ? name : lowered(name));
        }
    });
    return fmt::format("{}", fmt::join(names, " and "));
}

std::string what_it_is(measure::XmrChart const& chart, CauseRun const& run) {
    auto const& point = chart.points[run.first];
    auto const points = counted(static_cast<std::int64_t>(run.count), "point", "points");
    auto const same = [&](SpecialCause cause) { return rules_in(chart, run) == name_of_rule(cause); };
    bool const high = point.way > 0;
    if (same(SpecialCause::outside)) {
        return fmt::format("{} {} limit", points, high ? "above the upper" : "below the lower");
    }
    if (same(SpecialCause::trend)) {
        return fmt::format("{}, each {} than the last", points, high ? "higher" : "lower");
    }
    if (same(SpecialCause::two_in_three)) {
        return fmt::format("{} close to the {} limit", points, high ? "upper" : "lower");
    }
    bool const rises = rules_in(chart, run).find("rend") != std::string::npos;
    auto const where = high ? (rises ? "above the mean or rising" : "above the mean")
                            : (rises ? "below the mean or falling" : "below the mean");
    return fmt::format("{} in a row {}", points, where);
}

Mark mark_of(measure::XmrJudged const& point) {
    switch (point.cause) {
        case SpecialCause::outside: return Mark::diamond;
        case SpecialCause::trend: return point.way > 0 ? Mark::up : Mark::down;
        case SpecialCause::two_in_three: return Mark::square;
        case SpecialCause::shift: return Mark::disc;
        case SpecialCause::none: break;
    }
    return Mark::dot;
}

/// Draws one run chart onto a drawing of either size.
class RunChartist {
public:
    RunChartist(RunChart const& drawn, Drawing& on) : drawn_(drawn), on_(on) {
        on_.leave_on_the_right(on_.wide() ? 132 : 40);
        find_range();
        y_ = {numbers_.front(), numbers_.back(), on_.bottom(), on_.top()};
        auto const last = std::max<std::size_t>(drawn.chart.points.size(), 2) - 1;
        x_ = {0, static_cast<double>(last), on_.left() + 10, on_.right() - 10};
        on_.space_marks((x_.end - x_.start) / x_.to);
    }

    void draw() {
        on_.y_axis(y_, numbers_, spoken_number);
        name_points();
        for (std::size_t group = 0; group < drawn_.chart.groups.size(); ++group) {
            draw_lines(group);
        }
        if (drawn_.target) {
            on_.line(on_.left(), y_(*drawn_.target), on_.right(), y_(*drawn_.target), "heed-chart__target");
        }
        draw_points();
        number_causes();
        label_lines();
    }

private:
    void find_range() {
        auto low = drawn_.target.value_or(drawn_.chart.points.front().y), high = low;
        auto const take = [&](double value) {
            low = std::min(low, value);
            high = std::max(high, value);
        };
        for (auto const& point : drawn_.chart.points) {
            take(point.y);
        }
        for (auto const& group : drawn_.chart.groups) {
            if (group.limits) {
                take(group.limits->lower);
                take(group.limits->upper);
            }
        }
        low = drawn_.never_negative ? std::max(low, 0.0) : low;
        numbers_ = ticks(low, high, on_.wide() ? 6 : 5);
    }

    double x_at(std::size_t i) const { return x_(static_cast<double>(i)); }
    double seen(double value) const { return y_(std::max(value, numbers_.front())); }
    bool is_seen(double value) const { return value >= numbers_.front() - 1e-9; }

    void name_points() {
        std::vector<std::pair<double, std::string>> places;
        auto const count = drawn_.labels.size();
        auto const most = on_.wide() ? std::size_t{7} : std::size_t{3};
        auto const step = std::max<std::size_t>(1, (count + most - 1) / most);
        for (std::size_t i = 0; i < count; i += step) {
            places.emplace_back(x_at(i), drawn_.labels[i]);
        }
        on_.x_axis(places);
    }

    void draw_lines(std::size_t number) {
        auto const& group = drawn_.chart.groups[number];
        auto const from = number == 0 ? on_.left() : (x_at(group.first - 1) + x_at(group.first)) / 2;
        auto const next = group.first + group.count;
        auto const to = next == drawn_.chart.points.size() ? on_.right() : (x_at(next - 1) + x_at(next)) / 2;
        on_.line(from, y_(group.mean), to, y_(group.mean), "heed-chart__mean");
        if (group.limits && is_seen(group.limits->lower)) {
            on_.line(from, y_(group.limits->lower), to, y_(group.limits->lower), "heed-chart__limit");
        }
        if (group.limits) {
            on_.line(from, y_(group.limits->upper), to, y_(group.limits->upper), "heed-chart__limit");
        }
        if (number > 0) {
            on_.line(from, on_.top() - 6, from, on_.bottom(), "heed-chart__rebase");
            on_.words(from, on_.top() - 10, "Limits anew", "middle", "heed-chart__note");
        }
    }

    void draw_points() {
        std::vector<std::pair<double, double>> line;
        for (std::size_t i = 0; i < drawn_.chart.points.size(); ++i) {
            line.emplace_back(x_at(i), y_(drawn_.chart.points[i].y));
        }
        on_.path(line, "heed-chart__line");
        for (std::size_t i = 0; i < line.size(); ++i) {
            auto const& point = drawn_.chart.points[i];
            on_.mark(mark_of(point), line[i].first, line[i].second,
                     fmt::format("heed-chart__point heed-chart__point--{}", name_of(point.says)));
        }
    }

    void number_causes() {
        int number = 0;
        for (auto const& run : runs_of(drawn_.chart)) {
            auto const middle = run.first + run.count / 2;
            auto const& point = drawn_.chart.points[middle];
            bool const above = point.y >= drawn_.chart.groups[point.group].mean;
            auto const y = y_(point.y) + (above ? -12 : 24);
            on_.words(x_at(middle), y, std::to_string(++number), "middle", "heed-chart__number");
        }
    }

    /// Beside its line; where there is no room for the words, its number alone, and never over one another.
    void label_lines() {
        std::vector<std::pair<double, std::string>> labels;
        auto const add = [&](std::string_view words, double value) {
            auto const number = is_seen(value) ? spoken_number(value) : "below 0";
            labels.emplace_back(seen(value), on_.wide() ? fmt::format("{} {}", words, number) : number);
        };
        auto const& last = drawn_.chart.groups.back();
        add("Mean", last.mean);
        if (last.limits) {
            add("Lower limit", last.limits->lower);
            add("Upper limit", last.limits->upper);
        }
        if (drawn_.target) {
            add("Target", *drawn_.target);
        }
        std::ranges::sort(labels);
        auto place = on_.top() - 20;
        for (auto const& [y, text] : labels) {
            place = std::max(place + 17, y + 5);
            on_.words(on_.right() + (on_.wide() ? 6 : 3), place, text, "start", "heed-chart__label");
        }
    }

    RunChart const& drawn_;
    Drawing& on_;
    std::vector<double> numbers_;
    Scale x_, y_;
};

std::string lines_in_words(RunChart const& drawn) {
    auto const& last = drawn.chart.groups.back();
    auto words = fmt::format("Mean {}.", spoken_number(last.mean));
    if (last.limits) {
        words = fmt::format(
            "Mean {}, limits from {} to {}{}.", spoken_number(last.mean), spoken_number(last.limits->lower),
            spoken_number(last.limits->upper),
            last.trial ? fmt::format("; these are trial limits until there are {} more points", last.until_lasting)
                       : "");
    }
    return drawn.target ? fmt::format("{} Target {}.", words, spoken_number(*drawn.target)) : words;
}

Html key_of(RunChart const& drawn) {
    auto const lines = govuk::element("p").classes("govuk-body").holding(lines_in_words(drawn));
    Html items;
    for (auto const& sentence : special_causes_in_words(drawn)) {
        items += govuk::element("li").holding(sentence);
    }
    if (items.empty()) {
        return lines + govuk::element("p")
                           .classes("govuk-body")
                           .holding("No special cause: these are the ups and downs that this measure always has.");
    }
    return lines + govuk::element("ol").classes("govuk-list govuk-list--number").holding(items);
}

Html table_of(RunChart const& drawn) {
    govuk::Table table{
        .caption = drawn.frame.title, .caption_classes = "govuk-visually-hidden", .first_cell_is_header = true};
    table.head = {{.text = drawn.frame.x_label},
                  {.text = drawn.frame.y_label, .format = "numeric"},
                  {.text = "Mean", .format = "numeric"},
                  {.text = "Lower limit", .format = "numeric"},
                  {.text = "Upper limit", .format = "numeric"},
                  {.text = "Special cause"}};
    for (std::size_t i = 0; i < drawn.chart.points.size(); ++i) {
        auto const& point = drawn.chart.points[i];
        auto const& group = drawn.chart.groups[point.group];
        auto const cause = point.cause == SpecialCause::none
                               ? std::string("none")
                               : fmt::format("{}, {}", name_of_rule(point.cause), said(point.says));
        table.rows.push_back({{.text = drawn.labels[i]},
                              {.text = spoken_number(point.y), .format = "numeric"},
                              {.text = spoken_number(group.mean), .format = "numeric"},
                              {.text = group.limits ? spoken_number(group.limits->lower) : "", .format = "numeric"},
                              {.text = group.limits ? spoken_number(group.limits->upper) : "", .format = "numeric"},
                              {.text = cause}});
    }
    return scrolling(drawn.frame, table);
}

}  // namespace

std::vector<std::string> special_causes_in_words(RunChart const& drawn) {
    std::vector<std::string> sentences;
    for (auto const& run : runs_of(drawn.chart)) {
        auto const& point = drawn.chart.points[run.first];
        auto const last = run.first + run.count - 1;
        auto const when = run.count == 1 ? drawn.labels[run.first]
                                         : fmt::format("{} to {}", drawn.labels[run.first], drawn.labels[last]);
        sentences.push_back(fmt::format("{}, {}: {}, {}.", rules_in(drawn.chart, run), said(point.says),
                                        what_it_is(drawn.chart, run), when));
    }
    return sentences;
}

Html run_chart(RunChart const& drawn) {
    must(!drawn.chart.points.empty() && drawn.labels.size() == drawn.chart.points.size(), "a run chart has points");
    return chart_with_table(
        drawn.frame, [&](Drawing& on) { RunChartist(drawn, on).draw(); }, key_of(drawn), table_of(drawn));
}

}  // namespace heed::web
