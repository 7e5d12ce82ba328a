// Who is not complaining, year by year, and how many people the council supports by group.

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/voices/by_service.hpp"
#include "areas/complaints/voices/equality_store.hpp"
#include "areas/complaints/voices/voices.hpp"
#include "areas/complaints/voices/voices_parts.hpp"
#include "areas/complaints/voices/who_speaks.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/picture/export.hpp"

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

constexpr std::string_view page_path = "/voices/who";
constexpr std::string_view people_path = "/voices/people-supported";
constexpr int years_offered = 5;

// ---- whole financial years: they do not overlap, so nothing can be found by taking one from another

/// The year that begins on 1 April of this year.
struct FinancialYear {
    int begins = 0;

    Days days() const { return {*day_of(begins, 4, 1), *day_of(begins + 1, 3, 31)}; }
    std::string words() const { return fmt::format("April {} to March {}", begins, begins + 1); }
};

FinancialYear last_whole_year(Day today) {
    auto const date = today.date();
    bool const after_april = static_cast<unsigned>(date.month()) >= 4;
    return {static_cast<int>(date.year()) - (after_april ? 1 : 2)};
}

FinancialYear year_asked(Request const& request, Day today) {
    auto const last = last_whole_year(today);
    auto const number = loop::id_in(request.asked("year"));
    bool const offered = number > last.begins - years_offered && number <= last.begins;
    return offered ? FinancialYear{static_cast<int>(number)} : last;
}

// ---- reading

struct Seen {
    FinancialYear year;
    std::optional<PeopleSupported> version;
    WhoSpeaks who;
};

std::int64_t told_in(std::vector<VoiceFigure> const& voices) {
    std::int64_t told = 0;
    for (auto const& figure : voices) {
        told += figure.kind == Kind::compliment ? 0 : figure.number;
    }
    return told;
}

/// By service from what was told, by group from what people said of themselves.
std::vector<DimensionHeard> heard_of(std::vector<Dimension> const& dimensions,
                                     std::vector<EqualityFigure> const& figures, std::vector<VoiceFigure> const& voices,
                                     std::vector<loop::Service> const& services) {
    std::vector<DimensionHeard> heard;
    for (auto const& dimension : dimensions) {
        if (is_by_service(dimension)) {
            heard.push_back(heard_by_service(dimension, services, voices));
            continue;
        }
        DimensionHeard one{dimension, {}};
        for (auto const& group : dimension.groups) {
            auto const found = std::ranges::find_if(figures, [&](EqualityFigure const& figure) {
                return figure.dimension == group.dimension && figure.people_group == group.people_group;
            });
            one.told.push_back(found == figures.end() ? 0 : found->number);
        }
        heard.push_back(std::move(one));
    }
    return heard;
}

Seen seen_in(Here const& here, FinancialYear year) {
    Seen seen{year, people_supported_on(here.db, year.days().to), {}};
    if (seen.version) {
        auto const days = year.days();
        auto const figures = equality_figures(here.db, quarter_of(days.from), quarter_of(days.to),
                                              here.may(May::see_kept_from_worker));
        auto const voices = count_voices(here.db, By::service, days, here.may(May::see_kept_from_worker));
        seen.who = who_speaks(
            heard_of(dimensions_of(groups_of(here.db, seen.version->id)), figures, voices, loop::services(here.db)),
            told_in(voices));
    }
    return seen;
}

// ---- showing

web::TableCell count_cell(measure::ShownCount const& count) {
    return count.hidden ? web::TableCell{std::string("hidden")} : web::TableCell{count.value};
}

web::TableCell number_cell(std::optional<double> const& number) {
    return number ? web::TableCell{fmt::format("{:.1f}", *number)} : web::TableCell{};
}

TypedTable table_of(DimensionShown const& dimension, Seen const& seen) {
    bool const by_service = is_by_service({dimension.name, {}});
    TypedTable table{.name = "who-speaks",
                     .title = dimension.name,
                     .columns = {{dimension.name, ColumnKind::text},
                                 {"People supported", ColumnKind::number},
                                 {"Told us", ColumnKind::number},
                                 {"Expected", ColumnKind::text},
                                 {"For each 1,000", ColumnKind::text},
                                 {"Likely between", ColumnKind::text},
                                 {by_service ? "If all that names none of these belonged here"
                                             : "If all who did not say belonged here",
                                  ColumnKind::text},
                                 {"What it says", ColumnKind::text}}};
    for (auto const& group : dimension.groups) {
        table.rows.push_back(
            {{group.name},
             count_cell(group.people),
             count_cell(group.told),
             number_cell(group.expected),
             number_cell(group.rate),
             group.likely ? web::TableCell{fmt::format("{:.1f} to {:.1f}", group.likely->low, group.likely->high)}
                          : web::TableCell{},
             number_cell(group.rate_if_all),
             {in_words(group)}});
    }
    if (!dimension.too_few) {
        table.rows.push_back({{std::string(by_service ? "Names none of these services" : "Did not say")},
                              {},
                              {dimension.silent},
                              {},
                              {},
                              {},
                              {},
                              {}});
    }
    table.when_empty = by_service ? std::string("Service: too little was told to show anything.")
                                  : fmt::format("{}: too few people said this of themselves to show anything.",
                                                dimension.name);
    table.notes = {fmt::format("Complaints and concerns received in {}.", seen.year.words()),
                   fmt::format("People supported on {}: {}.", spoken(seen.version->as_of), seen.version->source)};
    return table;
}

/// All dimensions in one, for the files.
TypedTable whole_table(Seen const& seen) {
    TypedTable all{.name = "who-speaks", .title = "Who tells us when something is wrong"};
    for (auto const& dimension : seen.who.dimensions) {
        auto const one = table_of(dimension, seen);
        if (all.columns.empty()) {
            all.columns = one.columns;
            all.columns.front().name = "Group";
            all.columns.insert(all.columns.begin(), {"Of", ColumnKind::text});
            all.notes = one.notes;
        }
        for (auto row : one.rows) {
            row.insert(row.begin(), web::TableCell{dimension.name});
            all.rows.push_back(std::move(row));
        }
    }
    if (all.columns.empty()) {
        all.columns = {{"Of", ColumnKind::text}};
    }
    return all;
}

std::vector<std::string> how_it_was_counted(Here const& here, Seen const& seen) {
    auto notes = seen.who.dimensions.empty() ? std::vector<std::string>{}
                                             : table_of(seen.who.dimensions.front(), seen).notes;
    notes.emplace_back(here.may(May::see_kept_from_worker) ? "What is kept from a worker is counted."
                                                           : "What is kept from a worker is not counted.");
    notes.emplace_back(
        "People say this of themselves after telling us something, if they want to. The answers are only added up: no "
        "answer stands beside a complaint or a concern.");
    notes.emplace_back(
        "By service: the service that each complaint and concern names. Somebody who draws on two services is counted "
        "in both among the people supported.");
    notes.emplace_back(
        "Expected: what each group would have told us if all groups spoke up alike, of those who said. Likely between: "
        "the exact Poisson interval of the rate, 95%.");
    notes.emplace_back(fmt::format(
        "{} groups were looked at. With so many, some always look unusual; by Holm’s rule a wrong “fewer” or “more” "
        "anywhere on this page comes in at most 1 page of 20.",
        seen.who.looked_at));
    notes.emplace_back("Numbers from 1 to 4 are hidden, and others where they would give one away. Only whole years "
                       "are shown, so that "
                       "nothing can be worked out by taking one table from another.");
    return notes;
}

std::string lead_of(Seen const& seen) {
    if (!seen.version) {
        return "Nobody has said yet how many people the council supports. With that, people are asked about themselves "
               "after telling us something, and this page shows who stays silent.";
    }
    std::vector<std::string> fewer;
    for (auto const& dimension : seen.who.dimensions) {
        for (auto const& group : dimension.groups) {
            if (group.speaks == Speaks::fewer) {
                fewer.push_back(group.name);
            }
        }
    }
    return fewer.empty() ? fmt::format("In {} no group told us less often than chance explains.", seen.year.words())
                         : fmt::format("In {}, {} told us less often than expected: {}. What keeps them from it?",
                                       seen.year.words(),
                                       fewer.size() == 1 ? "one group" : fmt::format("{} groups", fewer.size()),
                                       fmt::format("{}", fmt::join(fewer, "; ")));
}

struct WhoView {
    web::Html links;
    std::string lead;
    web::Html years;
    web::Html tables;
    web::Html keep;
    web::Html notes;
    web::Html people;
};
BOOST_DESCRIBE_STRUCT(WhoView, (), (links, lead, years, tables, keep, notes, people))
web::Template<WhoView> const who_page{"areas/complaints/views/who_speaks.html"};

web::Html year_form(FinancialYear year, Day today) {
    govuk::Select select{.name = "year",
                         .label = {.text = "Year", .classes = "govuk-label--s"},
                         .value = fmt::format("{}", year.begins)};
    auto const last = last_whole_year(today);
    for (int begins = last.begins; begins > last.begins - years_offered; --begins) {
        select.items.push_back({.value = fmt::format("{}", begins), .text = FinancialYear{begins}.words()});
    }
    return govuk::element("form")
        .with("method", "get")
        .with("action", page_path)
        .classes("heed-filters")
        .holding(govuk::lines(
            {govuk::select(select), govuk::button({.text = "Show", .classes = "govuk-button--secondary"})}));
}

Response show_who(Request const& request, Here& here) {
    auto const seen = seen_in(here, year_asked(request, here.today));
    web::Html tables;
    for (auto const& dimension : seen.who.dimensions) {
        tables += web::shown(table_of(dimension, seen));
    }
    auto const query = fmt::format("year={}&", seen.year.begins);
    WhoView const view{
        .links = voices_links(here),
        .lead = lead_of(seen),
        .years = seen.version ? year_form(seen.year, here.today) : web::Html{},
        .tables = tables,
        .keep = seen.version ? keep_links(std::string(page_path), query, whole_table(seen)) : web::Html{},
        .notes = seen.version ? govuk::details({.summary = "How this was counted",
                                                .text = loop::bullets(how_it_was_counted(here, seen))})
                              : web::Html{},
        .people = loop::button_link("People supported", people_path, !seen.version)};
    return people::show(here, "Who is not complaining", who_page(view));
}

Response keep_csv(Request const& request, Here& here) {
    auto const seen = seen_in(here, year_asked(request, here.today));
    return web::csv_to_keep(whole_table(seen), loop::about_table(here, {{"Year", seen.year.words()}}));
}

Response keep_xlsx(Request const& request, Here& here) {
    auto const seen = seen_in(here, year_asked(request, here.today));
    return web::xlsx_to_keep("who-speaks", {whole_table(seen)}, loop::about_table(here, {{"Year", seen.year.words()}}));
}

// ---- people supported

struct PeopleView {
    web::Html links;
    web::Html versions;
    web::Html latest;
    web::Html add;
};
BOOST_DESCRIBE_STRUCT(PeopleView, (), (links, versions, latest, add))
web::Template<PeopleView> const people_page{"areas/complaints/views/people_supported.html"};

web::Html versions_table(Here const& here) {
    govuk::Records table{
        .caption = "What was counted, the latest day first",
        .head = {{.text = "As of"}, {.text = "Where it comes from"}, {.text = "Put in by"}, {.text = "On"}},
        .when_empty = "Nothing yet."};
    loop::Names names(here.db);
    for (auto const& version : versions_of_people(here.db)) {
        table.rows.push_back({{.text = spoken(version.as_of)},
                              {.text = version.source},
                              {.text = names.of(version.by)},
                              {.text = brief(day_in_england(version.at)), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

web::Html latest_groups(Here const& here) {
    auto const version = people_supported_on(here.db, here.today);
    if (!version) {
        return {};
    }
    govuk::Records table{.caption = fmt::format("People supported on {}", spoken(version->as_of)),
                         .head = {{.text = "Group"}, {.text = "Of"}, {.text = "People", .format = "numeric"}}};
    for (auto const& group : groups_of(here.db, version->id)) {
        bool const small = group.people > 0 && group.people < measure::SuppressionRule{}.threshold;
        table.rows.push_back({{.text = group.people_group},
                              {.text = group.dimension},
                              {.text = small ? "hidden" : fmt::format("{}", group.people), .format = "numeric"}});
    }
    return govuk::records(table);
}

Response show_people(Request const&, Here& here) {
    PeopleView const view{.links = voices_links(here),
                          .versions = versions_table(here),
                          .latest = latest_groups(here),
                          .add = loop::button_link("Put in new numbers", "/voices/people-supported/new", true)};
    return people::show(here, "People supported", people_page(view));
}

Response show_form_of_people(Here const& here, loop::Typed const& typed) {
    loop::FormPage page{.title = "How many people do you support?",
                        .back = std::string(people_path),
                        .path = std::string(people_path),
                        .button = "Keep them",
                        .with_file = true};
    page.before = loop::paragraph(
        "Your groups are what people are asked about themselves after telling us something. Use the words that people "
        "use of themselves.");
    page.fields = govuk::lines(
        {loop::day_field(typed, {"as_of", "On which day was it so?"}),
         loop::line_field(typed,
                          {"source", "Where do the numbers come from?", "For example, the client-level data return"}),
         loop::text_field(
             typed,
             {"groups", "Paste them",
              "On each line a dimension, a group and a number of people, such as: Age,85 and over,1250. For rates "
              "by service, call the dimension Service and each group as the service is called here: "
              "Service,Homecare,640"},
             10),
         govuk::file_upload({.name = "file",
                             .id = "file",
                             .label = {.text = "Or choose a CSV file", .classes = "govuk-label--s"},
                             .hint = "With the same three columns",
                             .error = typed.error("file")})});
    return loop::show_form(here, page, typed.problems);
}

Response show_new_people(Request const&, Here& here) { return show_form_of_people(here, {}); }

Response take_people(Request const& request, Here& here) {
    web::Form const form(request);
    web::Checking checking;
    auto const as_of = checking.take(web::day_from(form.typed_day("as_of"), "as_of", "The day"));
    auto const source = form.text("source");
    checking.expect(!as_of || *as_of <= here.today, "as_of", "The day cannot be in the future");
    checking.expect_text(source, "source", "Enter where the numbers come from", 200);
    auto const groups = checking.take(
        pasted_or_file<std::vector<SupportedGroup>>(request, "groups", people_supported_from));
    auto const unknown = groups ? unknown_service(dimensions_of(*groups), loop::services(here.db)) : std::nullopt;
    checking.expect(
        !unknown, "groups",
        fmt::format("There is no service called “{}”. Use the names of your services", unknown.value_or("")));
    if (!checking.fine()) {
        return show_form_of_people(here, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        keep_people_supported(db, *as_of, source, *groups, here.me().id.number, here.now);
        return web::see(std::string(people_path));
    });
}

}  // namespace

void mount_who_speaks(people::Site& at) {
    at.get("/voices/who", may::watch_equality, show_who);
    at.get("/voices/who.csv", may::watch_equality, keep_csv);
    at.get("/voices/who.xlsx", may::watch_equality, keep_xlsx);
    at.get("/voices/people-supported", may::watch_equality, show_people);
    at.get("/voices/people-supported/new", may::watch_equality, show_new_people);
    at.upload("/voices/people-supported", may::watch_equality, take_people);
}

}  // namespace heed::complaints
