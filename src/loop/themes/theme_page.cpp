// One theme: what it means, what was heard of it, what we learned, and what became of it.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/suggest_pages.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_parts.hpp"
#include "loop/themes/theme_strength.hpp"

namespace heed::loop {

using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr int months_shown = 24;

struct ThemeView {
    Html back;
    std::string caption;
    std::string name;
    Html standing;
    std::string definition;
    Html strength;
    Html facts;
    Html actions;
    Html kinds;
    Html months;
    Html learning_points;
    Html agreement;
    Html signals;
    Html history;
};
BOOST_DESCRIBE_STRUCT(ThemeView, (),
                      (back, caption, name, standing, definition, strength, facts, actions, kinds, months,
                       learning_points, agreement, signals, history))
web::Template<ThemeView> const theme_page{"loop/views/theme.html"};

Html facts_of(Here const& here, Theme const& theme) {
    Names names(here.db);
    govuk::SummaryList facts;
    if (!theme.includes.empty()) {
        facts.rows.push_back({.key = "Belongs to it", .value = theme.includes});
    }
    if (!theme.excludes.empty()) {
        facts.rows.push_back({.key = "Does not belong to it", .value = theme.excludes});
    }
    facts.rows.push_back({.key = "Code", .value = theme.code});
    facts.rows.push_back({.key = "Owner", .value = names.of(theme.owner.number)});
    facts.rows.push_back(
        {.key = "Version of its words", .value = link(path_of(theme.id) + "/versions", std::to_string(theme.version))});
    return govuk::summary_list(facts);
}

Html actions_of(Here const& here, Theme const& theme) {
    Html buttons;
    auto const offer = [&](std::string_view text, std::string_view path) {
        govuk::add_line(buttons, button_link(text, path_of(theme.id) + std::string(path)));
    };
    bool const in_use = theme.standing == ThemeStanding::in_use;
    if (in_use && here.may(May::write_learning)) {
        govuk::add_line(buttons, button_link("Write a learning point",
                                             fmt::format("/learning-points/new?theme={}", theme.id.number)));
    }
    if (in_use && here.may(May::manage_themes)) {
        offer("Change its words", "/edit");
        offer("Split it", "/splits/new");
        offer("Merge it", "/merge");
        offer("Retire it", "/retire");
    }
    if (theme.standing == ThemeStanding::retired && here.may(May::manage_themes)) {
        offer("Bring it back", "/retire");
    }
    return buttons.empty() ? Html{} : govuk::element("div").classes("govuk-button-group").holding(buttons);
}

Html standing_of(Here const& here, Theme const& theme) {
    auto const turns = turns_of(here.db, theme.id);
    auto const end = std::ranges::find(turns, ThemeTurnKind::retired, &ThemeTurn::what);
    if (theme.standing != ThemeStanding::retired || end == turns.end()) {
        return {};
    }
    return govuk::standing_panel(
        {.standing = govuk::Standing::restricted,
         .title = "Retired",
         .text = fmt::format("It was retired on {} because: {} Nothing new should be linked to it.",
                             spoken(day_in_england(end->at)), end->reason)});
}

Html strength_of(Here const& here, Theme const& theme) {
    auto const weak = only_weak_actions(here.db, theme.id);
    if (weak.empty()) {
        return {};
    }
    govuk::Records table{.caption = "Its last actions, each of them weak",
                         .head = {{.text = "Action"}, {.text = "Planned on"}, {.text = "Done on"}}};
    for (auto const& action : weak) {
        table.rows.push_back(
            {{.text = link(fmt::format("/learning-points/{}#actions", action.learning_point.number), action.what)},
             {.text = brief(action.added_on), .classes = "heed-nowrap"},
             {.text = action.done_on ? brief(*action.done_on) : "not done", .classes = "heed-nowrap"}});
    }
    return govuk::element("div")
        .with("id", "strength")
        .holding(govuk::warning_text(
                     {.text = "Every action on this theme so far was to remind or to train, three times or more. "
                              "Try one that changes the work itself."}) +
                 govuk::records(table));
}

// ---- what was heard

Html kinds_table(Here const& here, Theme const& theme, bool see_kept) {
    govuk::Records table{.caption = "By kind",
                         .head = {{.text = "Kind"}, {.text = "Signals", .format = "numeric"}},
                         .when_empty = "Nothing yet."};
    for (auto const& figure : signals_by_kind(here.db, theme.id, see_kept)) {
        bool const is_strength = figure.kind == SignalKind::compliment;
        table.rows.push_back(
            {{.text = is_strength ? "Compliment: a strength" : std::string(spoken(figure.kind))},
             {.text = link(fmt::format("/signals?theme={}&kind={}", theme.id.number, name_of(figure.kind)),
                           std::to_string(figure.signals))}});
    }
    return govuk::records(table);
}

/// "2026-11" so many months before the day's.
std::string month_before(Day today, int months) {
    auto const date = today.date();
    auto const month = std::chrono::year_month{date.year(), date.month()} - std::chrono::months{months};
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

std::string spoken_month(std::string const& month) {
    auto const first = parse_day(month + "-01");
    auto const text = spoken(*first);
    return text.substr(text.find(' ') + 1);
}

Html months_table(Here const& here, Theme const& theme, bool see_kept) {
    auto const figures = signals_by_month(here.db, theme.id, month_before(here.today, months_shown - 1), see_kept);
    govuk::Records table{.caption = "By month, the last 24 months",
                         .head = {{.text = "Month"},
                                  {.text = "Compliments", .format = "numeric"},
                                  {.text = "All others", .format = "numeric"}}};
    std::int64_t compliments = 0;
    std::int64_t others = 0;
    for (int ago = 0; ago < months_shown; ++ago) {
        auto const month = month_before(here.today, ago);
        auto const found = std::ranges::find(figures, month, &MonthFigure::month);
        auto const figure = found == figures.end() ? MonthFigure{month, 0, 0} : *found;
        compliments += figure.compliments;
        others += figure.others;
        table.rows.push_back({{.text = spoken_month(month)},
                              {.text = std::to_string(figure.compliments)},
                              {.text = std::to_string(figure.others)}});
    }
    return paragraph(fmt::format("In the last 24 months: {}, and {}.",
                                 counted(compliments, "compliment", "compliments"),
                                 counted(others, "other signal", "other signals"))) +
           govuk::details({.summary = "Month by month", .text = govuk::records(table)});
}

Html points_table(std::vector<LearningLine> const& points, std::vector<Service> const& known, Day today) {
    govuk::Records table{
        .caption = "Learning points of this theme",
        .head = {{.text = "Learning point"}, {.text = "Service"}, {.text = "Stage"}, {.text = "Stands"}},
        .when_empty = "Nobody has written down what we should do differently.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& point : points) {
        bool const late = point.next_due && *point.next_due < today;
        auto const stands = point.standing == Standing::reopened ? govuk::badge({"Reopened", govuk::Standing::reopened})
                            : point.standing == Standing::closed
                                ? govuk::badge({"Closed without proof", govuk::Standing::restricted})
                            : late ? govuk::badge({"Late", govuk::Standing::late})
                            : point.stage == Stage::proved
                                ? govuk::badge({"Embedded", govuk::Standing::good})
                                : govuk::badge({"Being worked on", govuk::Standing::waiting});
        table.rows.push_back({{.text = link(fmt::format("/learning-points/{}", point.id.number), point.sentence)},
                              {.text = service_name(known, point.service, "Every service")},
                              {.text = spoken(point.stage)},
                              {.text = stands}});
    }
    return govuk::records(table);
}

// ---- what became of it

std::string moved_with(Here const& here, ThemeTurn const& turn) {
    auto const signals = turn.signals + (here.may(May::see_kept_from_worker) ? turn.kept_signals : 0);
    return fmt::format("{} and {} moved.", counted(signals, "signal", "signals"),
                       counted(turn.learning_points, "learning point", "learning points"));
}

govuk::TimelineEvent as_event(Here const& here, ThemeTurn const& turn, Id<Theme> theme, Names& names) {
    auto const other = turn.theme == theme ? turn.other : turn.theme;
    auto const named = other ? theme_there(here.db, other) : Theme{};
    auto const name = other ? fmt::format("“{}” ({})", named.name, named.code) : std::string();
    std::string title;
    switch (turn.what) {
        case ThemeTurnKind::merged:
            title = turn.theme == theme ? "Merged into " + name : name + " was merged into this";
            break;
        case ThemeTurnKind::split: title = turn.theme == theme ? name + " was split off" : "Split off " + name; break;
        case ThemeTurnKind::retired: title = "Retired"; break;
        case ThemeTurnKind::brought_back: title = "Brought back"; break;
    }
    Html body = paragraph("Because: " + turn.reason);
    if (other) {
        body += paragraph(moved_with(here, turn)) +
                govuk::element("p")
                    .classes("govuk-body")
                    .holding(link(path_of(named.id) + (named.standing == ThemeStanding::merged ? "/versions" : ""),
                                  "Open " + named.name));
    }
    return {.title = title,
            .by = names.of(turn.by),
            .when = spoken(turn.at),
            .datetime = iso(day_in_england(turn.at)),
            .body = body};
}

Html history_of(Here const& here, Theme const& theme) {
    Names names(here.db);
    std::vector<std::pair<Instant, govuk::TimelineEvent>> events;
    for (auto const& turn : turns_of(here.db, theme.id)) {
        events.emplace_back(turn.at, as_event(here, turn, theme.id, names));
    }
    for (auto const& version : versions_of(here.db, theme.id)) {
        bool const first = version.version == 1;
        events.emplace_back(
            version.at,
            govuk::TimelineEvent{.title = first ? "Defined" : fmt::format("Version {} of its words", version.version),
                                 .by = names.of(version.by),
                                 .when = spoken(version.at),
                                 .datetime = iso(day_in_england(version.at)),
                                 .body = first ? Html{} : paragraph("Because: " + version.reason)});
    }
    std::ranges::stable_sort(events, std::ranges::greater{}, [](auto const& one) { return one.first; });
    govuk::Timeline line;
    for (auto& [at, event] : events) {
        line.events.push_back(std::move(event));
    }
    return govuk::timeline(line);
}

}  // namespace

Response show_theme(Request const&, Here& here, Id<Theme> id) {
    constexpr int last_heard = 10;
    auto const theme = theme_there(here.db, id);
    if (theme.merged_into) {
        return web::see(path_of(theme.merged_into) + "#history");
    }
    SignalFilter heard;
    heard.theme = id;
    heard.see_kept_from_worker = here.may(May::see_kept_from_worker);
    LearningFilter learned;
    learned.theme = id;
    auto const known = services(here.db);
    ThemeView const view{
        .back = govuk::back_link({.text = "Themes", .href = "/themes"}),
        .caption = "Theme " + theme.code,
        .name = theme.name,
        .standing = standing_of(here, theme),
        .definition = theme.definition,
        .strength = strength_of(here, theme),
        .facts = facts_of(here, theme),
        .actions = actions_of(here, theme),
        .kinds = kinds_table(here, theme, heard.see_kept_from_worker),
        .months = months_table(here, theme, heard.see_kept_from_worker),
        .learning_points = points_table(list_learning_points(here.db, learned, page_length), known, here.today),
        .agreement = agreement_on(here, id),
        .signals = signals_shown(list_signals(here.db, heard, last_heard), known, "No signal is linked to it yet."),
        .history = history_of(here, theme)};
    return people::show(here, theme.name, theme_page(view));
}

}  // namespace heed::loop
