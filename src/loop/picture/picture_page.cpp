// The page "The picture" and its tables as files. Figures hold no record, so they are read and kept by GET.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "loop/parts.hpp"
#include "loop/picture/export.hpp"
#include "loop/picture/picture_tables.hpp"
#include "measure/interval.hpp"
#include "web/charts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

struct Period {
    std::string_view value;
    std::string_view words;
    int months;
};
constexpr std::array periods{Period{"3", "the last 3 months", 3}, Period{"12", "the last 12 months", 12},
                             Period{"36", "the last 3 years", 36}, Period{"all", "all years", 0}};

Period period_asked(Request const& request) {
    auto const found = std::ranges::find(periods, request.asked("period"), &Period::value);
    return found == periods.end() ? periods[1] : *found;
}

/// The first of the month, so that this month and those before it make the period.
std::optional<Day> first_day(Period const& period, Day today) {
    if (period.months == 0) {
        return std::nullopt;
    }
    auto const date = today.date();
    return months_after(*day_of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), 1),
                        1 - period.months);
}

/// "service-3" and "theme-5".
struct Asked {
    Period period;
    Scope scope;
    std::string name = "the whole council";
    std::vector<Service> services;
    std::vector<ThemeLine> themes;
};

Scope scope_in(std::string_view text) {
    auto const dash = text.find('-');
    auto const about = named<About>(text.substr(0, dash));
    auto const id = dash == std::string_view::npos ? 0 : id_in(text.substr(dash + 1));
    return about && id > 0 ? Scope{*about, id} : Scope{};
}

Asked asked_for(Request const& request, Here const& here) {
    Asked asked{period_asked(request), {}, "the whole council", services(here.db), list_themes(here.db)};
    auto const scope = scope_in(request.asked("of"));
    if (auto const service = std::ranges::find(asked.services, Id<Service>{scope.id}, &Service::id);
        scope.about == About::service && service != asked.services.end()) {
        asked.scope = scope;
        asked.name = service->name;
    }
    if (auto const theme = std::ranges::find(asked.themes, Id<Theme>{scope.id}, &ThemeLine::id);
        scope.about == About::theme && theme != asked.themes.end()) {
        asked.scope = scope;
        asked.name = theme->name;
    }
    return asked;
}

std::string scope_value(Scope const& scope) {
    return scope.about == About::whole ? std::string() : fmt::format("{}-{}", name_of(scope.about), scope.id);
}

std::string query_of(Asked const& asked) {
    return loop::query_of({{"of", scope_value(asked.scope)}, {"period", std::string(asked.period.value)}});
}

Picture picture_for(Here const& here, Asked const& asked) {
    return read_picture(
        here.db, {asked.scope, first_day(asked.period, here.today), here.today, here.may(May::see_kept_from_worker)},
        here.may(May::see_signals));
}

Html filters_of(Asked const& asked) {
    Typed const typed{{{"of", scope_value(asked.scope)}, {"period", std::string(asked.period.value)}}, {}};
    std::vector<Option> of;
    for (auto const& service : asked.services) {
        of.push_back({fmt::format("service-{}", service.id.number), "Service: " + service.name});
    }
    for (auto const& theme : asked.themes) {
        of.push_back({fmt::format("theme-{}", theme.id.number), "Theme: " + theme.name});
    }
    govuk::Select period{.name = "period",
                         .label = {.text = "Time", .classes = "govuk-label--s"},
                         .value = std::string(asked.period.value)};
    for (auto const& one : periods) {
        period.items.push_back({.value = std::string(one.value), .text = std::string(one.words)});
    }
    return govuk::lines({pick_from(typed, {"of", "Picture of"}, of, "The whole council"), govuk::select(period),
                         govuk::button({.text = "Show", .classes = "govuk-button--secondary"})});
}

// ---- in words

std::string percent(std::int64_t count, std::int64_t of) {
    return fmt::format("{:.0f}%", 100.0 * static_cast<double>(count) / static_cast<double>(of));
}

std::string when(Asked const& asked) {
    return asked.period.months == 0 ? "in all years" : fmt::format("in {}", asked.period.words);
}

/// "Of 412 things heard in the last 12 months, 133 (32%) led to something we do differently."
std::string lead_of(Picture const& picture, Asked const& asked) {
    if (picture.all_heard == 0) {
        return fmt::format("Nothing was heard {}.", when(asked));
    }
    auto const led = ever_reached(picture.reached, Stage::acted_on);
    return fmt::format("Of {} heard {}, {} ({}) led to something we do differently.",
                       counted(picture.all_heard, "thing", "things"), when(asked), led,
                       percent(led, picture.all_heard));
}

std::string learning_in_words(Picture const& picture) {
    auto const told = told_share(picture);
    auto says = picture.all_learned == 0
                    ? std::string("No learning point was made in this time.")
                    : fmt::format("{} of {} made in this time {} embedded, and {}.",
                                  standing_so(picture, HowItStands::embedded),
                                  counted(picture.all_learned, "learning point", "learning points"),
                                  standing_so(picture, HowItStands::embedded) == 1 ? "is" : "are",
                                  standing_so(picture, HowItStands::embedded) == 1 ? "holds" : "hold");
    if (told.of > 0) {
        says += fmt::format(" People were told what changed for {} of the {} that something was done about.",
                            told.count, told.of);
    }
    return says;
}

std::string wait_in_words(Picture const& picture) {
    auto const wait = std::ranges::find(picture.waits, Stage::heard, &StageWait::stage);
    if (wait == picture.waits.end() || wait->went_on + wait->still_there == 0) {
        return {};
    }
    return wait->half.days
               ? fmt::format("Half of what was heard, thanks left out, was understood {}; {} still wait for that.",
                             *wait->half.days == 0 ? "on the day it came"
                                                   : "within " + counted(*wait->half.days, "day", "days"),
                             wait->still_there)
               : fmt::format(
                     "Less than half of what was heard, thanks left out, has been understood; {} wait for that.",
                     wait->still_there);
}

// ---- parts of the page

std::string file_path(Asked const& asked, std::string_view ending, std::string_view table) {
    return fmt::format("/picture.{}?{}table={}", ending, query_of(asked), table);
}

Html keep_links(Asked const& asked, web::TypedTable const& table) {
    auto const words = [&](std::string_view format) {
        return Html{fmt::format(R"({} <span class="govuk-visually-hidden">of “{}”</span>)", format, table.title)};
    };
    auto const link_to = [&](std::string_view format, std::string_view ending) {
        return govuk::element("a")
            .classes("govuk-link")
            .with("href", file_path(asked, ending, table.name))
            .holding(words(format));
    };
    return govuk::element("p")
        .classes("govuk-body-s")
        .holding(Html{"Download as "} + link_to("CSV", "csv") + Html{" or "} + link_to("XLSX", "xlsx"));
}

Html notes_of(web::TypedTable const& table) {
    return govuk::details({.summary = "How this was counted", .text = bullets(table.notes)});
}

Html section(Asked const& asked, web::TypedTable const& table) {
    return web::shown(table) + keep_links(asked, table) + notes_of(table);
}

Html months_chart(Asked const& asked, web::TypedTable const& table) {
    constexpr std::size_t most_bars = 36;
    web::BarChart chart{.frame = {.id = "heard-by-month-chart",
                                  .title = "Signals heard in each month",
                                  .says = "The same numbers stand in the table below.",
                                  .x_label = "Signals",
                                  .y_label = "Month",
                                  .csv = file_path(asked, "csv", table.name)}};
    for (auto const& row : table.rows) {
        auto const number = std::get<std::int64_t>(row[1].value);
        chart.bars.push_back(
            {std::get<std::string>(row[0].value), static_cast<double>(number), std::nullopt, std::to_string(number)});
    }
    return chart.bars.size() < 2 || chart.bars.size() > most_bars ? Html{} : web::bar_chart(chart);
}

/// The day by which the tallies say that so many stand at this stage, so that the list behind it is short; nothing where
/// none do.
std::optional<Day> day_of_first(std::vector<StandingFigure> const& standing, Stage stage, std::int64_t many) {
    std::optional<Day> day;
    std::int64_t seen = 0;
    for (auto const& one : standing) {
        if (one.stage == stage && seen < many) {
            seen += one.number;
            day = one.since;
        }
    }
    return day;
}

/// The ten signals that stand longest where they stand.
Html longest_waiting(Here const& here, Asked const& asked, std::vector<StandingFigure> const& standing) {
    constexpr int most = 10;
    std::vector<std::pair<Day, SignalLine>> all;
    for (auto const stage : {Stage::heard, Stage::understood, Stage::learned, Stage::acted_on, Stage::shared}) {
        SignalFilter filter;
        filter.stage = stage;
        filter.since_to = day_of_first(standing, stage, most);
        if (!filter.since_to) {
            continue;
        }
        filter.service = asked.scope.about == About::service ? Id<Service>{asked.scope.id} : Id<Service>{};
        filter.theme = asked.scope.about == About::theme ? Id<Theme>{asked.scope.id} : Id<Theme>{};
        filter.see_kept_from_worker = here.may(May::see_kept_from_worker);
        for (auto const& line : list_signals(here.db, filter, most)) {
            all.emplace_back(place_in_list(here.db, filter, line).heard_on, line);
        }
    }
    std::ranges::stable_sort(all, {}, [](auto const& one) { return one.first; });
    all.resize(std::min(all.size(), static_cast<std::size_t>(most)));
    govuk::Records table{.caption = "The ten that have stood longest where they stand",
                         .head = {{.text = "What was heard"},
                                  {.text = "Stage"},
                                  {.text = "Since"},
                                  {.text = "Days", .format = "numeric"}},
                         .when_empty = "Nothing waits."};
    for (auto const& [since, line] : all) {
        table.rows.push_back({{.text = link(fmt::format("/signals/{}", line.id.number), shortened(line.said, 90))},
                              {.text = spoken(line.stage)},
                              {.text = brief(since), .classes = "heed-nowrap"},
                              {.text = std::to_string(here.today - since)}});
    }
    return govuk::records(table);
}

struct PictureView {
    std::string title;
    std::string lead;
    std::string waits;
    std::string learning;
    Html filters;
    Html keep_all;
    bool shows_signals = false;
    Html heard;
    Html led;
    Html stuck;
    Html learned;
};
BOOST_DESCRIBE_STRUCT(PictureView, (),
                      (title, lead, waits, learning, filters, keep_all, shows_signals, heard, led, stuck, learned))
web::Template<PictureView> const picture_page{"loop/views/picture.html"};

Response show_picture(Request const& request, Here& here) {
    auto const asked = asked_for(request, here);
    auto const picture = picture_for(here, asked);
    PictureView view;
    view.title = fmt::format("The picture of {}", asked.name);
    view.learning = learning_in_words(picture);
    view.filters = filters_of(asked);
    view.keep_all = govuk::element("p")
                        .classes("govuk-body")
                        .holding(
                            link(fmt::format("/picture.xlsx?{}", query_of(asked)), "Download every table as one XLSX"));
    view.shows_signals = here.may(May::see_signals);
    if (view.shows_signals) {
        view.lead = lead_of(picture, asked);
        view.waits = wait_in_words(picture);
        auto const months = heard_by_month(picture);
        view.heard = section(asked, heard_by_kind(picture)) + months_chart(asked, months) + section(asked, months);
        view.led = section(asked, what_it_led_to(picture)) + section(asked, how_long_it_takes(picture));
        view.stuck = section(asked, what_is_stuck(picture)) + longest_waiting(here, asked, picture.standing);
    }
    view.learned = section(asked, how_learning_stands(picture)) + section(asked, strongest_actions(picture)) +
                   section(asked, told_back(picture));
    return people::show(here, view.title, picture_page(view));
}

// ---- files

std::vector<web::TypedTable> tables_asked(Request const& request, Here const& here, Asked const& asked) {
    auto tables = tables_of(picture_for(here, asked), here.may(May::see_signals));
    if (auto const name = request.asked("table"); !name.empty()) {
        std::erase_if(tables, [&](web::TypedTable const& table) { return table.name != name; });
    }
    if (tables.empty()) {
        throw NotFound();
    }
    return tables;
}

web::TableAbout about_picture(Here const& here, Asked const& asked) {
    return about_table(here, {{"Picture of", asked.name}, {"Time", std::string(asked.period.words)}});
}

Response picture_as_csv(Request const& request, Here& here) {
    auto const asked = asked_for(request, here);
    return web::csv_to_keep(tables_asked(request, here, asked).front(), about_picture(here, asked));
}

Response picture_as_xlsx(Request const& request, Here& here) {
    auto const asked = asked_for(request, here);
    auto const tables = tables_asked(request, here, asked);
    return web::xlsx_to_keep(tables.size() == 1 ? tables.front().name : "picture", tables, about_picture(here, asked));
}

}  // namespace

void mount_picture(people::Site& at) {
    at.menu(people::Section::home, "Picture", "/picture", may::see_learning);
    at.get("/picture", may::see_learning, show_picture);
    at.get("/picture.csv", may::see_learning, picture_as_csv);
    at.get("/picture.xlsx", may::see_learning, picture_as_xlsx);
}

}  // namespace heed::loop
