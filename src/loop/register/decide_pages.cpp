// A recommendation is accepted, adapted or rejected, with a reason for the public.

#include <fmt/format.h>

#include "loop/learning/act_parts.hpp"
#include "loop/learning/story_parts.hpp"
#include "loop/pages.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

std::vector<Option> decisions_as_options() {
    return {{"accepted", "Accept it", "In the words that can be tested, as they stand above"},
            {"adapted", "Adapt it", "Accept it in another wording, which you give below"},
            {"rejected", "Reject it", "It is closed with the reason, which can be published"}};
}

Html elsewhere_box(Typed const& typed) {
    govuk::Checkboxes box{.name = "elsewhere", .classes = "govuk-checkboxes--small"};
    box.values = {typed.text("elsewhere")};
    box.items.push_back({.value = "yes",
                         .text = "It was decided elsewhere",
                         .hint = "Another body decided, and we carry it out or stand by it"});
    return govuk::checkboxes(box);
}

Response show_deciding(Here& here, Story const& story, Typed const& typed) {
    auto page = page_for(story, "Accept, adapt or reject", "/decide", "Keep the decision");
    page.before = words_of(story);
    page.fields = govuk::lines(
        {one_of(typed, {"decision", "What was decided?"}, decisions_as_options()),
         text_field(typed, {"sentence", "The new wording, if it is adapted"}, 3),
         text_field(typed, {"reason", "Why?", "For the public: plain words, and no names of people who draw on care"},
                    4),
         line_field(typed, {"decided_by", "Who decided?", "For example, the adult social care leadership team"}),
         line_field(typed, {"decided_where", "Where? (optional)", "The meeting or the paper"}), elsewhere_box(typed),
         day_field(typed, {"decided_on", "When was it decided?"}),
         text_field(typed,
                    {"considered", "What was considered?", "Cost, law, what people said. Needed if it is rejected"}, 3),
         text_field(typed,
                    {"would_change", "What would change the decision?",
                     "For example, hearing it from three more people in a year. Needed if it is rejected"},
                    2)});
    return show_form(here, page, typed.problems);
}

Response show_deciding_form(Request const&, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    auto typed = Typed{day_as_typed("decided_on", here.today), {}};
    typed.fields.push_back({"sentence", story.point.sentence});
    return show_deciding(here, story, typed);
}

Response decide_it(Request const& request, Here& here, Id<LearningPoint> id) {
    auto const story = story_there(here.db, id);
    web::Form const form(request);
    auto const sentence = form.text("sentence");
    auto const card = decide({form.choice<Decision>("decision"), form.text("reason"), form.text("decided_by"),
                              form.text("decided_where"), form.ticked("elsewhere"), form.typed_day("decided_on"),
                              form.text("considered"), form.text("would_change"), sentence},
                             story.point.sentence, here.today);
    if (!card) {
        return show_deciding(here, story, {request.form, card.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        decide_on(db, id, *card, sentence, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_deciding(people::Site& at) {
    at.get("/learning-points/{id}/decide", may::decide_recommendations, show_deciding_form);
    at.post("/learning-points/{id}/decide", may::decide_recommendations, decide_it);
}

}  // namespace heed::loop
