#include "people/versions.hpp"

#include "people/screens.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::people {

namespace {

namespace govuk = web::govuk;
using web::Html;

struct ClashView {
    std::string what;
    Html versions;
    std::string form_path;
    std::string action;
    Html form_fields;
    Html typed;
    Html button;
};
BOOST_DESCRIBE_STRUCT(ClashView, (), (what, versions, form_path, action, form_fields, typed, button))
web::Template<ClashView> const clash_page{"people/views/clash.html"};

Html table_of(std::vector<BothVersions> const& fields) {
    govuk::Records records{.caption = "Both versions",
                           .head = {{.text = "Field"}, {.text = "As it is now"}, {.text = "As you typed it"}}};
    for (auto const& field : fields) {
        auto const yours = field.yours == field.theirs ? Html{"the same"}
                                                       : govuk::element("strong").holding(field.yours);
        records.rows.push_back({{.text = field.label}, {.text = field.theirs}, {.text = yours}});
    }
    return govuk::records(records);
}

}  // namespace

web::Response show_clash(Here const& here, Clash const& clash) {
    ClashView view;
    view.what = clash.what;
    view.versions = table_of(clash.fields);
    view.form_path = clash.form_path;
    view.action = clash.action;
    view.form_fields = here.form_fields();
    view.typed = hidden("version", std::to_string(clash.version));
    for (auto const& field : clash.typed) {
        view.typed += hidden(field.name, field.value);
    }
    view.button = govuk::button({.text = "Keep mine", .classes = "govuk-button--secondary"});
    return with_status(show(here, "Changed by somebody else", clash_page(view)), 409);
}

std::vector<web::Field> typed_fields(web::Request const& request) {
    std::vector<web::Field> fields;
    for (auto const& field : request.form) {
        if (field.name != "token" && field.name != "once" && field.name != "version") {
            fields.push_back(field);
        }
    }
    return fields;
}

}  // namespace heed::people
