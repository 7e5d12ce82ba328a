#include "web/easy_read.hpp"

#include <fmt/format.h>

#include "web/govuk/all.hpp"
#include "web/layout.hpp"
#include "web/view.hpp"

namespace heed::web {

namespace {

struct EasyStepView {
    Html picture;
    Html says;
};
BOOST_DESCRIBE_STRUCT(EasyStepView, (), (picture, says))
Template<EasyStepView> const easy_step_part{"web/views/easy_step.html"};

Html picture(std::string_view name, std::string_view classes, std::string_view size) {
    return govuk::element("img")
        .classes(classes)
        .with("src", asset_path(fmt::format("easy-{}.svg", name)))
        .as_given("alt", "")
        .with("width", size)
        .with("height", size)
        .alone();
}

}  // namespace

Html easy_picture(std::string_view name) { return picture(name, "heed-easy__picture", "120"); }

Html easy_face(std::string_view name) { return picture(name, "heed-easy__face", "72"); }

Html easy_step(std::string_view picture, Html const& says) { return easy_step_part({easy_picture(picture), says}); }

Html easy_step(std::string_view picture, std::initializer_list<std::string_view> sentences) {
    Html says;
    for (auto const sentence : sentences) {
        govuk::add_line(says, govuk::element("p").classes("govuk-body").holding(sentence));
    }
    return easy_step(picture, says);
}

}  // namespace heed::web
