// The figures of a year and of the years before it, beside what was published, each with its numbers.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/benchmark_store.hpp"
#include "areas/ombudsman/figures.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/settings.hpp"
#include "kernel/csv.hpp"
#include "kernel/text.hpp"
#include "loop/picture/export.hpp"
#include "measure/counts.hpp"
#include "web/charts.hpp"
#include "web/table_file.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::link;
using loop::paragraph;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::ColumnKind;
using web::Html;

namespace {

constexpr int most_years = 10;

YearFigures figures_of(Here const& here, int year) {
    auto const [first, last] = days_of_year(year);
    bool const see_kept = here.may(May::see_kept_from_worker);
    return figures_of_year(year, received_between(here.db, first, last, see_kept),
                           decided_between(here.db, first, last, see_kept),
                           remedies_due_between(here.db, first, last, see_kept), here.today);
}

/// From the first decision on, the last ten at the most, the newest first.
std::vector<int> years_shown(Here const& here) {
    auto const now = financial_year(here.today);
    auto const first = first_decision(here.db);
    auto const from = std::max(now - most_years + 1, first ? financial_year(*first) : now);
    std::vector<int> years;
    for (auto year = now; year >= from; --year) {
        years.push_back(year);
    }
    return years;
}

int year_asked(std::string_view typed, Here const& here) { return year_in(typed).value_or(financial_year(here.today)); }

std::string kept_note() { return "Cases that are kept from a worker are counted only for those who may see them."; }

web::TypedTable categories_table(YearFigures const& figures) {
    web::TypedTable table{.name = "ombudsman-decisions",
                          .title = "Decisions by category, " + spoken_year(figures.year),
                          .columns = {{"Category", ColumnKind::text},
                                      {"Counts in the uphold rate", ColumnKind::text},
                                      {"Decisions", ColumnKind::number},
                                      {"Of", ColumnKind::number}},
                          .notes = {kept_note()}};
    for (auto const& one : figures.by_category) {
        auto const* category = find_category(one.code);
        table.rows.push_back({{spoken_decision(one.code)},
                              {std::string(category != nullptr && category->investigated ? "Yes" : "No")},
                              {one.number},
                              {figures.decided}});
    }
    return table;
}

std::string likely(UpholdRate const& rate) {
    if (rate.investigated == 0) {
        return {};
    }
    auto const range = measure::wilson(rate.upheld, rate.investigated);
    return fmt::format("{:.0f}% to {:.0f}%", range.low * 100, range.high * 100);
}

std::string per_100_000(UpholdRate const& rate, std::int64_t population) {
    return population == 0
               ? std::string()
               : fmt::format("{:.1f}", static_cast<double>(rate.upheld) * 100'000.0 / static_cast<double>(population));
}

web::TypedTable years_table(Here const& here) {
    auto const population = settings_of(here.db).population;
    web::TypedTable table{
        .name = "ombudsman-years",
        .title = "Year by year",
        .columns = {{"Year", ColumnKind::text},
                    {"Received", ColumnKind::number},
                    {"Decided", ColumnKind::number},
                    {"Upheld", ColumnKind::number},
                    {"Of investigations", ColumnKind::number},
                    {"Uphold rate", ColumnKind::share},
                    {"Likely between", ColumnKind::text},
                    {"Upheld for each 100,000 people", ColumnKind::text},
                    {"Satisfactory remedy already", ColumnKind::number},
                    {"Remedies due", ColumnKind::number},
                    {"Done", ColumnKind::number},
                    {"Done on time", ColumnKind::number}},
        .notes = {"The uphold rate is of detailed investigations only: upheld and not upheld. Its "
                  "range is Wilson’s 95% interval.",
                  "A remedy counts in the year in which it is due.",
                  population == 0 ? "The population is not set, so no rate for each 100,000 people."
                                  : fmt::format("The population is {}, for every year.", grouped(population)),
                  kept_note()}};
    for (auto const year : years_shown(here)) {
        auto const one = figures_of(here, year);
        table.rows.push_back({{spoken_year(year)},
                              {one.received},
                              {one.decided},
                              {one.rate.upheld},
                              {one.rate.investigated},
                              {web::Share{one.rate.upheld, one.rate.investigated}},
                              {likely(one.rate)},
                              {per_100_000(one.rate, population)},
                              {one.remedied_already},
                              {one.remedies.due},
                              {one.remedies.done},
                              {one.remedies.on_time}});
    }
    return table;
}

/// The address as a link that says whose page it is; other words as they are.
govuk::Words where_of(std::string const& source) {
    constexpr std::string_view beginning = "https://";
    if (!source.starts_with(beginning)) {
        return source;
    }
    auto const host = source.substr(beginning.size(), source.find('/', beginning.size()) - beginning.size());
    return link(source, host);
}

Html published_table() {
    govuk::Records table{.caption = "What was published, of detailed investigations",
                         .head = {{.text = "Of whom"},
                                  {.text = "Year"},
                                  {.text = "Upheld", .format = "numeric"},
                                  {.text = "Upheld for each 100,000", .format = "numeric"},
                                  {.text = "Remedies late", .format = "numeric"},
                                  {.text = "What is behind it"},
                                  {.text = "Where"}}};
    auto const number = [](std::optional<double> value, double times, std::string_view unit) {
        return value ? web::spoken_number(*value * times) + std::string(unit) : std::string();
    };
    for (auto const& one : published_figures()) {
        table.rows.push_back({{.text = one.scope},
                              {.text = spoken_year(one.year), .classes = "heed-nowrap"},
                              {.text = number(one.upheld, 100, "%"), .format = "numeric"},
                              {.text = number(one.per_100_000, 1, ""), .format = "numeric"},
                              {.text = number(one.late_remedies, 100, "%"), .format = "numeric"},
                              {.text = one.says},
                              {.text = where_of(one.source)}});
    }
    return govuk::records(table) +
           govuk::element("p")
               .classes("govuk-body-s")
               .holding("These travel with Heed. Check a figure against its page before a report relies on it.");
}

// ---- compared

struct Compared {
    double benchmark = 0;
    std::string from;  ///< where the benchmark comes from
    std::optional<double> expected;
};

/// What was typed into the form of the page; without it, what was published last.
Compared compared_with(Request const& request, int year) {
    Compared with;
    auto const typed = typed_number(request.asked("benchmark"));
    auto const published = national_share(year);
    if (typed && *typed >= 0 && *typed <= 100) {
        with.benchmark = *typed / 100;
        with.from = "as you typed it";
    } else if (published) {
        with.benchmark = *published->upheld;
        with.from = fmt::format("all councils, {}", spoken_year(published->year));
    }
    auto const expected = typed_number(request.asked("expected"));
    constexpr double most_expected = 100'000;
    if (expected && *expected > 0 && *expected <= most_expected) {
        with.expected = expected;
    }
    return with;
}

std::string remedies_in_words(RemedyRates const& rates) {
    if (rates.due == 0) {
        return "No remedy was due.";
    }
    return fmt::format("Done: {}. Done by their date: {}. Late or not done: {} of {}.",
                       loop::spoken_share(rates.done, rates.due), loop::spoken_share(rates.on_time, rates.due),
                       rates.due - rates.on_time, rates.due);
}

Html summary_of(Here const& here, YearFigures const& figures, Compared const& with) {
    auto const population = settings_of(here.db).population;
    auto const rate = rate_in_words(figures.rate, with.benchmark);
    govuk::SummaryList list;
    list.rows = {
        {.key = "Received", .value = std::to_string(figures.received)},
        {.key = "Decided", .value = std::to_string(figures.decided)},
        {.key = "Upheld, of detailed investigations",
         .value = rate.empty()
                      ? govuk::Words("No detailed investigation was decided.")
                      : govuk::Words(paragraph(rate) + govuk::element("p")
                                                           .classes("govuk-hint")
                                                           .holding(fmt::format("Compared with {:.0f}%, {}.",
                                                                                with.benchmark * 100, with.from)))},
        {.key = "Upheld for each 100,000 people",
         .value = population == 0 ? govuk::Words("The population is not set.")
                                  : govuk::Words(per_100_000_in_words(figures.rate.upheld, population))},
        {.key = "We had put it right already",
         .value = figures.rate.upheld == 0 ? std::string("Nothing was upheld.")
                                           : loop::spoken_share(figures.remedied_already, figures.rate.upheld) + "."},
        {.key = "Remedies due in the year", .value = remedies_in_words(figures.remedies)}};
    if (with.expected) {
        list.rows.insert(list.rows.begin() + 1, {.key = "Investigated, compared with what was expected",
                                                 .value = count_in_words(figures.rate.investigated, *with.expected)});
    }
    return govuk::summary_list(list);
}

Html compare_fields(Request const& request) {
    loop::Typed const typed{
        {{"benchmark", std::string(request.asked("benchmark"))}, {"expected", std::string(request.asked("expected"))}},
        {}};
    return govuk::lines({line_field(typed, {"benchmark", "Compare the uphold rate with, in per cent", "For example 80",
                                            "govuk-input--width-4"}),
                         line_field(typed, {"expected", "How many investigations were expected? (optional)",
                                            "For example 5, as an assessment may say", "govuk-input--width-4"}),
                         govuk::button({.text = "Compare", .classes = "govuk-button--secondary"})});
}

struct FiguresView {
    Html back;
    std::string year;
    Html years;
    Html summary;
    std::string asked_year;
    Html fields;
    Html categories;
    Html by_year;
    Html by_year_file;
    Html published;
    Html places;
};
BOOST_DESCRIBE_STRUCT(FiguresView, (),
                      (back, year, years, summary, asked_year, fields, categories, by_year, by_year_file, published,
                       places))
web::Template<FiguresView> const figures_page{"areas/ombudsman/views/figures.html"};

Html year_links(Here const& here, int shown) {
    Html items;
    for (auto const year : years_shown(here)) {
        govuk::add_line(items,
                        govuk::element("li").holding(
                            year == shown ? govuk::element("strong").holding(spoken_year(year))
                                          : link(fmt::format("/ombudsman/figures?year={}", year), spoken_year(year))));
    }
    return govuk::element("ul").classes("govuk-list").holding(items);
}

Response show_figures(Request const& request, Here& here) {
    auto const year = year_asked(request.asked("year"), here);
    auto const figures = figures_of(here, year);
    FiguresView const view{
        govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"}),
        spoken_year(year),
        year_links(here, year),
        summary_of(here, figures, compared_with(request, year)),
        std::to_string(year),
        compare_fields(request),
        web::shown(categories_table(figures)),
        web::shown(years_table(here)),
        loop::export_form(here, "/ombudsman/figures/export", {}),
        published_table(),
        paragraph(link("/ombudsman/benchmarks", "Compare with councils of the same type, on a funnel"))};
    return people::show(here, "Figures of the Ombudsman’s cases", figures_page(view));
}

Response export_figures(Request const& request, Here& here) {
    return loop::export_table(request, here, "ombudsman_figures", {}, years_table(here));
}

}  // namespace

void mount_figures(people::Site& at) {
    at.get("/ombudsman/figures", may::see_cases, show_figures);
    at.post("/ombudsman/figures/export", may::see_cases, export_figures);
}

}  // namespace heed::ombudsman
