#include "areas/complaints/fields.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

std::string value_of(Typed const& typed, Asked const& asked) {
    return typed.form.has(asked.name) ? typed.form.text(asked.name) : asked.value;
}

govuk::Label label_of(Asked const& asked) { return {.text = asked.label, .classes = "govuk-label--s"}; }

govuk::Fieldset fieldset_of(Asked const& asked) {
    return {.legend = {.text = asked.label, .classes = "govuk-fieldset__legend--s"}};
}

/// A date is three boxes; the summary leads to the first.
std::string anchor_of(std::string const& field) {
    static constexpr std::array<std::string_view, 7> days{"happened", "received", "on",    "due",
                                                          "agreed",   "sent",     "review"};
    bool const is_day = std::ranges::find(days, field) != days.end();
    return field.empty() ? "#main-content" : fmt::format("#{}{}", field, is_day ? "-day" : "");
}

}  // namespace

Typed untyped() {
    static std::vector<web::Field> const nothing;
    return {web::Form(nothing), {}};
}

web::Html line_field(Typed const& typed, Asked const& asked, std::string classes, std::string autocomplete,
                     std::string type) {
    return govuk::input({.name = asked.name,
                         .label = label_of(asked),
                         .hint = asked.hint,
                         .error = web::error_of(typed.problems, asked.name),
                         .value = value_of(typed, asked),
                         .type = std::move(type),
                         .classes = std::move(classes),
                         .autocomplete = std::move(autocomplete)});
}

web::Html text_field(Typed const& typed, Asked const& asked, int rows) {
    return govuk::textarea({.name = asked.name,
                            .label = label_of(asked),
                            .hint = asked.hint,
                            .error = web::error_of(typed.problems, asked.name),
                            .value = value_of(typed, asked),
                            .rows = rows});
}

web::Html day_field(Typed const& typed, Asked const& asked, std::optional<Day> value) {
    auto boxes = typed.form.typed_day(asked.name);
    bool const was_asked = typed.form.has(asked.name + "-day");
    if (!was_asked && value) {
        auto const date = value->date();
        boxes = {fmt::format("{}", static_cast<unsigned>(date.day())),
                 fmt::format("{}", static_cast<unsigned>(date.month())),
                 fmt::format("{}", static_cast<int>(date.year()))};
    }
    return govuk::date_input({.name = asked.name,
                              .id = asked.name,
                              .fieldset = fieldset_of(asked),
                              .hint = asked.hint,
                              .error = web::error_of(typed.problems, asked.name),
                              .day = {.value = boxes.day},
                              .month = {.value = boxes.month},
                              .year = {.value = boxes.year}});
}

web::Html one_of(Typed const& typed, Asked const& asked, std::vector<Option> const& options, bool inline_items) {
    std::vector<govuk::Choice> items;
    for (auto const& option : options) {
        items.push_back({.value = option.value, .text = option.text, .hint = option.hint, .conditional = option.more});
    }
    return govuk::radios(
        {.name = asked.name,
         .fieldset = fieldset_of(asked),
         .hint = asked.hint,
         .error = web::error_of(typed.problems, asked.name),
         .value = value_of(typed, asked),
         .items = std::move(items),
         .classes = inline_items ? "govuk-radios--inline govuk-radios--small" : "govuk-radios--small"});
}

web::Html pick_from(Typed const& typed, Asked const& asked, std::vector<Option> const& options) {
    std::vector<govuk::SelectItem> items;
    for (auto const& option : options) {
        items.push_back({.value = option.value, .text = option.text});
    }
    return govuk::select({.name = asked.name,
                          .label = label_of(asked),
                          .hint = asked.hint,
                          .error = web::error_of(typed.problems, asked.name),
                          .value = value_of(typed, asked),
                          .items = std::move(items)});
}

web::Html heading(std::string_view text) { return govuk::element("h2").classes("govuk-heading-m").holding(text); }

web::Html paragraph(std::string_view text) { return govuk::element("p").classes("govuk-body").holding(text); }

web::Html summary_of(Typed const& typed) {
    std::vector<govuk::ErrorLink> links;
    for (auto const& problem : typed.problems) {
        // A word may name a date on one form and a choice on another: the form that was sent says which it is.
        auto const field = problem.field.empty()                    ? "main-content"
                           : typed.form.has(problem.field + "-day") ? problem.field + "-day"
                                                                    : problem.field;
        links.push_back({.text = problem.says, .href = "#" + field});
    }
    return links.empty() ? web::Html{} : govuk::error_summary({.errors = std::move(links)});
}

web::Html summary_of(Problems const& problems) {
    if (problems.empty()) {
        return {};
    }
    std::vector<govuk::ErrorLink> links;
    for (auto const& problem : problems) {
        links.push_back({.text = problem.says, .href = anchor_of(problem.field)});
    }
    return govuk::error_summary({.errors = std::move(links)});
}

}  // namespace heed::complaints
