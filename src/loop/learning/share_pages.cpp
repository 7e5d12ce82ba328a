// How the learning reached the people who need it.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/learning/share_store.hpp"
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

// ---- six weeks later: who used it

Share share_for(Story const& story, Id<Share> id) {
    auto const found = std::ranges::find(story.shares, id, &Share::id);
    if (found == story.shares.end()) {
        throw NotFound();
    }
    return *found;
}

/// A share that a record of an area made is asked about there.
void expect_by_hand(Here const& here, Share const& share) {
    auto const known = known_of_shares(here.db, share.learning_point);
    auto const found = known.find(share.id);
    if (found != known.end() && found->second.source) {
        throw Conflict();
    }
}

Response show_use(Here& here, Story const& story, Share const& share, Typed const& typed) {
    auto page = page_for(story, "Say who used it", fmt::format("/shares/{}/use", share.id.number), "Keep it");
    page.before += paragraph(fmt::format("{}: {}. Shared on {}; it reached {} of {}.", spoken(share.way),
                                         without_full_stop(share.to_whom), spoken(share.shared_on), share.reached,
                                         share.meant_for));
    page.before += paragraph(fmt::format("On {} or later, ask some or all of those who needed it whether they used it "
                                         "in their work.",
                                         spoken(share.shared_on + days_until_use_is_asked)));
    page.fields = govuk::lines(
        {number_field(typed, {"asked", "How many were asked?", "Those who did not answer are counted too"}),
         number_field(typed, {"used", "How many of them say that they used it?"}),
         day_field(typed, {"asked_on", "When were they asked?"})});
    return show_form(here, page, typed.problems);
}

Response show_use_form(Request const&, Here& here, Id<LearningPoint> id, Id<Share> number) {
    auto const story = story_there(here.db, id);
    auto const share = share_for(story, number);
    expect_by_hand(here, share);
    return show_use(here, story, share, {day_as_typed("asked_on", here.today), {}});
}

Response keep_use(Request const& request, Here& here, Id<LearningPoint> id, Id<Share> number) {
    auto const story = story_there(here.db, id);
    auto const share = share_for(story, number);
    expect_by_hand(here, share);
    web::Form const form(request);
    auto const use = share_use({form.text("asked"), form.text("used"), form.typed_day("asked_on")}, share, here.today);
    if (!use) {
        return show_use(here, story, share, {request.form, use.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_use(db, id, *use, doing_now(here));
        return web::see(path_of(id) + "#shares");
    });
}

}  // namespace

void mount_shares(people::Site& at) {
    at.get("/learning-points/{id}/shares/new", may::write_learning, show_share_form);
    at.post("/learning-points/{id}/shares/new", may::write_learning, share_it);
    at.get("/learning-points/{id}/shares/{share}/use", may::write_learning, show_use_form);
    at.post("/learning-points/{id}/shares/{share}/use", may::write_learning, keep_use);
}

}  // namespace heed::loop
