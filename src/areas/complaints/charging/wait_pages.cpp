// How long people wait for a financial assessment: month by month, as a run chart that can prove a learning point, and for
// all who asked in the last year.

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/charging/charging.hpp"
#include "areas/complaints/charging/charging_parts.hpp"
#include "areas/complaints/charging/waits_store.hpp"
#include "kernel/text.hpp"
#include "loop/picture/export.hpp"
#include "loop/proof/run_parts.hpp"
#include "web/charts.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::May;
using web::ColumnKind;
using web::Request;
using web::Response;
using web::TypedTable;

namespace {

constexpr std::string_view page_path = "/charging/waits";
constexpr int months_shown = 36;
constexpr int months_together = 12;

struct WaitsView {
    web::Html links;
    web::Html add;
    std::string lead;
    web::Html run;
    web::Html curve;
    web::Html table;
};
BOOST_DESCRIBE_STRUCT(WaitsView, (), (links, add, lead, run, curve, table))
web::Template<WaitsView> const waits_page{"areas/complaints/views/financial_waits.html"};

Days asked_in(int months, Day today) { return {months_after(today, -months) + 1, today}; }

web::TableCell quantile_cell(measure::WaitQuantile const& quantile, bool settled) {
    if (!quantile.days) {
        return {std::string("not so many yet")};
    }
    return settled ? web::TableCell{*quantile.days} : web::TableCell{fmt::format("{} so far", *quantile.days)};
}

std::string limit(std::optional<std::int64_t> const& days) { return days ? fmt::format("{}", *days) : "?"; }

std::string month_in_words(Day month) {
    auto const words = spoken(month);
    return words.substr(words.find(' ') + 1);
}

TypedTable table_of(std::vector<MonthOfWaits> const& months) {
    TypedTable table{
        .name = "financial-assessment-waits",
        .title = "By the month in which it was asked for, the last first",
        .columns = {{"Month", ColumnKind::text},
                    {"Asked for", ColumnKind::number},
                    {"Still waiting", ColumnKind::number},
                    {"Days until half were complete", ColumnKind::number},
                    {"Likely between", ColumnKind::text},
                    {"Days until nine in ten were", ColumnKind::number}},
        .notes =
            {"Who still waits counts for as long as they have waited (Kaplan and Meier, with their log-log limits).",
             "A month becomes a point of the measure once everybody who asked in it has waited at least as long as "
             "half of them needed."},
        .when_empty = "Nothing is on record yet."};
    for (auto month = months.rbegin(); month != months.rend(); ++month) {
        table.rows.push_back(
            {{month_in_words(month->month)},
             {month->asked},
             {month->waiting},
             quantile_cell(month->half, month->settled),
             month->half.days ? web::TableCell{fmt::format("{} to {}", limit(month->half.low), limit(month->half.high))}
                              : web::TableCell{},
             quantile_cell(month->nine_tenths, month->waiting == 0)});
    }
    return table;
}

std::string lead_of(measure::WaitCurve const& curve) {
    if (curve.began == 0) {
        return "Put the references of financial assessments on record, with the day each was asked for and completed.";
    }
    auto const half = measure::median(curve);
    auto const most = measure::days_until(curve, 0.9);
    auto const first = half.days
                           ? fmt::format("Half of the financial assessments asked for in the last 12 months were "
                                         "complete within {} (likely {} to {})",
                                         counted(*half.days, "day", "days"), limit(half.low), limit(half.high))
                           : "Less than half of the financial assessments asked for in the last 12 months are complete";
    return fmt::format("{}{}. {} of {} still wait.", first,
                       most.days ? fmt::format(", nine in ten within {}", counted(*most.days, "day", "days")) : "",
                       curve.began - curve.ended, curve.began);
}

web::Html run_of(Here const& here) {
    auto const id = run_of_waits(here.db);
    if (!id) {
        return loop::paragraph("The measure begins with the first month that is settled.");
    }
    auto const told = loop::run_there(here.db, id);
    web::Html all = told.points.empty() ? web::Html{} : loop::chart_shown(told);
    return all + govuk::element("p")
                     .classes("govuk-body")
                     .holding(loop::link(loop::path_of(id), "The measure, which can prove a learning point"));
}

web::Html curve_shown(measure::WaitCurve const& curve) {
    web::WaitChart chart{.frame = {.id = "still-waiting",
                                   .title = "How many still wait, by days since it was asked for",
                                   .says = lead_of(curve),
                                   .x_label = "Days",
                                   .y_label = "Still waiting"},
                         .curve = curve};
    return curve.ended == 0 ? web::Html{} : web::wait_chart(chart);
}

std::vector<MonthOfWaits> months_shown_to(Here const& here) {
    return months_of(wait_figures(here.db, asked_in(months_shown, here.today)), here.today);
}

Response show_waits(Request const&, Here& here) {
    auto const curve = curve_of(wait_figures(here.db, asked_in(months_together, here.today)), here.today);
    auto const table = table_of(months_shown_to(here));
    WaitsView const view{.links = charging_links(here),
                         .add = here.may(May::answer_complaints)
                                    ? loop::button_link("Put waits on record", "/charging/waits/new", true)
                                    : web::Html{},
                         .lead = lead_of(curve),
                         .run = run_of(here),
                         .curve = curve_shown(curve),
                         .table = table_section(std::string(page_path), "", table)};
    return people::show(here, "Waits for a financial assessment", waits_page(view));
}

Response keep_csv(Request const&, Here& here) {
    return web::csv_to_keep(table_of(months_shown_to(here)), loop::about_table(here));
}

Response keep_xlsx(Request const&, Here& here) {
    auto const table = table_of(months_shown_to(here));
    return web::xlsx_to_keep(table.name, {table}, loop::about_table(here));
}

// ---- putting them on record

Response show_new_with(Here const& here, loop::Typed const& typed) {
    loop::FormPage page{.title = "Put waits on record",
                        .back = std::string(page_path),
                        .path = std::string(page_path),
                        .button = "Put on record",
                        .with_file = true};
    page.before = loop::paragraph("Only the reference of the other system and two days, never a name.");
    page.fields = govuk::lines(
        {loop::heading("One assessment"),
         loop::line_field(typed, {"reference", "Reference", "One that is there is corrected", "govuk-input--width-10"}),
         loop::day_field(typed, {"asked_on", "When was it asked for?"}),
         loop::day_field(typed, {"completed_on", "When was it complete? (leave empty while they wait)"}),
         loop::heading("Or several"),
         loop::text_field(typed, {"waits", "Paste them", "On each line: reference,2026-03-01,2026-03-29"}, 6),
         govuk::file_upload({.name = "file",
                             .id = "file",
                             .label = {.text = "Or choose a CSV file", .classes = "govuk-label--s"},
                             .hint = "With the same columns, at most 50,000",
                             .error = typed.error("file")})});
    return loop::show_form(here, page, typed.problems);
}

Response show_new(Request const&, Here& here) { return show_new_with(here, {}); }

Outcome<std::vector<FinancialWait>> one_wait(web::Form const& form, Day today) {
    web::Checking checking;
    auto const asked = checking.take(web::day_from(form.typed_day("asked_on"), "asked_on", "The day it was asked for"));
    auto const typed = form.typed_day("completed_on");
    auto const completed = typed.empty()
                               ? std::nullopt
                               : checking.take(web::day_from(typed, "completed_on", "The day it was complete"));
    if (!checking.fine()) {
        return checking.problems();
    }
    auto const wait = financial_wait(form.text("reference"), asked, completed, today);
    return wait ? Outcome<std::vector<FinancialWait>>(std::vector{*wait}) : tl::make_unexpected(wait.error());
}

Response take_waits(Request const& request, Here& here) {
    web::Form const form(request);
    bool const several = !form.text("waits").empty() || !file_text(request).empty();
    auto const waits = several ? pasted_or_file<std::vector<FinancialWait>>(
                                     request, "waits",
                                     [&](std::string const& text) { return financial_waits_from(text, here.today); })
                               : one_wait(form, here.today);
    if (!waits) {
        return show_new_with(here, {request.form, waits.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        keep_waits(db, *waits, here.me().id.number, here.now);
        return web::see(std::string(page_path));
    });
}

}  // namespace

void mount_waits(people::Site& at) {
    at.get("/charging/waits", may::see_cases, show_waits);
    at.get("/charging/waits.csv", may::see_cases, keep_csv);
    at.get("/charging/waits.xlsx", may::see_cases, keep_xlsx);
    at.get("/charging/waits/new", may::answer_complaints, show_new);
    at.upload("/charging/waits", may::answer_complaints, take_waits);
}

}  // namespace heed::complaints
