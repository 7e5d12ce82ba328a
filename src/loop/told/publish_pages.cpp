// A closed loop is put on the public page, after a look at it, and taken off again.

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/told/public_parts.hpp"
#include "loop/told/telling.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

Story publishable_story(Here const& here, Id<LearningPoint> id) {
    auto story = story_there(here.db, id);
    if (published_of(here.db, id) || !may_be_published(story, here.today)) {
        throw Conflict();
    }
    return story;
}

Response show_publish(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Put it on the public page", "/publish", "See it before it is published");
    page.before += paragraph(
        "Everybody can read it, for as long as it stands there. How it stands, the checks and their "
        "numbers are added by Heed and change by themselves. Nobody’s case may be recognised in it.");
    page.fields = govuk::lines(
        {line_field(typed, {"theme", "What is it about?", "In words for the public, for example “Late visits”"}),
         text_field(typed, {"said", "What did people tell us?", "What many said, in your words and never in theirs"},
                    3),
         text_field(typed, {"did", "What did we do?", "Plain words. If it was rejected: our answer."}, 4),
         line_field(typed,
                    {"looked_for", "What did we promise to check? (optional)",
                     "It completes “We promised to check …”, for example “whether people were rung before a late "
                     "visit”",
                     "govuk-input"})});
    return show_form(here, page, typed.problems);
}

Response show_publish_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = publishable_story(here, id);
    auto const words = words_for(here.db, id, change_now(story, here.today));
    auto const theme = find_theme(here.db, story.point.theme);
    return show_publish(here, story,
                        {{{"theme", theme ? theme->name : ""}, {"did", words ? words->what_changed : ""}}, {}});
}

Response show_preview(Here& here, Story const& story, SaidAndDone const& item) {
    FormPage page{.title = "Check what everybody will read",
                  .back = path_of(story.point.id) + "/publish",
                  .path = path_of(story.point.id) + "/publish",
                  .button = "Publish it"};
    page.before = govuk::element("h2").classes("govuk-heading-m").holding(item.theme) +
                  public_badge(story, here.today) + public_body(item, story, small_numbers(here.db), here.today);
    if (auto const hint = reading_hint(item.said + "\n" + item.did); !hint.empty()) {
        page.before += govuk::warning_text({.text = hint});
    }
    page.fields = hidden("theme", item.theme) + hidden("said", item.said) + hidden("did", item.did) +
                  hidden("looked_for", item.looked_for) + hidden("step", "publish");
    return show_form(here, page, {});
}

Response publish_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = publishable_story(here, id);
    web::Form const form(request);
    auto const item = for_the_public(
        here.db, story, {form.text("theme"), form.text("said"), form.text("did"), form.text("looked_for")}, here.today);
    if (!item) {
        return show_publish(here, story, {request.form, item.error()});
    }
    if (form.text("step") != "publish") {
        return show_preview(here, story, *item);
    }
    return people::change(request, here, [&](store::Writing& db) {
        publish(db, *item, doing_now(here));
        return web::see(path_of(id) + "#told-back");
    });
}

SaidAndDone published_there(store::Reading const& db, Id<LearningPoint> id) {
    auto item = published_of(db, id);
    if (!item) {
        throw Conflict();
    }
    return std::move(*item);
}

Response show_take_off(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Take it off the public page", "/take-off", "Take it off");
    page.before += paragraph("From that moment on nobody can read it there.");
    page.fields = text_field(typed, {"reason", "Why?", "No names and no case."}, 3);
    return show_form(here, page, typed.problems);
}

Response show_take_off_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    published_there(here.db, id);
    return show_take_off(here, story, {});
}

Response take_it_off(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const reason = web::Form(request).text("reason");
    web::Checking checking;
    checking.expect_text(reason, "reason", "Enter why", 500);
    if (!checking.fine()) {
        return show_take_off(here, story_there(here.db, id), {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        take_off(db, published_there(db, id), reason, doing_now(here));
        return web::see(path_of(id) + "#told-back");
    });
}

}  // namespace

void mount_publishing(people::Site& at) {
    at.get("/learning-points/{id}/publish", may::publish_learning, show_publish_form);
    at.post("/learning-points/{id}/publish", may::publish_learning, publish_it);
    at.get("/learning-points/{id}/take-off", may::publish_learning, show_take_off_form);
    at.post("/learning-points/{id}/take-off", may::publish_learning, take_it_off);
}

}  // namespace heed::loop
