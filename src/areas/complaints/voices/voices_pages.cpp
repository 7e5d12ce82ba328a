// Complaints, concerns and compliments beside each other, by service, team and provider. Figures hold no record, so they are
// read and kept by GET.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/voices/ratio.hpp"
#include "areas/complaints/voices/voices.hpp"
#include "areas/complaints/voices/voices_parts.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/picture/export.hpp"
#include "measure/interval.hpp"
#include "web/charts.hpp"

namespace heed::complaints {

using people::Here;
using people::May;
using web::ColumnKind;
using web::Request;
using web::Response;
using web::TypedTable;

namespace {

constexpr std::string_view page_path = "/voices";

/// Of one service, team or provider, or of all.
struct Heard {
    std::string name;
    std::int64_t concerns = 0;
    std::int64_t complaints = 0;
    std::int64_t compliments = 0;

    std::int64_t all() const { return concerns + complaints + compliments; }
    void add(VoiceFigure const& figure) {
        (figure.kind == Kind::concern     ? concerns
         : figure.kind == Kind::complaint ? complaints
                                          : compliments) += figure.number;
    }
};

std::vector<Heard> heard_by(Here const& here, By by, Days const& days) {
    NamesOfAbout const names(here.db);
    std::map<std::int64_t, Heard> found;
    for (auto const& figure : count_voices(here.db, by, days, here.may(May::see_kept_from_worker))) {
        auto& one = found[figure.about];
        one.name = names.of(by, figure.about);
        one.add(figure);
    }
    std::vector<Heard> all;
    for (auto const& [about, one] : found) {
        all.push_back(one);
    }
    std::ranges::stable_sort(all, {}, [](Heard const& one) { return lowered(one.name); });
    return all;
}

Heard sum_of(std::vector<Heard> const& all) {
    Heard sum{"Every service"};
    for (auto const& one : all) {
        sum.concerns += one.concerns;
        sum.complaints += one.complaints;
        sum.compliments += one.compliments;
    }
    return sum;
}

std::vector<web::TableCell> row_of(Heard const& one) {
    auto const ratio = concerns_for_each_complaint(one.concerns, one.complaints);
    auto const share = one.all() == 0 ? measure::Interval{} : measure::wilson(one.compliments, one.all());
    return {{one.name},
            {one.concerns},
            {one.complaints},
            {ratio ? web::TableValue(value_in_words(*ratio)) : web::TableValue()},
            {ratio ? web::TableValue(interval_in_words(*ratio)) : web::TableValue()},
            {one.compliments},
            {one.all()},
            {web::Share{one.compliments, one.all()}},
            {one.all() == 0 ? web::TableValue()
                            : web::TableValue(fmt::format("{:.0f}% to {:.0f}%", 100 * share.low, 100 * share.high))}};
}

TypedTable table_by(Here const& here, By by, Days const& days) {
    bool const service = by == By::service;
    TypedTable table{
        .name = service ? "by-service" : "by-team-or-provider",
        .title = service ? "By service" : "By team or provider",
        .columns = {{service ? "Service" : "Team or provider", ColumnKind::text},
                    {"Concerns", ColumnKind::number},
                    {"Complaints", ColumnKind::number},
                    {"Concerns for each complaint", ColumnKind::text},
                    {"Likely between", ColumnKind::text},
                    {"Compliments", ColumnKind::number},
                    {"All", ColumnKind::number},
                    {"Compliments of all", ColumnKind::share},
                    {"Likely to be between", ColumnKind::text}},
        .notes = {fmt::format("Received from {} to {}.", spoken(days.from), spoken(days.to)),
                  here.may(May::see_kept_from_worker) ? "What is kept from a worker is counted."
                                                      : "What is kept from a worker is not counted.",
                  "What a machine seems to have sent, and what was no message, is not counted.",
                  "“Likely between” is a 95% interval: where few were counted, the true number may lie anywhere in it. "
                  "That of concerns for each complaint is Wilson’s interval of their share, as odds."},
        .when_empty = service
                          ? "Nothing was heard in this time."
                          : "Of nothing that was heard in this time was it said which team or provider it is about."};
    auto const all = heard_by(here, by, days);
    for (auto const& one : all) {
        table.rows.push_back(row_of(one));
    }
    if (service && !all.empty()) {
        table.rows.push_back(row_of(sum_of(all)));
    }
    if (!service) {
        table.notes.emplace_back("Only what was put down as about a team or provider stands here.");
    }
    return table;
}

web::Html ratio_chart(std::vector<Heard> const& all, std::string const& query) {
    web::BarChart chart{.frame = {.id = "share-of-concerns",
                                  .title = "How much of what went wrong came as a concern",
                                  .says = "Of complaints and concerns together, the share that were concerns, with its "
                                          "95% interval. The same numbers stand in the table below.",
                                  .x_label = "Per cent",
                                  .y_label = "Service",
                                  .csv = fmt::format("{}.csv?{}table=by-service", page_path, query)}};
    for (auto const& one : all) {
        auto const both = one.concerns + one.complaints;
        if (both > 0) {
            auto const likely = measure::wilson(one.concerns, both);
            chart.bars.push_back({one.name, 100.0 * static_cast<double>(one.concerns) / static_cast<double>(both),
                                  measure::Interval{100 * likely.low, 100 * likely.high},
                                  fmt::format("{} of {}", one.concerns, both)});
        }
    }
    return chart.bars.size() < 2 ? web::Html{} : web::bar_chart(chart);
}

std::string lead_of(Heard const& sum, Period const& period) {
    auto const ratio = concerns_for_each_complaint(sum.concerns, sum.complaints);
    if (!ratio) {
        return fmt::format("Neither a concern nor a complaint came in {}.", period.words);
    }
    if (!ratio->value) {
        return fmt::format("In {} there {} {}, and no complaint.", period.words, sum.concerns == 1 ? "was" : "were",
                           counted(sum.concerns, "concern", "concerns"));
    }
    return fmt::format("In {} there were {} concerns for each complaint ({} and {}; likely {}).", period.words,
                       value_in_words(*ratio), sum.concerns, sum.complaints, interval_in_words(*ratio));
}

std::string nameless_in_words(Here const& here, Heard const& sum, Days const& days) {
    auto const nameless = count_nameless(here.db, Kind::concern, days, here.may(May::see_kept_from_worker));
    return sum.concerns == 0
               ? std::string()
               : fmt::format("{} of the {} came without a name. They are kept and counted like the others.", nameless,
                             counted(sum.concerns, "concern", "concerns"));
}

struct VoicesView {
    web::Html links;
    std::string lead;
    std::string nameless;
    web::Html period;
    web::Html chart;
    web::Html by_service;
    web::Html by_about;
};
BOOST_DESCRIBE_STRUCT(VoicesView, (), (links, lead, nameless, period, chart, by_service, by_about))
web::Template<VoicesView> const voices_page{"areas/complaints/views/voices.html"};

std::string query_of(Period const& period) { return loop::query_of({{"period", std::string(period.value)}}); }

web::Html about_section(std::string const& path, std::string const& query, TypedTable const& table) {
    return table.rows.empty() ? loop::heading(table.title) + loop::paragraph(table.when_empty)
                              : table_section(path, query, table);
}

Response show_voices(Request const& request, Here& here) {
    auto const& period = period_asked(request);
    auto const days = days_of(period, here.today);
    auto const heard = heard_by(here, By::service, days);
    auto const sum = sum_of(heard);
    auto const query = query_of(period);
    std::string const path(page_path);
    VoicesView const view{.links = voices_links(here),
                          .lead = lead_of(sum, period),
                          .nameless = nameless_in_words(here, sum, days),
                          .period = period_form(path, period),
                          .chart = ratio_chart(heard, query),
                          .by_service = table_section(path, query, table_by(here, By::service, days)),
                          .by_about = about_section(path, query, table_by(here, By::spoken_about, days))};
    return people::show(here, "Concerns, complaints and compliments compared", voices_page(view));
}

TypedTable table_asked(Request const& request, Here const& here) {
    auto const days = days_of(period_asked(request), here.today);
    auto const name = request.asked("table");
    if (name == "by-team-or-provider") {
        return table_by(here, By::spoken_about, days);
    }
    if (!name.empty() && name != "by-service") {
        throw NotFound();
    }
    return table_by(here, By::service, days);
}

web::TableAbout about_of(Request const& request, Here const& here) {
    return loop::about_table(here, {{"Time", std::string(period_asked(request).words)}});
}

Response keep_csv(Request const& request, Here& here) {
    return web::csv_to_keep(table_asked(request, here), about_of(request, here));
}

Response keep_xlsx(Request const& request, Here& here) {
    auto const table = table_asked(request, here);
    return web::xlsx_to_keep(table.name, {table}, about_of(request, here));
}

}  // namespace

void mount_comparison(people::Site& at) {
    at.menu(people::Section::heard, "Voices", "/voices", people::may::see_signals);
    at.get("/voices", people::may::see_signals, show_voices);
    at.get("/voices.csv", people::may::see_signals, keep_csv);
    at.get("/voices.xlsx", people::may::see_signals, keep_xlsx);
}

}  // namespace heed::complaints
