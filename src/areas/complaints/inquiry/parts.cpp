#include "areas/complaints/inquiry/parts.hpp"

#include "web/view.hpp"

namespace heed::complaints {

namespace {

struct PartView {
    web::Html back;
    web::Html problems;
    std::string title;
    std::string heading;
    web::Html flags;
    web::Html main;
};
BOOST_DESCRIBE_STRUCT(PartView, (), (back, problems, title, heading, flags, main))
web::Template<PartView> const part_page{"areas/complaints/views/inquiry_page.html"};

}  // namespace

web::Response show_part(people::Here const& here, Story const& story, std::string const& heading, web::Html const& main,
                        Problems const& problems) {
    PartView const view{.back = web::govuk::back_link({.text = title_of(story), .href = path_of(story.said.id)}),
                        .problems = summary_of(problems),
                        .title = title_of(story),
                        .heading = heading,
                        .flags = flags_of(story),
                        .main = main};
    return people::show(here, heading, part_page(view), problems);
}

web::Html small_form(people::Here const& here, SmallForm const& form) {
    auto const button = web::govuk::button(
        {.text = form.button, .classes = form.first ? "" : "govuk-button--secondary", .prevent_double_click = true});
    return web::govuk::element("form")
        .with("method", "post")
        .with("action", form.path)
        .with("enctype", form.with_file ? "multipart/form-data" : "")
        .flag("novalidate", true)
        .holding(here.form_fields() + form.fields + button);
}

}  // namespace heed::complaints
