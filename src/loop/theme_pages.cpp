#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/export.hpp"
#include "loop/pages.hpp"
#include "loop/parts.hpp"
#include "loop/signal_draft.hpp"
#include "loop/signal_store.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string path_of(Id<Theme> id) { return fmt::format("/themes/{}", id.number); }

struct ThemesView {
    Html define;
    Html table;
    Html keep;
};
BOOST_DESCRIBE_STRUCT(ThemesView, (), (define, table, keep))
web::Template<ThemesView> const themes_page{"loop/views/themes.html"};

Response list(Request const&, Here& here) {
    auto const figures = signals_by_theme(here.db, here.may(May::see_kept_from_worker));
    Names names(here.db);
    govuk::Records table{
        .caption = "Themes by name",
        .head = {{.text = "Theme"}, {.text = "Owner"}, {.text = "Signals", .format = "numeric"}},
        .when_empty = "There is no theme yet. Define one when several signals are about the same thing.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& theme : list_themes(here.db)) {
        auto const found = std::ranges::find(figures, theme.id, &ThemeFigure::theme);
        auto const number = found == figures.end() ? 0 : found->signals;
        table.rows.push_back(
            {{.text = link(path_of(theme.id), theme.name)},
             {.text = names.of(theme.owner.number)},
             {.text = link(fmt::format("/signals?theme={}", theme.id.number), std::to_string(number))}});
    }
    ThemesView const view{here.may(May::manage_themes) ? button_link("Define a theme", "/themes/new", true) : Html{},
                          govuk::records(table), export_form(here, "/themes/export", {})};
    return people::show(here, "Themes", themes_page(view));
}

Response show_new(Here& here, Typed const& typed) {
    FormPage page{.title = "Define a theme", .back = "/themes", .path = "/themes/new", .button = "Define it"};
    page.fields = govuk::lines(
        {line_field(typed, {"name", "Name", "A few words that staff would say, such as “Late homecare visits”"}),
         text_field(typed, {"definition", "What is always true of a signal about this?"}, 3),
         text_field(typed, {"includes", "What belongs to it, though one might doubt it? (optional)"}, 2),
         text_field(typed, {"excludes", "What does not belong to it, though one might think so? (optional)"}, 2),
         pick_from(typed, {"owner", "Who owns it?"}, members_as_options(here.db), "Select a person")});
    return show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    return show_new(here, {{{"owner", std::to_string(here.me().id.number)}}, {}});
}

Response define_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto theme = define({form.text("name"), form.text("definition"), form.text("includes"), form.text("excludes"),
                         member_chosen(here.db, form, "owner")});
    if (!theme) {
        return show_new(here, {request.form, theme.error()});
    }
    if (theme_named(here.db, theme->name)) {
        return show_new(
            here, {request.form, {{"name", "There is a theme of this name already: use it, or choose another name"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        theme->made_at = here.now;
        theme->made_by = here.me().id.number;
        return web::see(path_of(add_theme(db, *theme)));
    });
}

// ---- one theme

struct ThemeView {
    Html back;
    std::string name;
    std::string definition;
    Html warning;
    Html facts;
    Html actions;
    Html learning_points;
    Html signals;
};
BOOST_DESCRIBE_STRUCT(ThemeView, (), (back, name, definition, warning, facts, actions, learning_points, signals))
web::Template<ThemeView> const theme_page{"loop/views/theme.html"};

Html facts_of(Here const& here, Theme const& theme, std::int64_t signals) {
    Names names(here.db);
    govuk::SummaryList facts;
    if (!theme.includes.empty()) {
        facts.rows.push_back({.key = "Belongs to it", .value = theme.includes});
    }
    if (!theme.excludes.empty()) {
        facts.rows.push_back({.key = "Does not belong to it", .value = theme.excludes});
    }
    facts.rows.push_back({.key = "Owner", .value = names.of(theme.owner.number)});
    facts.rows.push_back(
        {.key = "Signals",
         .value = link(fmt::format("/signals?theme={}", theme.id.number), counted(signals, "signal", "signals"))});
    return govuk::summary_list(facts);
}

Html points_table(std::vector<LearningLine> const& points, std::vector<Service> const& known) {
    govuk::Records table{.head = {{.text = "Learning point"}, {.text = "Service"}, {.text = "Stage"}},
                         .when_empty = "Nobody has written down what we should do differently."};
    for (auto const& point : points) {
        table.rows.push_back({{.text = link(fmt::format("/learning-points/{}", point.id.number), point.sentence)},
                              {.text = service_name(known, point.service, "Every service")},
                              {.text = point.standing == Standing::reopened ? "Reopened" : spoken(point.stage)}});
    }
    return govuk::records(table);
}

Html signals_table(std::vector<SignalLine> const& lines, std::vector<Service> const& known) {
    constexpr std::size_t shown = 110;
    govuk::Records table{.head = {{.text = "What was heard"}, {.text = "Service"}, {.text = "Heard on"}},
                         .when_empty = "No signal is linked to it yet."};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(fmt::format("/signals/{}", line.id.number), shortened(line.said, shown))},
                              {.text = service_name(known, line.service, "Not known")},
                              {.text = brief(line.heard_on), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

/// "Train and remind" tried three times is the answer that did not work.
Html warning_of(store::Reading const& db, std::vector<LearningLine> const& points) {
    constexpr std::size_t too_often = 3;
    std::size_t actions = 0;
    for (auto const& point : points) {
        auto const story = story_there(db, point.id);
        if (!story.actions.empty() && !is_weak_only(story)) {
            return {};
        }
        actions += story.actions.size();
    }
    return actions < too_often
               ? Html{}
               : govuk::warning_text(
                     {.text = fmt::format("Every one of the {} actions on this theme was to remind or to train. "
                                          "Try one that changes the work itself.",
                                          actions)});
}

Response show_one(Request const&, Here& here, Id<Theme> id) {
    constexpr int last_heard = 10;
    auto const theme = find_theme(here.db, id);
    if (!theme) {
        throw NotFound();
    }
    SignalFilter heard;
    heard.theme = id;
    heard.see_kept_from_worker = here.may(May::see_kept_from_worker);
    LearningFilter learned;
    learned.theme = id;
    auto const known = services(here.db);
    auto const points = list_learning_points(here.db, learned, page_length);
    ThemeView const view{
        govuk::back_link({.text = "Themes", .href = "/themes"}),
        theme->name,
        theme->definition,
        warning_of(here.db, points),
        facts_of(here, *theme, count_signals(here.db, heard)),
        here.may(May::write_learning)
            ? button_link("Write a learning point", fmt::format("/learning-points/new?theme={}", id.number))
            : Html{},
        points_table(points, known),
        signals_table(list_signals(here.db, heard, last_heard), known)};
    return people::show(here, theme->name, theme_page(view));
}

}  // namespace

void mount_themes(people::Site& at) {
    at.get("/themes", may::see_signals, list);
    at.get("/themes/new", may::manage_themes, show_new_form);
    at.post("/themes/new", may::manage_themes, define_it);
    at.get("/themes/{id}", may::see_signals, show_one);
}

}  // namespace heed::loop
