#include "people/screens.hpp"

#include <algorithm>

#include "web/form.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::people {

namespace {

namespace govuk = web::govuk;
using web::Html;

constexpr std::size_t longest_path = 500;

struct FormView {
    Html back;
    Html errors;
    std::string heading;
    Html before;
    std::string action;
    Html form_fields;
    Html fields;
    Html after;
};
BOOST_DESCRIBE_STRUCT(FormView, (), (back, errors, heading, before, action, form_fields, fields, after))
web::Template<FormView> const form_page{"people/views/form.html"};

FormView view_of(Here const& here, FormPage const& form, Problems const& problems) {
    return {{},          errors_of(problems), form.heading, form.before,
            form.action, here.form_fields(),  form.fields,  form.after};
}

bool is_plain(char c) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view("/-_.~").find(c) != std::string_view::npos;
}

}  // namespace

web::Response show_plain_form(Here const& here, FormPage const& form, Problems const& problems) {
    return show_resident(here, form.heading, form_page(view_of(here, form, problems)), problems);
}

web::Response show_form(Here const& here, FormPage const& form, std::string const& back, Problems const& problems) {
    auto view = view_of(here, form, problems);
    view.back = govuk::back_link({.href = back});
    return show(here, form.heading, form_page(view), problems);
}

web::Html errors_of(Problems const& problems) {
    govuk::ErrorSummary summary;
    for (auto const& problem : problems) {
        summary.errors.push_back({.text = problem.says, .href = problem.field.empty() ? "" : "#" + problem.field});
    }
    return problems.empty() ? Html{} : govuk::error_summary(summary);
}

web::Html paragraph(std::string_view text) { return govuk::element("p").classes("govuk-body").holding(text); }

web::Html hidden(std::string_view name, std::string_view value) {
    return govuk::element("input").with("type", "hidden").with("name", name).as_given("value", value).alone();
}

web::Html password_field(std::string_view name, std::string_view label, std::string_view hint,
                         std::string_view autocomplete, Problems const& problems) {
    govuk::PasswordInput field;
    field.name = name;
    field.label.text = label;
    if (!hint.empty()) {
        field.hint = hint;
    }
    field.error = web::error_of(problems, name);
    field.autocomplete = autocomplete;
    return govuk::password_input(field);
}

web::Html new_password_fields(std::string_view email, Problems const& problems) {
    auto const username = govuk::element("input")
                              .with("type", "text")
                              .with("name", "username")
                              .with("autocomplete", "username")
                              .with("value", email)
                              .flag("hidden", true)
                              .alone();
    return username +
           password_field(
               "password", "New password",
               "At least 12 characters. Three or four words that do not belong together are easy to remember "
               "and hard to guess.",
               "new-password", problems) +
           password_field("again", "Type it again", "", "new-password", problems);
}

std::string as_typed(web::Request const& request, std::string_view name) {
    auto const found = std::ranges::find(request.form, name, &web::Field::name);
    return found == request.form.end() ? std::string() : found->value;
}

web::Response with_status(web::Response response, int status) {
    web::Response changed(status);
    for (auto const& header : response.headers()) {
        if (header.name == "set-cookie") {
            changed.add_cookie(header.value);
        } else if (header.name != "content-type") {
            changed.set(header.name, header.value);
        }
    }
    std::string type(response.header("content-type"));
    changed.with_body(std::move(type), response.take_body());
    return changed;
}

std::string time_of_day(Instant instant) {
    auto const words = spoken(instant + std::chrono::seconds(59));
    return words.substr(words.rfind(' ') + 1);
}

std::string safe_path(std::string_view path, std::string_view otherwise) {
    bool const ours = path.starts_with('/') && !path.starts_with("//") && path.size() <= longest_path &&
                      std::ranges::all_of(path, is_plain);
    return std::string(ours ? path : otherwise);
}

}  // namespace heed::people
