// Published figures of other councils: uploaded, kept in versions, and shown on a funnel.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/benchmark_store.hpp"
#include "areas/ombudsman/figures.hpp"
#include "areas/ombudsman/pages.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/around_links.hpp"
#include "loop/picture/export.hpp"
#include "measure/funnel.hpp"
#include "measure/shares.hpp"
#include "web/charts.hpp"
#include "web/table_file.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::link;
using loop::paragraph;
using loop::Typed;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::ColumnKind;
using web::Html;

namespace {

std::string path_of(Id<BenchmarkVersion> id) { return fmt::format("/ombudsman/benchmarks/{}", id.number); }

// ---- what is asked for

struct Asked {
    int year = 0;
    AuthorityType type = AuthorityType::unitary;
};

std::optional<Asked> asked_from(std::string_view year, std::string_view type, Here const& here) {
    auto const years = years_with_benchmarks(here.db);
    if (years.empty()) {
        return std::nullopt;
    }
    auto const typed = year_in(year);
    bool const there = typed && std::ranges::find(years, std::int64_t{*typed}) != years.end();
    auto const chosen = named<AuthorityType>(type);
    return Asked{there ? *typed : static_cast<int>(years.front()),
                 chosen ? *chosen : settings_of(here.db).type.value_or(AuthorityType::unitary)};
}

// ---- the funnel

/// Councils of one type in one year, by name, those without an investigation apart.
struct Units {
    BenchmarkVersion version;
    std::vector<BenchmarkRow> rows;
    std::int64_t left_out = 0;
    std::optional<std::size_t> ours;
};

Units units_of(Here const& here, Asked const& asked) {
    auto const version = benchmarks_of(here.db, asked.year);
    must(version.has_value(), "a year that was chosen has its figures");
    auto const settings = settings_of(here.db);
    auto const our_name = settings.published_name.empty() ? here.council.name : settings.published_name;
    Units units{*version, {}, 0, {}};
    for (auto const& row : rows_of(here.db, version->id)) {
        if (row.type != asked.type) {
            continue;
        }
        if (row.investigations == 0) {
            ++units.left_out;
            continue;
        }
        if (same_council(row.authority, our_name)) {
            units.ours = units.rows.size();
        }
        units.rows.push_back(row);
    }
    return units;
}

measure::Funnel funnel_of(Units const& units) {
    std::vector<measure::FunnelUnit> counted;
    for (auto const& row : units.rows) {
        counted.push_back({row.upheld, row.investigations});
    }
    auto const funnel = measure::funnel(counted);
    must(funnel.has_value(), "every council has investigations");
    return *funnel;
}

std::string caption_of(Asked const& asked) {
    return fmt::format("Upheld, of detailed investigations: {} councils, {}", lowered(spoken(asked.type)),
                       spoken_year(asked.year));
}

Html plot_of(Units const& units, Asked const& asked, measure::Funnel const& funnel) {
    web::FunnelPlot plot;
    plot.frame = {
        .id = "funnel",
        .title = caption_of(asked),
        .says = fmt::format("{} councils by how many complaints were investigated. The centre is {:.0f}%, the "
                            "share of all of them together. The inner limits hold 95 of 100 councils that "
                            "are like the centre, the outer ones 998 of 1,000.",
                            units.rows.size(), funnel.centre * 100),
        .x_label = "Detailed investigations",
        .y_label = "Upheld"};
    for (std::size_t i = 0; i < units.rows.size(); ++i) {
        plot.names.push_back(units.rows[i].authority + (units.ours == i ? " (this council)" : ""));
        plot.units.push_back({units.rows[i].upheld, units.rows[i].investigations});
    }
    plot.funnel = funnel;
    plot.ours = units.ours;
    return web::funnel_plot(plot);
}

/// The same figures, to keep. By name: no ranking.
web::TypedTable table_of(Units const& units, Asked const& asked, measure::Funnel const& funnel) {
    web::TypedTable table{
        .name = "ombudsman-funnel",
        .title = caption_of(asked),
        .columns = {{"Council", ColumnKind::text},
                    {"Upheld", ColumnKind::number},
                    {"Of investigations", ColumnKind::number},
                    {"Share", ColumnKind::share},
                    {"95% limits", ColumnKind::text},
                    {"99.8% limits", ColumnKind::text},
                    {"Verdict", ColumnKind::text},
                    {"Exact one-sided chance", ColumnKind::text},
                    {"Received", ColumnKind::number},
                    {"Compliance, per cent", ColumnKind::text},
                    {"Late remedies", ColumnKind::number}},
        .notes = {fmt::format("Source: {}", units.version.source),
                  fmt::format("The centre is {:.1f}%, the share of all these councils together.", funnel.centre * 100),
                  "By name. This is no ranking: most differences are explained by size."}};
    auto const limits = [](measure::Interval const& one) {
        return fmt::format("{:.0f}% to {:.0f}%", one.low * 100, one.high * 100);
    };
    auto const count = [](std::optional<std::int64_t> value) {
        return value ? web::TableValue(*value) : web::TableValue();
    };
    for (std::size_t i = 0; i < units.rows.size(); ++i) {
        auto const& row = units.rows[i];
        auto const& point = funnel.points[i];
        table.rows.push_back({{row.authority + (units.ours == i ? " (this council)" : "")},
                              {row.upheld},
                              {row.investigations},
                              {web::Share{row.upheld, row.investigations}},
                              {limits(point.limits_95)},
                              {limits(point.limits_998)},
                              {std::string(measure::spoken(point.verdict))},
                              {spoken_chance(point.exact_tail)},
                              {count(row.received)},
                              {row.compliance ? web::spoken_number(*row.compliance) : std::string()},
                              {count(row.late_remedies)}});
    }
    return table;
}

Html said_of_us(Units const& units, measure::Funnel const& funnel) {
    if (!units.ours) {
        return govuk::inset_text({.text = "This council is not among them. Set its name and its type in the settings "
                                          "of this area, as the Ombudsman’s tables spell them."});
    }
    auto const& row = units.rows[*units.ours];
    return govuk::inset_text(
        {.text = paragraph(rate_in_words({row.upheld, row.investigations}, funnel.centre)) +
                 paragraph(fmt::format("On the funnel: {}.", measure::spoken(funnel.points[*units.ours].verdict)))});
}

Html choices_of(Here const& here, Asked const& asked) {
    std::vector<loop::Option> years;
    for (auto const year : years_with_benchmarks(here.db)) {
        years.push_back({std::to_string(year), spoken_year(static_cast<int>(year))});
    }
    Typed const typed{{{"year", std::to_string(asked.year)}, {"type", std::string(name_of(asked.type))}}, {}};
    return govuk::lines(
        {pick_from(typed, {"year", "Year"}, years, "Choose a year"),
         pick_from(typed, {"type", "Type of authority"}, loop::options_of<AuthorityType>(), "Choose a type"),
         govuk::button({.text = "Show", .classes = "govuk-button--secondary"})});
}

struct BenchmarksView {
    Html back;
    Html upload;
    Html choices;
    bool some = false;
    Html us;
    Html plot;
    Html files;
    std::string left_out;
    std::string source;
    Html versions;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(BenchmarksView, (),
                      (back, upload, choices, some, us, plot, files, left_out, source, versions, pages))
web::Template<BenchmarksView> const benchmarks_page{"areas/ombudsman/views/benchmarks.html"};

Html standing_of(BenchmarkVersion const& version, loop::Names& names) {
    if (!version.withdrawn_at) {
        return govuk::badge({"Stands", govuk::Standing::good});
    }
    return govuk::badge({"Withdrawn", govuk::Standing::neutral}) +
           govuk::element("p")
               .classes("govuk-body-s")
               .holding(fmt::format("{}, {}: {}", names.of(version.withdrawn_by),
                                    brief(day_in_england(*version.withdrawn_at)), version.why_withdrawn));
}

Html versions_of(Here const& here, std::vector<BenchmarkVersion> const& versions) {
    loop::Names names(here.db);
    govuk::Records table{.caption = "Files that were read in",
                         .head = {{.text = "Year"},
                                  {.text = "Councils", .format = "numeric"},
                                  {.text = "Where it was published"},
                                  {.text = "Read in"},
                                  {.text = "Stands"}},
                         .when_empty = "No file has been read in."};
    for (auto const& version : versions) {
        table.rows.push_back({{.text = link(path_of(version.id), spoken_year(static_cast<int>(version.year)))},
                              {.text = std::to_string(version.number_of_rows), .format = "numeric"},
                              {.text = version.source},
                              {.text = fmt::format("{}, {}", names.of(version.by), brief(day_in_england(version.at)))},
                              {.text = standing_of(version, names)}});
    }
    return govuk::records(table);
}

void show_the_funnel(BenchmarksView& view, Here const& here, Asked const& asked) {
    auto const units = units_of(here, asked);
    view.choices = choices_of(here, asked);
    view.some = true;
    view.source = units.version.source;
    if (units.rows.empty()) {
        view.us = paragraph(
            fmt::format("No {} council of that year has an investigation.", lowered(spoken(asked.type))));
        return;
    }
    auto const funnel = funnel_of(units);
    view.us = said_of_us(units, funnel);
    view.plot = plot_of(units, asked, funnel);
    view.files = loop::export_form(here, "/ombudsman/benchmarks/export",
                                   {{"year", std::to_string(asked.year)}, {"type", std::string(name_of(asked.type))}});
    view.left_out = units.left_out == 0 ? ""
                                        : counted(units.left_out, "council", "councils") +
                                              " without a detailed investigation cannot stand on the funnel.";
}

Response show_benchmarks(Request const& request, Here& here) {
    auto const around = loop::around_asked(request);
    auto const page = loop::one_page(list_benchmarks(here.db, around, loop::page_length + 1), around);
    BenchmarksView view;
    view.back = govuk::back_link({.text = "Figures", .href = "/ombudsman/figures"});
    view.upload = here.may(May::answer_ombudsman)
                      ? loop::button_link("Read in published figures", "/ombudsman/benchmarks/new", true)
                      : Html{};
    if (auto const asked = asked_from(request.asked("year"), request.asked("type"), here)) {
        show_the_funnel(view, here, *asked);
    }
    view.versions = versions_of(here, page.lines);
    view.pages = loop::links_around("/ombudsman/benchmarks", page, [](auto const& one) { return one.id.number; });
    return people::show(here, "Compared with other councils", benchmarks_page(view));
}

Response export_funnel(Request const& request, Here& here) {
    web::Form const form(request);
    auto const asked = asked_from(form.text("year"), form.text("type"), here);
    if (!asked) {
        throw NotFound();
    }
    auto const units = units_of(here, *asked);
    auto const table = units.rows.empty() ? web::TypedTable{.name = "ombudsman-funnel", .title = caption_of(*asked)}
                                          : table_of(units, *asked, funnel_of(units));
    return loop::export_table(request, here, "ombudsman_benchmarks",
                              {{"Year", spoken_year(asked->year)}, {"Type", std::string(spoken(asked->type))}}, table);
}

// ---- reading a file in

Response show_upload(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Read in published figures",
                        .back = "/ombudsman/benchmarks",
                        .path = "/ombudsman/benchmarks/new",
                        .button = "Read it in",
                        .with_file = true};
    page.before = paragraph("A CSV file with one line for a council and a year. Its first line names the columns, in "
                            "any order: council, "
                            "type (county, district, metropolitan, unitary, London borough), year (2023-24), "
                            "investigations, upheld; and, "
                            "if there are any, received, compliance, late remedies. At most 1 MiB.") +
                  paragraph("Each year of the file replaces what stood for it. What was replaced is kept.") +
                  paragraph(link("/ombudsman/benchmarks/example.csv", "An example with invented councils (CSV)"));
    page.fields = govuk::lines({govuk::file_upload({.name = "file",
                                                    .id = "file",
                                                    .label = {.text = "Choose the file", .classes = "govuk-label--s"},
                                                    .error = typed.error("file")}),
                                line_field(typed, {"source", "Where was it published?",
                                                   "The page or the document, so that it can be found"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_upload_form(Request const&, Here& here) { return show_upload(here, {}); }

Outcome<std::vector<BenchmarkYear>> file_of(Request const& request) {
    for (auto const& upload : request.uploads) {
        if (upload.field == "file") {
            return benchmarks_from(upload.bytes);
        }
    }
    return problem("file", "Choose a CSV file");
}

Response take_file(Request const& request, Here& here) {
    auto const years = file_of(request);
    auto const source = web::Form(request).text("source");
    web::Checking checking;
    checking.expect_text(source, "source", "Enter where it was published", 300);
    Problems problems = years ? Problems{} : years.error();
    auto const more = checking.problems().value();
    problems.insert(problems.end(), more.begin(), more.end());
    if (!problems.empty()) {
        return show_upload(here, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_benchmarks(db, *years, source, doing_now(here));
        return web::see("/ombudsman/benchmarks");
    });
}

Response keep_example(Request const&, Here& here) {
    return web::download("text/csv; charset=utf-8", "heed-invented-councils.csv", example_file(here.council.name));
}

// ---- one version

BenchmarkVersion version_there(Here const& here, Id<BenchmarkVersion> id) {
    auto const version = find_benchmarks(here.db, id);
    if (!version) {
        throw NotFound();
    }
    return *version;
}

struct VersionView {
    Html back;
    std::string year;
    std::string source;
    Html standing;
    Html withdraw;
    Html rows;
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (back, year, source, standing, withdraw, rows))
web::Template<VersionView> const version_page{"areas/ombudsman/views/benchmark_version.html"};

Response show_version(Request const&, Here& here, Id<BenchmarkVersion> id) {
    auto const version = version_there(here, id);
    loop::Names names(here.db);
    web::TypedTable table{.name = "published",
                          .title = "Every council of the file, by name",
                          .columns = {{"Council", ColumnKind::text},
                                      {"Type", ColumnKind::text},
                                      {"Upheld", ColumnKind::number},
                                      {"Of investigations", ColumnKind::number},
                                      {"Share", ColumnKind::share}}};
    for (auto const& row : rows_of(here.db, id)) {
        table.rows.push_back({{row.authority},
                              {std::string(spoken(row.type))},
                              {row.upheld},
                              {row.investigations},
                              {web::Share{row.upheld, row.investigations}}});
    }
    bool const may_withdraw = here.may(May::answer_ombudsman) && !version.withdrawn_at;
    VersionView const view{govuk::back_link({.text = "Compared with other councils", .href = "/ombudsman/benchmarks"}),
                           spoken_year(static_cast<int>(version.year)),
                           version.source,
                           standing_of(version, names),
                           may_withdraw ? loop::button_link("Withdraw it", path_of(id) + "/withdraw") : Html{},
                           web::shown(table)};
    return people::show(here, "Published figures, " + view.year, version_page(view));
}

Response show_withdrawal(Here& here, BenchmarkVersion const& version, Typed const& typed) {
    loop::FormPage page{.title = "Withdraw published figures",
                        .back = path_of(version.id),
                        .path = path_of(version.id) + "/withdraw",
                        .button = "Withdraw them"};
    page.before = paragraph(fmt::format("The figures of {}: {}. They are kept, and are compared with no more.",
                                        spoken_year(static_cast<int>(version.year)), version.source));
    page.fields = text_field(typed, {"why", "Why?"}, 3);
    return loop::show_form(here, page, typed.problems);
}

BenchmarkVersion standing_version(Here const& here, Id<BenchmarkVersion> id) {
    auto const version = version_there(here, id);
    if (version.withdrawn_at) {
        throw Conflict();
    }
    return version;
}

Response show_withdrawal_form(Request const&, Here& here, Id<BenchmarkVersion> id) {
    return show_withdrawal(here, standing_version(here, id), {});
}

Response withdraw_it(Request const& request, Here& here, Id<BenchmarkVersion> id) {
    auto const version = standing_version(here, id);
    auto const why = web::Form(request).text("why");
    web::Checking checking;
    checking.expect_text(why, "why", "Enter why they are withdrawn", 300);
    if (!checking.fine()) {
        return show_withdrawal(here, version, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        withdraw_benchmarks(db, id, why, doing_now(here));
        return web::see("/ombudsman/benchmarks");
    });
}

}  // namespace

void mount_benchmarks(people::Site& at) {
    at.get("/ombudsman/benchmarks", may::see_cases, show_benchmarks);
    at.post("/ombudsman/benchmarks/export", may::see_cases, export_funnel);
    at.get("/ombudsman/benchmarks/new", may::answer_ombudsman, show_upload_form);
    at.upload("/ombudsman/benchmarks/new", may::answer_ombudsman, take_file);
    at.get("/ombudsman/benchmarks/example.csv", may::see_cases, keep_example);
    at.get("/ombudsman/benchmarks/{version}", may::see_cases, show_version);
    at.get("/ombudsman/benchmarks/{version}/withdraw", may::answer_ombudsman, show_withdrawal_form);
    at.post("/ombudsman/benchmarks/{version}/withdraw", may::answer_ombudsman, withdraw_it);
}

}  // namespace heed::ombudsman
