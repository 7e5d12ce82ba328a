// Merging a theme into another, retiring it, and bringing it back. What would move is shown before it is done.

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_parts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

Html reason_field(Typed const& typed, std::string const& label) { return text_field(typed, {"reason", label}, 2); }

std::vector<Option> others_as_options(store::Reading const& db, Id<Theme> id) {
    auto themes = list_themes(db);
    std::erase_if(themes, [&](ThemeLine const& theme) { return theme.id == id; });
    return themes_as_options(themes);
}

/// The first step: which one. A GET, so that nothing happens by it.
Response ask_for_the_other(Here const& here, Theme const& theme) {
    auto const fields = govuk::lines({pick_from({}, {"into", "Into which theme?", "It keeps its code and its words"},
                                                others_as_options(here.db, theme.id), "Select a theme"),
                                      govuk::button({.text = "Show what would move"})});
    return show_part(here,
                     {.back = govuk::back_link({.text = theme.name, .href = path_of(theme.id)}),
                      .caption = "Theme " + theme.code,
                      .title = "Merge it into another theme",
                      .lead = paragraph("Do this when two themes mean the same. Nothing is lost: this theme stays "
                                        "in the list with a line that says where it went, and its address leads "
                                        "there.") +
                              govuk::element("form").with("method", "get").holding(fields)});
}

Html definitions_of(Theme const& from, Theme const& into) {
    govuk::Records table{.caption = "What the two mean",
                         .head = {{.text = "Part"}, {.text = "Goes: " + from.code}, {.text = "Stays: " + into.code}}};
    table.rows.push_back({{.text = "Name"}, {.text = from.name}, {.text = into.name}});
    table.rows.push_back({{.text = "What is always true"}, {.text = from.definition}, {.text = into.definition}});
    table.rows.push_back({{.text = "Belongs to it"}, {.text = from.includes}, {.text = into.includes}});
    table.rows.push_back({{.text = "Does not belong to it"}, {.text = from.excludes}, {.text = into.excludes}});
    return govuk::records(table);
}

Response show_merge(Here& here, Theme const& from, Theme const& into, Typed const& typed) {
    auto const moves = belongings_of(here.db, from.id);
    auto const signals = moves.signals + (here.may(May::see_kept_from_worker) ? moves.kept_signals : 0);
    FormPage page{.title = fmt::format("Merge “{}” into “{}”?", from.name, into.name),
                  .back = path_of(from.id) + "/merge",
                  .path = path_of(from.id) + "/merge",
                  .button = "Merge it"};
    page.before = definitions_of(from, into) +
                  bullets({fmt::format("{} would move. A signal that is linked to both is counted once.",
                                       counted(signals, "signal", "signals")),
                           fmt::format("{} would move, and none is reopened by it.",
                                       counted(moves.learning_points, "learning point", "learning points")),
                           fmt::format("The code {} is never given again.", from.code)});
    page.fields = reason_field(typed, "Why do the two mean the same?") +
                  hidden_field("into", std::to_string(into.id.number));
    return show_form(here, page, typed.problems);
}

Response show_merge_form(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = theme_to_change(here.db, id);
    auto const into = find_theme(here.db, asked_id<Theme>(request, "into"));
    if (!into || into->id == id || into->standing != ThemeStanding::in_use) {
        return ask_for_the_other(here, theme);
    }
    return show_merge(here, theme, *into, {});
}

Response merge_it(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = theme_to_change(here.db, id);
    web::Form const form(request);
    auto const into = find_theme(here.db, {id_in(form.text("into"))});
    if (!into || into->id == id || into->standing != ThemeStanding::in_use) {
        return web::see(path_of(id) + "/merge");
    }
    auto const reason = reason_given(form.text("reason"), "Enter why the two mean the same");
    if (!reason) {
        return show_merge(here, theme, *into, {request.form, reason.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        merge_theme(db, id, into->id, *reason, {here.today, here.now, here.me().id.number});
        return web::see(path_of(into->id) + "#history");
    });
}

// ---- retiring

Response show_retire(Here& here, Theme const& theme, Typed const& typed) {
    bool const is_back = theme.standing == ThemeStanding::retired;
    FormPage page{
        .title = is_back ? fmt::format("Bring “{}” back?", theme.name) : fmt::format("Retire “{}”?", theme.name),
        .back = path_of(theme.id),
        .path = path_of(theme.id) + "/retire",
        .button = is_back ? "Bring it back" : "Retire it"};
    page.before = paragraph(is_back ? "It will be offered again for new signals."
                                    : "It will not be offered for new signals any more. What it has stays, and its "
                                      "code is never given again.");
    page.fields = reason_field(typed, "Why?");
    return show_form(here, page, typed.problems);
}

Theme retiring(Here const& here, Id<Theme> id) {
    auto theme = theme_there(here.db, id);
    return theme.standing == ThemeStanding::merged ? theme_to_change(here.db, id) : theme;
}

Response show_retire_form(Request const&, Here& here, Id<Theme> id) {
    return show_retire(here, retiring(here, id), {});
}

Response retire_it(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = retiring(here, id);
    auto const reason = reason_given(web::Form(request).text("reason"), "Enter why");
    if (!reason) {
        return show_retire(here, theme, {request.form, reason.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        Doing const doing{here.today, here.now, here.me().id.number};
        if (theme.standing == ThemeStanding::retired) {
            bring_theme_back(db, id, *reason, doing);
        } else {
            retire_theme(db, id, *reason, doing);
        }
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_theme_moves(people::Site& at) {
    at.get("/themes/{id}/merge", may::manage_themes, show_merge_form);
    at.post("/themes/{id}/merge", may::manage_themes, merge_it);
    at.get("/themes/{id}/retire", may::manage_themes, show_retire_form);
    at.post("/themes/{id}/retire", may::manage_themes, retire_it);
}

}  // namespace heed::loop
