#include "loop/parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "loop/heard/signal_draft.hpp"
#include "people/members.hpp"
#include "people/tokens.hpp"
#include "store/rows.hpp"
#include "web/router.hpp"

namespace heed::loop {

namespace {

govuk::Label label_of(Ask const& ask) { return {.text = ask.label, .classes = "govuk-label--s"}; }

/// Legends of one question among several; in the middle size they shout.
govuk::Fieldset fieldset_of(Ask const& ask) {
    return {.legend = {.text = ask.label, .classes = "govuk-fieldset__legend--s"}};
}

}  // namespace

Html line_field(Typed const& typed, Ask const& ask) {
    return govuk::input({.name = ask.name,
                         .label = label_of(ask),
                         .hint = ask.hint,
                         .error = typed.error(ask.name),
                         .value = typed.text(ask.name),
                         .classes = ask.classes});
}

Html number_field(Typed const& typed, Ask const& ask) {
    return govuk::input({.name = ask.name,
                         .label = label_of(ask),
                         .hint = ask.hint,
                         .error = typed.error(ask.name),
                         .value = typed.text(ask.name),
                         .classes = "govuk-input--width-4",
                         .inputmode = "numeric",
                         .spellcheck = false});
}

Html text_field(Typed const& typed, Ask const& ask, int rows) {
    return govuk::textarea({.name = ask.name,
                            .label = label_of(ask),
                            .hint = ask.hint,
                            .error = typed.error(ask.name),
                            .value = typed.text(ask.name),
                            .rows = rows,
                            .classes = ask.classes});
}

Html day_field(Typed const& typed, Ask const& ask) {
    auto const part = [&](std::string const& name) {
        return govuk::DatePart{.name = name, .value = typed.text(ask.name + "-" + name)};
    };
    return govuk::date_input({.name = ask.name,
                              .id = ask.name,
                              .fieldset = fieldset_of(ask),
                              .hint = ask.hint,
                              .error = typed.error(ask.name),
                              .day = part("day"),
                              .month = part("month"),
                              .year = part("year")});
}

std::vector<web::Field> day_as_typed(std::string const& name, Day day) {
    auto const date = day.date();
    return {{name + "-day", fmt::format("{}", static_cast<unsigned>(date.day()))},
            {name + "-month", fmt::format("{}", static_cast<unsigned>(date.month()))},
            {name + "-year", fmt::format("{}", static_cast<int>(date.year()))}};
}

Html one_of(Typed const& typed, Ask const& ask, std::vector<Option> const& options) {
    govuk::Radios radios{.name = ask.name,
                         .fieldset = fieldset_of(ask),
                         .hint = ask.hint,
                         .error = typed.error(ask.name),
                         .value = typed.text(ask.name),
                         .classes = ask.classes};
    for (auto const& option : options) {
        radios.items.push_back({.value = option.value, .text = option.text, .hint = option.hint});
    }
    return govuk::radios(radios);
}

Html pick_from(Typed const& typed, Ask const& ask, std::vector<Option> options, std::string const& empty_text) {
    govuk::Select select{.name = ask.name,
                         .label = label_of(ask),
                         .hint = ask.hint,
                         .error = typed.error(ask.name),
                         .value = typed.text(ask.name)};
    select.items.push_back({.value = "", .text = empty_text});
    for (auto& option : options) {
        select.items.push_back({.value = std::move(option.value), .text = std::move(option.text)});
    }
    return govuk::select(select);
}

std::vector<Option> members_as_options(store::Reading const& db) {
    constexpr int most = 500;
    std::vector<Option> options;
    for (auto const& member : people::list_members(db, {}, most)) {
        if (!member.ended_at) {
            options.push_back({fmt::format("{}", member.id.number), member.name});
        }
    }
    return options;
}

std::vector<Option> services_as_options(std::vector<Service> const& services) {
    std::vector<Option> options;
    for (auto const& service : services) {
        options.push_back({fmt::format("{}", service.id.number), service.name});
    }
    return options;
}

std::vector<Option> themes_as_options(std::vector<ThemeLine> const& themes) {
    std::vector<Option> options;
    for (auto const& theme : themes) {
        options.push_back({fmt::format("{}", theme.id.number), theme.name});
    }
    return options;
}

std::string const& Names::of(std::int64_t member) {
    auto const found = known_.find(member);
    if (found != known_.end()) {
        return found->second;
    }
    auto name = member > 0 || people::is_token(member) ? people::name_of_member(db_, member)
                : member < 0                           ? "Heed"
                                                       : "a member of the public";
    return known_.emplace(member, std::move(name)).first->second;
}

std::string service_name(std::vector<Service> const& services, Id<Service> id, std::string_view when_none) {
    auto const found = std::ranges::find(services, id, &Service::id);
    return found == services.end() ? std::string(when_none) : found->name;
}

std::int64_t service_chosen(store::Reading const& db, web::Form const& form) {
    auto const id = id_in(form.text("service"));
    auto const known = services(db);
    return std::ranges::find(known, Id<Service>{id}, &Service::id) == known.end() ? 0 : id;
}

std::int64_t member_chosen(store::Reading const& db, web::Form const& form, std::string_view field) {
    auto const id = id_in(form.text(field));
    auto const member = id == 0 ? std::nullopt : people::find_member(db, {id});
    return member && !member->ended_at ? id : 0;
}

Html heading(std::string_view text, std::string_view id) {
    return govuk::element("h2").classes("govuk-heading-m").with("id", id).holding(text);
}

Html hidden(std::string_view name, std::string_view value) {
    return govuk::element("input").with("type", "hidden").with("name", name).as_given("value", value).alone();
}

Html paragraph(govuk::Words const& text) { return govuk::element("p").classes("govuk-body").holding(text); }

Html link(std::string_view path, std::string_view text) {
    return govuk::element("a").classes("govuk-link").with("href", path).holding(text);
}

Html bullets(std::vector<std::string> const& items) {
    Html list;
    for (auto const& item : items) {
        govuk::add_line(list, govuk::element("li").holding(item));
    }
    return govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(list);
}

Html button_link(std::string_view text, std::string_view path, bool first) {
    return govuk::button({.text = text, .classes = first ? "" : "govuk-button--secondary", .href = std::string(path)});
}

namespace {

struct FormView {
    Html back;
    Html summary;
    std::string title;
    Html before;
    std::string path;
    Html form_fields;
    Html fields;
    Html button;
    Html after;
    bool with_file = false;
};
BOOST_DESCRIBE_STRUCT(FormView, (), (back, summary, title, before, path, form_fields, fields, button, after, with_file))
web::Template<FormView> const form_page{"loop/views/form.html"};

/// The address of a field on its page: of a date, its first box. Empty where the form has no such field, and the sentence
/// leads nowhere.
std::string place_of_field(Html const& form, std::string const& field) {
    for (auto const& id : {field + "-day", field}) {
        if (!field.empty() && form.text.find(fmt::format("id=\"{}\"", id)) != std::string::npos) {
            return "#" + id;
        }
    }
    return {};
}

Html summary_of(Problems const& problems, Html const& form) {
    if (problems.empty()) {
        return {};
    }
    govuk::ErrorSummary summary;
    for (auto const& one : problems) {
        summary.errors.push_back({.text = one.says, .href = place_of_field(form, one.field)});
    }
    return govuk::error_summary(summary);
}

}  // namespace

web::Response show_form(people::Here const& here, FormPage const& page, Problems const& problems) {
    FormView const view{govuk::back_link({.href = page.back}),
                        summary_of(problems, page.before + page.fields + page.after),
                        page.title,
                        page.before,
                        page.path,
                        here.form_fields(),
                        page.fields,
                        govuk::button({.text = page.button, .prevent_double_click = true}),
                        page.after,
                        page.with_file};
    return people::show(here, page.title, form_page(view), problems);
}

Html page_links(std::string const& path, std::string const& query, std::string const& first, std::string const& last,
                bool newer, bool older) {
    govuk::Pagination links;
    if (newer) {
        links.previous = {.href = fmt::format("{}?{}after={}", path, query, first), .text = "Newer"};
    }
    if (older) {
        links.next = {.href = fmt::format("{}?{}before={}", path, query, last), .text = "Older"};
    }
    return newer || older ? govuk::pagination(links) : Html{};
}

std::int64_t id_in(std::string_view text) { return web::parse_id(text).value_or(0); }

std::string query_of(std::vector<web::Field> const& fields) {
    std::string query;
    for (auto const& field : fields) {
        if (!field.value.empty()) {
            query += fmt::format("{}={}&", field.name, web::percent_encoded(field.value));
        }
    }
    return query;
}

}  // namespace heed::loop
