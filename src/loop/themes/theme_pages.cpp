// The list of themes, a new one, a change of its words, and its versions side by side.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/suggest_pages.hpp"
#include "loop/pages.hpp"
#include "loop/picture/export.hpp"
#include "loop/themes/theme_changes.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_parts.hpp"
#include "people/versions.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

// ---- the list

struct ThemesView {
    Html actions;
    Html table;
    Html ended;
    Html keep;
};
BOOST_DESCRIBE_STRUCT(ThemesView, (), (actions, table, ended, keep))
web::Template<ThemesView> const themes_page{"loop/views/themes.html"};

Html themes_table(Here const& here) {
    auto const figures = signals_by_theme(here.db, here.may(May::see_kept_from_worker));
    Names names(here.db);
    govuk::Records table{
        .caption = "Themes by name",
        .head = {{.text = "Theme"}, {.text = "Code"}, {.text = "Owner"}, {.text = "Signals", .format = "numeric"}},
        .when_empty = "There is no theme yet. Define one when several signals are about the same thing.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& theme : list_themes(here.db)) {
        auto const found = std::ranges::find(figures, theme.id, &ThemeFigure::theme);
        auto const number = found == figures.end() ? 0 : found->signals;
        table.rows.push_back(
            {{.text = link(path_of(theme.id), theme.name)},
             {.text = theme.code, .classes = "heed-nowrap"},
             {.text = names.of(theme.owner.number)},
             {.text = link(fmt::format("/signals?theme={}", theme.id.number), std::to_string(number))}});
    }
    return govuk::records(table);
}

/// Where a theme went and why, in one sentence.
Html end_of(Here const& here, ThemeTurn const& turn) {
    auto const day = spoken(day_in_england(turn.at));
    if (turn.what != ThemeTurnKind::merged) {
        return web::escaped(fmt::format("Retired on {} because: {}", day, turn.reason));
    }
    auto const into = theme_there(here.db, turn.other);
    return Html{"Merged into "} + link(path_of(into.id), into.name) +
           web::escaped(fmt::format(" on {} because: {}", day, turn.reason));
}

Html ended_table(Here const& here) {
    govuk::Records table{.caption = "No longer in use",
                         .head = {{.text = "Theme"}, {.text = "Code"}, {.text = "What became of it"}}};
    for (auto const& turn : ends_of_themes(here.db)) {
        auto const theme = theme_there(here.db, turn.theme);
        table.rows.push_back({{.text = link(path_of(theme.id), theme.name)},
                              {.text = theme.code, .classes = "heed-nowrap"},
                              {.text = end_of(here, turn)}});
    }
    return table.rows.empty() ? Html{} : govuk::records(table);
}

Html list_actions(Here const& here) {
    Html buttons;
    if (here.may(May::manage_themes)) {
        govuk::add_line(buttons, button_link("Define a theme", "/themes/new", true));
        govuk::add_line(buttons, button_link("Sort signals without a theme", "/themes/to-sort"));
    }
    govuk::add_line(buttons, button_link("How well we agree", "/themes/agreement"));
    return govuk::element("div").classes("govuk-button-group").holding(buttons);
}

Response list(Request const&, Here& here) {
    ThemesView const view{list_actions(here), themes_table(here), ended_table(here),
                          export_form(here, "/themes/export", {})};
    return people::show(here, "Themes", themes_page(view));
}

// ---- a new one

Response show_new(Here& here, Typed const& typed) {
    FormPage page{.title = "Define a theme", .back = "/themes", .path = "/themes/new", .button = "Define it"};
    page.fields = theme_fields(here, typed, true);
    return show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    return show_new(here, {{{"owner", std::to_string(here.me().id.number)}}, {}});
}

Response define_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto theme = theme_typed(here, form);
    if (!theme) {
        return show_new(here, {request.form, theme.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        theme->made_at = here.now;
        theme->made_by = here.me().id.number;
        return web::see(path_of(add_theme(db, *theme)));
    });
}

// ---- a change of its words

Response show_edit(Here& here, Theme const& theme, Typed const& typed) {
    FormPage page{.title = fmt::format("Change the words of {}", theme.code),
                  .back = path_of(theme.id),
                  .path = path_of(theme.id) + "/edit",
                  .button = "Change it"};
    page.before = paragraph("The version before is kept. Everybody who reads a figure of this theme can see what its "
                            "words were then.");
    page.fields = theme_fields(here, typed, false) +
                  line_field(typed, {"reason", "Why do you change it?",
                                     "For example, “Two readers disagreed about visits that were cut short”"}) +
                  hidden_field("version", typed.text("version"));
    return show_form(here, page, typed.problems);
}

Response show_edit_form(Request const&, Here& here, Id<Theme> id) {
    auto const theme = theme_to_change(here.db, id);
    return show_edit(here, theme,
                     {{{"name", theme.name},
                       {"definition", theme.definition},
                       {"includes", theme.includes},
                       {"excludes", theme.excludes},
                       {"owner", std::to_string(theme.owner.number)},
                       {"version", std::to_string(theme.version)}},
                      {}});
}

/// Somebody was faster: both versions, and "keep mine" as a change of what is there now. 409.
Response show_both(Request const& request, Here& here, Theme const& theme) {
    web::Form const form(request);
    Names names(here.db);
    auto const owner = member_chosen(here.db, form, "owner");
    return people::show_clash(here, {theme.name,
                                     {{"Name", theme.name, form.text("name")},
                                      {"What is always true", theme.definition, form.text("definition")},
                                      {"Belongs to it", theme.includes, form.text("includes")},
                                      {"Does not belong to it", theme.excludes, form.text("excludes")},
                                      {"Owner", names.of(theme.owner.number), owner == 0 ? "" : names.of(owner)},
                                      {"Why", versions_of(here.db, theme.id).back().reason, form.text("reason")}},
                                     path_of(theme.id) + "/edit",
                                     path_of(theme.id) + "/edit",
                                     people::typed_fields(request),
                                     theme.version});
}

Response edit_it(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = theme_to_change(here.db, id);
    web::Form const form(request);
    auto const version = id_in(form.text("version"));
    if (version != theme.version) {
        return show_both(request, here, theme);
    }
    auto const words = theme_typed(here, form, id);
    auto const reason = reason_given(form.text("reason"), "Enter why you change it, so that others can follow");
    if (!words || !reason) {
        auto problems = words ? Problems{} : words.error();
        if (!reason) {
            problems.insert(problems.end(), reason.error().begin(), reason.error().end());
        }
        return show_edit(here, theme, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        reword_theme(db, id, *words, version, *reason, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

// ---- its versions side by side

/// Deleted words are struck through and inserted ones underlined by every browser; the signs and the hidden words say it
/// to who sees neither.
Html marked(std::vector<ChangedPiece> const& pieces, Change shown) {
    Html out;
    for (auto const& piece : pieces) {
        if (piece.change == Change::same) {
            out += web::escaped(piece.words) + Html{" "};
        } else if (piece.change == shown) {
            bool const added = shown == Change::added;
            auto const said =
                govuk::element("span").classes("govuk-visually-hidden").holding(added ? "added: " : "taken away: ");
            auto const sign = govuk::element("span").with("aria-hidden", "true").holding(added ? "[+ " : "[− ");
            auto const end = govuk::element("span").with("aria-hidden", "true").holding("]");
            out += govuk::element(added ? "ins" : "del").holding(said + sign + web::escaped(piece.words) + end) +
                   Html{" "};
        }
    }
    return out;
}

std::string quoted_pieces(std::vector<ChangedPiece> const& pieces, Change change) {
    std::string out;
    for (auto const& piece : pieces) {
        if (piece.change == change) {
            out += fmt::format("{}“{}”", out.empty() ? "" : ", ", piece.words);
        }
    }
    return out;
}

std::string in_words(std::vector<ChangedPiece> const& pieces) {
    auto const taken = quoted_pieces(pieces, Change::taken_away);
    auto const added = quoted_pieces(pieces, Change::added);
    if (taken.empty() && added.empty()) {
        return "The same.";
    }
    return (taken.empty() ? "" : "Taken away: " + taken + ". ") + (added.empty() ? "" : "Added: " + added + ".");
}

Html compared(ThemeVersion const& before, ThemeVersion const& after, Names& names) {
    govuk::Records table{.caption = fmt::format("Version {} beside version {}", before.version, after.version),
                         .head = {{.text = "Part"},
                                  {.text = fmt::format("Version {}", before.version)},
                                  {.text = fmt::format("Version {}", after.version)},
                                  {.text = "What changed"}}};
    auto const add = [&](std::string_view label, std::string const& was, std::string const& is) {
        auto const pieces = changes(was, is);
        table.rows.push_back({{.text = label},
                              {.text = marked(pieces, Change::taken_away)},
                              {.text = marked(pieces, Change::added)},
                              {.text = in_words(pieces)}});
    };
    add("Name", before.name, after.name);
    add("What is always true", before.definition, after.definition);
    add("Belongs to it", before.includes, after.includes);
    add("Does not belong to it", before.excludes, after.excludes);
    add("Owner", names.of(before.owner.number), names.of(after.owner.number));
    return govuk::records(table);
}

Html versions_table(std::vector<ThemeVersion> const& versions, Names& names) {
    govuk::Records table{.caption = "Every version",
                         .head = {{.text = "Version"}, {.text = "When"}, {.text = "By"}, {.text = "Why"}}};
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        table.rows.push_back({{.text = std::to_string(version->version)},
                              {.text = spoken(version->at)},
                              {.text = names.of(version->by)},
                              {.text = version->reason.empty() ? "It was defined." : version->reason}});
    }
    return govuk::records(table);
}

ThemeVersion const& version_asked(std::vector<ThemeVersion> const& versions, std::int64_t asked,
                                  std::int64_t otherwise) {
    auto const found = std::ranges::find(versions, asked == 0 ? otherwise : asked, &ThemeVersion::version);
    if (found == versions.end()) {
        throw NotFound();
    }
    return *found;
}

Html version_choice(ThemeVersion const& before, ThemeVersion const& after, std::vector<ThemeVersion> const& versions) {
    std::vector<Option> options;
    for (auto const& version : versions) {
        options.push_back({std::to_string(version.version),
                           fmt::format("Version {}, {}", version.version, spoken(day_in_england(version.at)))});
    }
    Typed const typed{{{"from", std::to_string(before.version)}, {"to", std::to_string(after.version)}}, {}};
    return govuk::element("form")
        .with("method", "get")
        .classes("heed-filters")
        .holding(govuk::lines({pick_from(typed, {"from", "Compare"}, options, "The one before"),
                               pick_from(typed, {"to", "With"}, options, "The last"),
                               govuk::button({.text = "Compare", .classes = "govuk-button--secondary"})}));
}

Response show_versions(Request const& request, Here& here, Id<Theme> id) {
    auto const theme = theme_there(here.db, id);
    auto const versions = versions_of(here.db, id);
    Names names(here.db);
    ThemePart part{.back = govuk::back_link({.text = theme.name, .href = path_of(id)}),
                   .caption = fmt::format("Theme {}", theme.code),
                   .title = "Versions of its words"};
    auto const& after = version_asked(versions, id_in(request.asked("to")), theme.version);
    auto const& before = version_asked(versions, id_in(request.asked("from")),
                                       std::max<std::int64_t>(after.version - 1, 1));
    if (versions.size() == 1) {
        part.lead = paragraph("Its words have not changed since it was defined.");
    } else {
        part.wide = version_choice(before, after, versions) + compared(before, after, names);
    }
    part.wide += versions_table(versions, names);
    return show_part(here, part);
}

}  // namespace

void mount_themes(people::Site& at) {
    at.get("/themes", may::see_signals, list);
    at.get("/themes/new", may::manage_themes, show_new_form);
    at.post("/themes/new", may::manage_themes, define_it);
    at.get("/themes/{id}", may::see_signals, show_theme);
    at.get("/themes/{id}/edit", may::manage_themes, show_edit_form);
    at.post("/themes/{id}/edit", may::manage_themes, edit_it);
    at.get("/themes/{id}/versions", may::see_signals, show_versions);
    mount_sorting(at);
    mount_agreement(at);
    mount_theme_moves(at);
    mount_theme_splits(at);
}

}  // namespace heed::loop
