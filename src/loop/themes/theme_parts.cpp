#include "loop/themes/theme_parts.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"

namespace heed::loop {

std::string path_of(Id<Theme> id) { return fmt::format("/themes/{}", id.number); }

Theme theme_there(store::Reading const& db, Id<Theme> id) {
    auto theme = find_theme(db, id);
    if (!theme) {
        throw NotFound();
    }
    return std::move(*theme);
}

Theme theme_to_change(store::Reading const& db, Id<Theme> id) {
    auto theme = theme_there(db, id);
    if (theme.standing != ThemeStanding::in_use) {
        throw Conflict();
    }
    return theme;
}

Html theme_fields(people::Here const& here, Typed const& typed, bool with_code) {
    return govuk::lines(
        {line_field(typed, {"name", "Name", "A few words that staff would say, such as “Late homecare visits”"}),
         with_code ? line_field(typed, {"code", "Code (optional)",
                                        "Up to 10 letters that stand for it for good, such as LHV. Leave it empty and "
                                        "we make one from the name.",
                                        "govuk-input--width-10"})
                   : Html{},
         text_field(typed, {"definition", "What is always true of a signal about this?"}, 3),
         text_field(typed, {"includes", "What belongs to it, though one might doubt it? (optional)"}, 2),
         text_field(typed, {"excludes", "What does not belong to it, though one might think so? (optional)"}, 2),
         pick_from(typed, {"owner", "Who owns it?"}, members_as_options(here.db), "Select a person")});
}

ThemeDraft theme_from(people::Here const& here, web::Form const& form) {
    return {form.text("name"),
            form.text("definition"),
            form.text("includes"),
            form.text("excludes"),
            member_chosen(here.db, form, "owner"),
            form.text("code")};
}

Outcome<Theme> theme_typed(people::Here const& here, web::Form const& form, Id<Theme> self) {
    auto theme = define(theme_from(here, form));
    if (!theme) {
        return theme;
    }
    auto const of_this_name = theme_named(here.db, theme->name);
    if (of_this_name && *of_this_name != self) {
        return problem("name", "There is a theme of this name already: use it, or choose another name");
    }
    auto const is_taken = [&](std::string const& code) { return code_is_taken(here.db, code); };
    if (theme->code.empty()) {
        theme->code = suggested_code(theme->name, is_taken);
    } else if (is_taken(theme->code)) {
        return problem("code", fmt::format("This code was given before. A code is never given twice: {} is free",
                                           suggested_code(theme->name, is_taken)));
    }
    return theme;
}

Html signals_shown(std::vector<SignalLine> const& lines, std::vector<Service> const& known,
                   std::string const& when_empty) {
    constexpr std::size_t shown = 110;
    govuk::Records table{.caption = "Signals, the one heard last first",
                         .head = {{.text = "What was heard"}, {.text = "Service"}, {.text = "Heard on"}},
                         .when_empty = when_empty,
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(fmt::format("/signals/{}", line.id.number), shortened(line.said, shown))},
                              {.text = service_name(known, line.service, "Not known")},
                              {.text = brief(line.heard_on), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

Html summary_of(Problems const& problems) {
    govuk::ErrorSummary errors;
    for (auto const& one : problems) {
        errors.errors.push_back({.text = one.says, .href = "#" + one.field});
    }
    return problems.empty() ? Html{} : govuk::error_summary(errors);
}

namespace {

struct PartView {
    Html back;
    Html summary;
    std::string caption;
    std::string title;
    Html lead;
    Html wide;
};
BOOST_DESCRIBE_STRUCT(PartView, (), (back, summary, caption, title, lead, wide))
web::Template<PartView> const part_page{"loop/views/theme_part.html"};

}  // namespace

web::Response show_part(people::Here const& here, ThemePart const& part, Problems const& problems) {
    auto const summary = summary_of(problems);
    return people::show(here, part.title,
                        part_page(PartView{part.back, summary, part.caption, part.title, part.lead, part.wide}),
                        problems);
}

Html form_to(people::Here const& here, std::string_view path, Html const& fields) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", path)
        .flag("novalidate", true)
        .holding(here.form_fields() + fields);
}

Html hidden_field(std::string_view name, std::string_view value) {
    return govuk::element("input").with("type", "hidden").with("name", name).with("value", value).alone();
}

}  // namespace heed::loop
