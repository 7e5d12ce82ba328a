// How the learning reached the people who need it.

#include <fmt/format.h>

#include "loop/act_parts.hpp"
#include "loop/pages.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

Response show_share(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Add a share", "/shares/new", "Add it");
    page.fields = govuk::lines(
        {one_of(typed, {"way", "How was it shared?", "", "govuk-radios--small"}, options_of<ShareWay>()),
         line_field(typed, {"to_whom", "Who needed it?", "For example, all hospital discharge workers"}),
         day_field(typed, {"shared_on", "When was it shared?"}),
         number_field(typed, {"meant_for", "How many people needed it?"}),
         number_field(typed, {"reached", "How many of them did it reach?", "Those who read it, came, or signed it"})});
    return show_form(here, page, typed.problems);
}

Response show_share_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_share(here, open_story(here, id), {day_as_typed("shared_on", here.today), {}});
}

Response share_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = open_story(here, id);
    web::Form const form(request);
    auto const made = share({form.choice<ShareWay>("way"), form.text("to_whom"), form.typed_day("shared_on"),
                             form.text("reached"), form.text("meant_for")},
                            here.today);
    if (!made) {
        return show_share(here, story, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_share(db, id, *made, doing_now(here));
        return web::see(path_of(id) + "#shares");
    });
}

}  // namespace

void mount_shares(people::Site& at) {
    at.get("/learning-points/{id}/shares/new", may::write_learning, show_share_form);
    at.post("/learning-points/{id}/shares/new", may::write_learning, share_it);
}

}  // namespace heed::loop
