// Measures that are watched: their list, each one's run chart, and what adds to it.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/proof/run_parts.hpp"
#include "loop/themes/theme_store.hpp"
#include "web/charts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string points_path(Id<Run> id) { return path_of(id) + "/points"; }

// ---- the list

struct ListView {
    Html watch;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (watch, table, pages))
web::Template<ListView> const list_page{"loop/views/runs.html"};

std::string last_point(RunTold const& told) {
    return told.points.empty()
               ? "No point yet"
               : fmt::format("{} on {}", web::spoken_number(told.points.back().y), brief(told.points.back().on_day));
}

Html standing_of_run(RunTold const& told) {
    if (told.points.empty()) {
        return {};
    }
    auto const chart = chart_of(told);
    switch (chart.variation) {
        case measure::Variation::improvement: return govuk::badge({"Improvement", govuk::Standing::good});
        case measure::Variation::concern: return govuk::badge({"Concern", govuk::Standing::late});
        case measure::Variation::change: return govuk::badge({"Change", govuk::Standing::waiting});
        case measure::Variation::common: break;
    }
    return govuk::element("span").holding("Usual ups and downs");
}

Response list(Request const& request, Here& here) {
    RunFilter const filter{asked_id<Run>(request, "before"), asked_id<Run>(request, "after")};
    auto const found = one_page(list_runs(here.db, filter, page_length + 1), filter);
    auto const known = services(here.db);
    Names names(here.db);
    govuk::Records table{.caption = "Measures, the one begun last first",
                         .head = {{.text = "Measure"},
                                  {.text = "Service"},
                                  {.text = "Watched by"},
                                  {.text = "Last point"},
                                  {.text = "The last point says"}},
                         .when_empty = "No measure is watched yet.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& run : found.lines) {
        auto const told = run_there(here.db, run.id);
        table.rows.push_back({{.text = link(path_of(run.id), run.name)},
                              {.text = service_name(known, run.service, "Every service")},
                              {.text = names.of(run.owner.number)},
                              {.text = last_point(told)},
                              {.text = standing_of_run(told)}});
    }
    auto const links = found.lines.empty()
                           ? Html{}
                           : page_links("/measures", "", std::to_string(found.lines.front().id.number),
                                        std::to_string(found.lines.back().id.number), found.has_newer, found.has_older);
    ListView const view{here.may(May::write_learning) ? button_link("Watch a measure", "/measures/new", true) : Html{},
                        govuk::records(table), links};
    return people::show(here, "Measures", list_page(view));
}

// ---- one measure

struct RunView {
    Html back;
    std::string name;
    Html facts;
    Html chart;
    Html next;
    Html rebases;
};
BOOST_DESCRIBE_STRUCT(RunView, (), (back, name, facts, chart, next, rebases))
web::Template<RunView> const run_page{"loop/views/run.html"};

Html rebases_of(RunTold const& told, Names& names) {
    govuk::Records table{
        .caption = "Where the limits begin anew",
        .head = {{.text = "From"}, {.text = "What changed"}, {.text = "How we know"}, {.text = "Said by"}},
        .when_empty = "Nowhere: every point is judged by the same limits.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& rebase : told.rebases) {
        table.rows.push_back({{.text = brief(rebase.from_day), .classes = "heed-nowrap"},
                              {.text = rebase.reason},
                              {.text = rebase.evidence},
                              {.text = fmt::format("{}, {}", names.of(rebase.by), brief(day_in_england(rebase.at)))}});
    }
    return govuk::records(table);
}

Html facts_of(Here const& here, RunTold const& told, Names& names) {
    govuk::SummaryList facts{.classes = "govuk-!-font-size-16"};
    facts.rows.push_back({.key = "Unit", .value = told.run.unit});
    facts.rows.push_back({.key = "Direction", .value = spoken(told.run.better)});
    if (told.run.target) {
        facts.rows.push_back({.key = "Target", .value = web::spoken_number(*told.run.target)});
    }
    facts.rows.push_back(
        {.key = "Service", .value = service_name(services(here.db), told.run.service, "Every service")});
    facts.rows.push_back({.key = "Watched by", .value = names.of(told.run.owner.number)});
    return govuk::summary_list(facts);
}

Html next_of(Here const& here, Id<Run> id, bool has_points) {
    if (!here.may(May::write_learning)) {
        return {};
    }
    auto links = button_link("Add points", points_path(id) + "/new", true);
    links += has_points ? button_link("Begin the limits anew", path_of(id) + "/rebases/new") : Html{};
    return govuk::element("div").classes("govuk-button-group").holding(links);
}

Response show(Request const&, Here& here, Id<Run> id) {
    auto const told = run_there(here.db, id);
    Names names(here.db);
    RunView const view{govuk::back_link({.text = "Measures", .href = "/measures"}),
                       told.run.name,
                       facts_of(here, told, names),
                       told.points.empty() ? paragraph("There is no point yet.") : chart_shown(told),
                       next_of(here, id, !told.points.empty()),
                       rebases_of(told, names)};
    return people::show(here, told.run.name, run_page(view));
}

Response keep_csv(Request const&, Here& here, Id<Run> id) {
    auto const told = run_there(here.db, id);
    return web::download("text/csv; charset=utf-8", fmt::format("heed-measure-{}-{}.csv", id.number, iso(here.today)),
                         as_csv(told));
}

// ---- a new one

Response show_new(Here& here, Typed const& typed) {
    FormPage page{.title = "Watch a measure", .back = "/measures", .path = "/measures/new", .button = "Watch it"};
    std::vector<Option> const ways{
        {"down", "Lower is better"}, {"up", "Higher is better"}, {"neutral", "Neither is better"}};
    page.fields = govuk::lines(
        {line_field(typed, {"name", "What is measured?", "For example, days from completed assessment to report sent"}),
         line_field(typed, {"unit", "What is counted?", "The word beside the chart’s axis, such as days or calls",
                            "govuk-input--width-10"}),
         one_of(typed, {"better", "Which way is better?"}, ways),
         line_field(typed,
                    {"target", "Target (optional)", "What it should reach, as a number", "govuk-input--width-5"}),
         pick_from(typed, {"service", "In which service?"}, services_as_options(services(here.db)), "Every service"),
         pick_from(typed, {"owner", "Who watches it?"}, members_as_options(here.db), "Select a person")});
    return show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) { return show_new(here, {}); }

Response begin(Request const& request, Here& here) {
    web::Form const form(request);
    auto const run = watch({form.text("name"), form.text("unit"), form.choice<measure::Better>("better"),
                            form.text("target"), service_chosen(here.db, form), member_chosen(here.db, form, "owner")});
    if (!run) {
        return show_new(here, {request.form, run.error()});
    }
    return people::change(request, here,
                          [&](store::Writing& db) { return web::see(path_of(add_run(db, *run, doing_now(here)))); });
}

// ---- points

Response show_points(Here& here, RunTold const& told, Typed const& typed, std::vector<Day> const& other) {
    FormPage page{.title = "Add points",
                  .back = path_of(told.run.id),
                  .path = points_path(told.run.id),
                  .button = "Add them",
                  .with_file = true};
    page.before = govuk::inset_text({.text = told.run.name});
    Html correct;
    if (!other.empty()) {
        govuk::Checkboxes keep{.name = "correct", .classes = "govuk-checkboxes--small"};
        keep.items.push_back({.value = "yes", .text = "Correct what is there, and keep what it said before"});
        correct = govuk::checkboxes(keep);
    }
    page.fields = govuk::lines(
        {heading("One point"), day_field(typed, {"on_day", "Day", "For a month, its first day"}),
         line_field(typed, {"y", fmt::format("{}, as a number", told.run.unit), "", "govuk-input--width-5"}),
         heading("Or several"),
         text_field(typed, {"points", "Paste them", "A day and a number on each line, such as 2026-03-01,24"}, 6),
         govuk::file_upload({.name = "file",
                             .id = "file",
                             .label = {.text = "Or choose a CSV file", .classes = "govuk-label--s"},
                             .hint = "With the same two columns",
                             .error = typed.error("file")}),
         correct});
    return show_form(here, page, typed.problems);
}

Response show_points_form(Request const&, Here& here, Id<Run> id) {
    return show_points(here, run_there(here.db, id), {}, {});
}

std::string file_text(Request const& request) {
    for (auto const& upload : request.uploads) {
        if (upload.field == "file") {
            return upload.bytes;
        }
    }
    return {};
}

Outcome<std::vector<RunPoint>> points_typed(Request const& request, Day today) {
    web::Form const form(request);
    auto const file = file_text(request);
    auto const pasted = form.text("points");
    if (!file.empty() && !pasted.empty()) {
        return problem("points", "Paste the points or choose a file, not both");
    }
    if (!pasted.empty()) {
        return points_from(pasted, today);
    }
    if (!file.empty()) {
        auto points = points_from(file, today);
        if (!points) {
            return problem("file", points.error().front().says);
        }
        return points;
    }
    auto const one = point_from(form.typed_day("on_day"), form.text("y"), today);
    return one ? Outcome<std::vector<RunPoint>>(std::vector{*one}) : tl::make_unexpected(one.error());
}

Response take_points(Request const& request, Here& here, Id<Run> id) {
    auto const told = run_there(here.db, id);
    auto const points = points_typed(request, here.today);
    if (!points) {
        return show_points(here, told, {request.form, points.error()}, {});
    }
    auto const other = clashes(told, *points);
    bool const correct = web::Form(request).ticked("correct");
    if (!other.empty() && !correct) {
        Problems const problems{
            {"correct", fmt::format("For {} there is another number already. Correct it, or leave it out",
                                    spoken(other.front()))}};
        return show_points(here, told, {request.form, problems}, other);
    }
    if (told.points.size() + points->size() > most_points_of_a_run) {
        Problems const problems{{"points", fmt::format("A measure has at most {} points", most_points_of_a_run)}};
        return show_points(here, told, {request.form, problems}, {});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_points(db, id, *points, correct, doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- limits anew

Response show_rebase(Here& here, RunTold const& told, Typed const& typed) {
    FormPage page{.title = "Begin the limits anew",
                  .back = path_of(told.run.id),
                  .path = path_of(told.run.id) + "/rebases/new",
                  .button = "Begin anew"};
    page.before = govuk::inset_text({.text = told.run.name}) +
                  paragraph(
                      "Only where you know what changed and expect it to last. The new limits are trial limits until "
                      "there are 12 points. What was promised before is still judged by the limits before.");
    page.fields = govuk::lines({day_field(typed, {"from_day", "From which day?"}),
                                text_field(typed, {"reason", "What changed, and why is it expected to last?"}, 3),
                                text_field(typed, {"evidence", "How do you know?"}, 3)});
    return show_form(here, page, typed.problems);
}

Response show_rebase_form(Request const&, Here& here, Id<Run> id) {
    return show_rebase(here, run_there(here.db, id), {});
}

Response begin_anew(Request const& request, Here& here, Id<Run> id) {
    auto const told = run_there(here.db, id);
    web::Form const form(request);
    auto const anew = rebase({form.typed_day("from_day"), form.text("reason"), form.text("evidence")}, told);
    if (!anew) {
        return show_rebase(here, told, {request.form, anew.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_rebase(db, id, *anew, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_runs(people::Site& at) {
    at.menu(people::Section::proved, "Measures", "/measures", may::see_learning);
    at.get("/measures", may::see_learning, list);
    at.get("/measures/new", may::write_learning, show_new_form);
    at.post("/measures/new", may::write_learning, begin);
    at.get("/measures/{id}", may::see_learning, show);
    at.get("/measures/{id}/points", may::see_learning, keep_csv);
    at.get("/measures/{id}/points/new", may::write_learning, show_points_form);
    at.upload("/measures/{id}/points", may::write_learning, take_points);
    at.get("/measures/{id}/rebases/new", may::write_learning, show_rebase_form);
    at.post("/measures/{id}/rebases/new", may::write_learning, begin_anew);
    mount_run_proofs(at);
}

}  // namespace heed::loop
