#include "program/measure_command.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "kernel/day.hpp"
#include "kernel/text.hpp"
#include "measure/counts.hpp"
#include "measure/funnel.hpp"
#include "measure/silent.hpp"
#include "program/measure_columns.hpp"

namespace heed::program {

namespace {

Columns const xmr_columns{{"series", "x", "y"}, {"rebase_group"}};

/// The rows of one series, and their points.
struct Series {
    std::string name;
    std::vector<std::size_t> rows;
    std::vector<measure::XmrPoint> points;
    std::map<std::string, std::int64_t> groups;
};

std::vector<Series> series_of(ColumnFile& file) {
    std::vector<Series> all;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t row = 0; row < file.size(); ++row) {
        auto const& name = file.field(row, "series");
        if (trimmed(name).empty()) {
            file.object(row, "series is missing");
        }
        auto const place = places.emplace(name, all.size());
        if (place.second) {
            all.push_back({name, {}, {}, {}});
        }
        auto& series = all[place.first->second];
        auto const group = series.groups.emplace(trimmed(file.field(row, "rebase_group")),
                                                 static_cast<std::int64_t>(series.groups.size()));
        auto const number = group.first->second;
        if (!group.second && number != series.points.back().rebase_group) {
            file.object(row, "this rebase group of the series had ended before");
        }
        series.rows.push_back(row);
        series.points.push_back({file.number_in(row, "y"), number});
    }
    return all;
}

tl::unexpected<Problems> refused(Problems problems) {
    constexpr std::size_t most = 20;
    if (problems.size() > most) {
        auto const more = static_cast<std::int64_t>(problems.size() - most);
        problems.resize(most);
        problems.push_back(
            {"file", fmt::format("And {}.", counted(more, "more sentence like these", "more sentences like these"))});
    }
    return tl::make_unexpected(std::move(problems));
}

std::string maybe(bool there, double number) { return there ? fmt::format("{}", number) : ""; }

void write_points(std::string& out, ColumnFile const& file, Series const& series, measure::XmrChart const& chart) {
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
        auto const& point = chart.points[i];
        auto const& group = chart.groups[point.group];
        auto const limits = group.limits.value_or(measure::XmrLimits{});
        out += fmt::format("{},{},{},{},{},{},{}\n", csv_field(series.name), csv_field(file.field(series.rows[i], "x")),
                           point.y, group.mean, maybe(group.limits.has_value(), limits.lower),
                           maybe(group.limits.has_value(), limits.upper), name_of(point.cause));
    }
}

void write_summary(std::string& out, Series const& series, measure::XmrChart const& chart) {
    auto const& last = chart.groups.back();
    auto const limits = last.limits.value_or(measure::XmrLimits{});
    auto const causes = std::ranges::count_if(
        chart.points, [](auto const& point) { return point.cause != measure::SpecialCause::none; });
    out += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", csv_field(series.name), chart.points.size(),
                       chart.groups.size(), last.mean, maybe(last.limits.has_value(), limits.lower),
                       maybe(last.limits.has_value(), limits.upper),
                       !last.limits ? "none"
                       : last.trial ? "trial"
                                    : "lasting",
                       causes, name_of(chart.variation), name_of(chart.assurance));
}

/// Days and numbers have an order; other words have none.
bool goes_backwards(std::string_view from, std::string_view to) {
    auto const a = parse_day(trimmed(from)), b = parse_day(trimmed(to));
    if (a && b) {
        return *b < *a;
    }
    auto const x = typed_number(from), y = typed_number(to);
    return x && y && *y < *x;
}

}  // namespace

Outcome<std::string> measured_xmr(std::string_view text, MeasureWishes const& wishes) {
    auto file = ColumnFile::read(text, xmr_columns);
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    auto const all = series_of(*file);
    if (!file->problems().empty()) {
        return refused(file->problems());
    }
    std::string out = wishes.summary
                          ? "series,points,rebase_groups,mean,lpl,upl,limits,special_causes,variation,assurance\n"
                          : "series,x,y,mean,lpl,upl,special_cause\n";
    for (auto const& series : all) {
        auto const chart = measure::xmr(series.points, wishes.xmr);
        if (!chart) {
            return refused(chart.error());
        }
        if (wishes.summary) {
            write_summary(out, series, *chart);
        } else {
            write_points(out, *file, series, *chart);
        }
    }
    return out;
}

Outcome<std::string> measured_funnel(std::string_view text, MeasureWishes const& wishes) {
    auto file = ColumnFile::read(text, {{"unit", "numerator", "denominator"}, {}});
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    std::vector<measure::FunnelUnit> units;
    for (std::size_t row = 0; row < file->size(); ++row) {
        units.push_back({file->count_in(row, "numerator"), file->count_in(row, "denominator")});
        if (units.back().of == 0 || units.back().count > units.back().of) {
            file->object(row, units.back().of == 0
                                  ? "the denominator is 0, so that there is no share; leave the line out"
                                  : "the numerator is larger than the denominator");
        }
    }
    if (!file->problems().empty()) {
        return refused(file->problems());
    }
    auto const drawn = measure::funnel(units, {wishes.benchmark, wishes.overdispersion});
    if (!drawn) {
        return refused(drawn.error());
    }
    std::string out =
        "unit,numerator,denominator,share,centre,lower_95,upper_95,lower_998,upper_998,verdict,exact_tail\n";
    for (std::size_t row = 0; row < file->size(); ++row) {
        auto const& point = drawn->points[row];
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(file->field(row, "unit")), units[row].count,
                           units[row].of, point.share, drawn->centre, point.limits_95.low, point.limits_95.high,
                           point.limits_998.low, point.limits_998.high, spoken(point.verdict), point.exact_tail);
    }
    return out;
}

Outcome<std::string> measured_intervals(std::string_view text, MeasureWishes const& wishes) {
    auto file = ColumnFile::read(text, {{"label", "numerator"}, {"denominator"}});
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    std::string out = "label,numerator,denominator,value,low,high,method\n";
    for (std::size_t row = 0; row < file->size(); ++row) {
        auto const count = file->count_in(row, "numerator");
        auto const label = csv_field(file->field(row, "label"));
        if (trimmed(file->field(row, "denominator")).empty()) {
            auto const likely = measure::count_interval(count, wishes.confidence);
            out += fmt::format("{},{},,{},{},{},{}\n", label, count, count, likely.low, likely.high,
                               count < measure::fewest_for_byar ? "exact_poisson" : "byar");
            continue;
        }
        auto const of = file->count_in(row, "denominator");
        if (of == 0 || count > of) {
            file->object(row, of == 0 ? "the denominator must be a whole number of 1 or more"
                                      : "the numerator is larger than the denominator");
            continue;
        }
        auto const likely = measure::wilson(count, of, measure::z_of(wishes.confidence));
        out += fmt::format("{},{},{},{},{},{},wilson\n", label, count, of,
                           static_cast<double>(count) / static_cast<double>(of), likely.low, likely.high);
    }
    return file->problems().empty() ? Outcome<std::string>(out) : refused(file->problems());
}

Outcome<std::string> measured_silent(std::string_view text, MeasureWishes const& wishes) {
    auto file = ColumnFile::read(text, {{"label", "asked", "answered", "satisfied"}, {}});
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    std::string out = "label,asked,answered,satisfied,target,needed_in_all,least_satisfied,enough_to_miss,decide\n";
    for (std::size_t row = 0; row < file->size(); ++row) {
        auto const asked = file->count_in(row, "asked");
        auto const answered = file->count_in(row, "answered");
        auto const satisfied = file->count_in(row, "satisfied");
        if (answered > asked || satisfied > answered) {
            file->object(row, answered > asked ? "more answered than were asked" : "more are satisfied than answered");
            continue;
        }
        auto const ones = measure::silent_ones(satisfied, answered, asked - answered, wishes.target);
        out += fmt::format("{},{},{},{},{},{},{},{},{}\n", csv_field(file->field(row, "label")), asked, answered,
                           satisfied, wishes.target, ones.needed_in_all, ones.least_satisfied, ones.enough_to_miss,
                           name_of(ones.decide));
    }
    return file->problems().empty() ? Outcome<std::string>(out) : refused(file->problems());
}

std::string remarks_on_xmr(std::string_view text) {
    std::string said;
    auto file = ColumnFile::read(text, xmr_columns);
    if (!file) {
        return said;
    }
    for (auto const& series : series_of(*file)) {
        for (std::size_t i = 1; i < series.rows.size(); ++i) {
            if (goes_backwards(file->field(series.rows[i - 1], "x"), file->field(series.rows[i], "x"))) {
                said += fmt::format(
                    "heed: Line {}: x goes backwards. The points were taken in the order of the file.\n",
                    file->line(series.rows[i]));
                break;
            }
        }
    }
    return said;
}

}  // namespace heed::program
