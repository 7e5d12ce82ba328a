// People are told what changed because of what they said.

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/telling.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string who_will_be_told(Behind const& people) {
    auto says = people.to_tell == 0
                    ? std::string("Nobody is left to be told through Heed.")
                    : fmt::format("{} behind its signals will be asked to be told, each in the form that they chose.",
                                  counted(people.to_tell, "person", "people"));
    if (people.told + people.cannot_be_told > 0) {
        says += fmt::format(" {} of this change before; {} could not be.",
                            people.told == 1 ? std::string("1 was told") : fmt::format("{} were told", people.told),
                            people.cannot_be_told);
    }
    if (people.logged_by_staff > 0) {
        says += fmt::format(" {} logged by staff: only who logged them knows whom to tell.",
                            counted(people.logged_by_staff, "signal was", "signals were"));
    }
    return says;
}

Story changed_story(Here const& here, Id<LearningPoint> id) {
    auto story = open_story(here, id);
    if (change_now(story, here.today).empty()) {
        throw Conflict();
    }
    return story;
}

Behind behind_now(Here const& here, Story const& story) {
    return behind(here.db, story.point.id, change_now(story, here.today), here.may(May::see_kept_from_worker));
}

Response show_tell(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Tell people what changed", "/tell-back", "See it before it is sent");
    page.before += paragraph(who_will_be_told(behind_now(here, story)));
    page.fields = text_field(typed,
                             {"what_changed", "What changed because of what they said?",
                              "Plain words. The same text goes to everybody: no case, no names."},
                             5);
    return show_form(here, page, typed.problems);
}

Response show_tell_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_tell(here, changed_story(here, id), {});
}

/// The text as people will read it, and a second press that sends it.
Response show_preview(Here& here, Story const& story, std::string const& text) {
    auto const people = behind_now(here, story);
    auto page = page_for(
        story, "Check what people will be told", "/tell-back",
        people.to_tell == 0 ? "Keep it" : fmt::format("Tell {}", counted(people.to_tell, "person", "people")));
    page.back = path_of(story.point.id) + "/tell-back";
    page.before = govuk::element("blockquote").classes("govuk-inset-text heed-words").holding(text) +
                  paragraph(who_will_be_told(people));
    page.fields =
        govuk::element("input").with("type", "hidden").with("name", "what_changed").with("value", text).alone() +
        govuk::element("input").with("type", "hidden").with("name", "step").with("value", "send").alone();
    return show_form(here, page, {});
}

Response tell_them(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = changed_story(here, id);
    web::Form const form(request);
    auto const text = what_changed(form.text("what_changed"));
    if (!text) {
        return show_tell(here, story, {request.form, text.error()});
    }
    if (form.text("step") != "send") {
        return show_preview(here, story, *text);
    }
    return people::change(request, here, [&](store::Writing& db) {
        tell_back(db, id, *text, doing_now(here));
        return web::see(path_of(id) + "#told-back");
    });
}

}  // namespace

void mount_telling(people::Site& at) {
    at.get("/learning-points/{id}/tell-back", may::write_learning, show_tell_form);
    at.post("/learning-points/{id}/tell-back", may::write_learning, tell_them);
}

}  // namespace heed::loop
