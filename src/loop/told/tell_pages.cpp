// People are told what changed because of what they said: the words are written once, looked at, and approved; from then
// on it goes by itself, unless somebody holds it.

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/told/public_rules.hpp"
#include "loop/told/telling.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

void add_way(std::vector<std::string>& ways, std::int64_t number, Way way) {
    if (number > 0) {
        ways.push_back(fmt::format("{} {}", counted(number, "person", "people"), spoken(way)));
    }
}

Html who_will_be_told(Behind const& people) {
    std::vector<std::string> ways;
    add_way(ways, people.email, Way::email);
    add_way(ways, people.page, Way::page);
    add_way(ways, people.phone, Way::phone);
    add_way(ways, people.letter, Way::letter);
    Html says = paragraph(
        people.to_tell() == 0
            ? std::string("Nobody waits to be told now. Whoever is linked later is told then.")
            : fmt::format("{}{} will be told, each in the form that they chose:", people.more ? "At least " : "",
                          counted(people.to_tell(), "person", "people")));
    says += ways.empty() ? Html{} : bullets(ways);
    if (people.phone + people.letter + people.in_another_form > 0) {
        says += paragraph("Who is rung, written to on paper or needs it in another form is given to a member of staff, "
                          "with a date.");
    }
    std::vector<std::string> others;
    auto const add = [&](std::int64_t number, std::string_view one, std::string_view many) {
        if (number > 0) {
            others.push_back(fmt::format("{} {}", number, number == 1 ? one : many));
        }
    };
    add(people.told, "was told of this change before", "were told of this change before");
    add(people.not_asked, "did not ask to hear", "did not ask to hear");
    add(people.cannot_be_told, "cannot be told: it is not safe, or there is no way",
        "cannot be told: it is not safe, or there is no way");
    add(people.logged_by_staff, "signal was logged by staff: only who logged it knows whom to tell",
        "signals were logged by staff: only who logged them knows whom to tell");
    return others.empty() ? says : says + bullets(others);
}

Story changed_story(Here const& here, Id<LearningPoint> id) {
    auto story = story_there(here.db, id);
    if (change_now(story, here.today).empty()) {
        throw Conflict();
    }
    return story;
}

Behind behind_now(Here const& here, Story const& story) {
    return behind(here.db, story, change_now(story, here.today), here.may(May::see_kept_from_worker));
}

Response show_tell(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Tell people what changed", "/tell-back", "See it before it is sent");
    page.before += paragraph(fmt::format("{}. Write once what that means for them; it goes to everybody behind it, now "
                                         "and later, for as long as it is true.",
                                         spoken(change_now(story, here.today)))) +
                   who_will_be_told(behind_now(here, story));
    page.fields = text_field(typed,
                             {"what_changed", "What changed because of what they said?",
                              "Plain words. The same text goes to everybody: no case, no names."},
                             5);
    return show_form(here, page, typed.problems);
}

Response show_tell_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = changed_story(here, id);
    auto const words = words_for(here.db, id, change_now(story, here.today));
    auto const begin = words                                      ? words->what_changed
                       : decision_of(story) == Decision::rejected ? story.decisions.back().reason
                                                                  : std::string();
    return show_tell(here, story, {{{"what_changed", begin}}, {}});
}

Html with_paragraphs(std::string_view text) {
    Html shown;
    for (auto const line : lines_of(text)) {
        shown += trimmed(line).empty() ? Html{} : paragraph(line);
    }
    return shown;
}

/// The text as people will read it, and a second press that approves it.
Response show_preview(Here& here, Story const& story, std::string const& text) {
    auto const people = behind_now(here, story);
    auto page = page_for(story, "Check what people will be told", "/tell-back",
                         people.to_tell() == 0
                             ? "Approve it"
                             : fmt::format("Approve it and tell {}", counted(people.to_tell(), "person", "people")));
    page.back = path_of(story.point.id) + "/tell-back";
    auto const hint = reading_hint(text);
    page.before = govuk::element("blockquote")
                      .classes("govuk-inset-text heed-words")
                      .holding(
                          with_paragraphs(message_of(story, change_now(story, here.today), text, false, here.today))) +
                  (hint.empty() ? Html{} : govuk::warning_text({.text = hint})) + who_will_be_told(people);
    page.fields = hidden("what_changed", text) + hidden("step", "send");
    return show_form(here, page, {});
}

Response tell_them(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = changed_story(here, id);
    web::Form const form(request);
    auto const text = what_changed(here.db, story, form.text("what_changed"));
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

// ---- held, and let go on

Response show_hold(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Hold the telling", "/tell-back/hold", "Hold it");
    page.before += paragraph("Nobody is told anything about this learning point until it is let go on.");
    page.fields = text_field(typed, {"reason", "Why?", "No names and no case."}, 3);
    return show_form(here, page, typed.problems);
}

Response show_hold_form(Request const&, Here& here, Id<LearningPoint> id) {
    return show_hold(here, story_there(here.db, id), {});
}

Response hold_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const reason = web::Form(request).text("reason");
    web::Checking checking;
    checking.expect_text(reason, "reason", "Enter why", 500);
    if (!checking.fine()) {
        return show_hold(here, story_there(here.db, id), {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        story_there(db, id);
        hold_telling(db, id, true, reason, doing_now(here));
        return web::see(path_of(id) + "#told-back");
    });
}

Response show_release_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    auto const hold = hold_on(here.db, id);
    if (!hold) {
        throw Conflict();
    }
    auto page = page_for(story, "Let the telling go on", "/tell-back/go-on", "Let it go on");
    page.before += paragraph(fmt::format("It has been held since {}: {}", spoken(hold->on_day), hold->reason)) +
                   paragraph("Whoever waits is told at once, with the words that were approved.");
    return show_form(here, page, {});
}

Response release_it(Request const& request, Here& here, Id<LearningPoint> id) {
    return people::change(request, here, [&](store::Writing& db) {
        story_there(db, id);
        hold_telling(db, id, false, "", doing_now(here));
        return web::see(path_of(id) + "#told-back");
    });
}

}  // namespace

void mount_telling(people::Site& at) {
    at.get("/learning-points/{id}/tell-back", may::write_learning, show_tell_form);
    at.post("/learning-points/{id}/tell-back", may::write_learning, tell_them);
    at.get("/learning-points/{id}/tell-back/hold", may::write_learning, show_hold_form);
    at.post("/learning-points/{id}/tell-back/hold", may::write_learning, hold_it);
    at.get("/learning-points/{id}/tell-back/go-on", may::write_learning, show_release_form);
    at.post("/learning-points/{id}/tell-back/go-on", may::write_learning, release_it);
}

}  // namespace heed::loop
