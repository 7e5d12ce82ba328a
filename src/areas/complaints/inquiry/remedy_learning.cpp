#include "areas/complaints/inquiry/remedy_learning.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/inquiry/parts.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "kernel/text.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/parts.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;

bool may_be_learned(Here const& here, Remedy const& remedy) {
    bool const changes_a_service = remedy.kind == RemedyKind::procedure_change ||
                                   remedy.kind == RemedyKind::something_else;
    return changes_a_service && remedy.learning_point == 0 && remedy.not_done_because.empty() &&
           here.may(people::may::answer_complaints) && here.may(people::may::write_learning);
}

std::vector<std::string> names_in(Teller const& teller) {
    std::vector<std::string> names;
    for (auto const& name : {teller.name, teller.whose_name, teller.somebody_to_ring}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    return names;
}

std::string without_names(std::string const& text, Story const& story) {
    return loop::made_anonymous(text, names_in(story.teller));
}

std::vector<Option> themes(store::Reading const& db) {
    std::vector<Option> options{{"0", "Choose a theme"}};
    for (auto const& one : loop::themes_as_options(loop::list_themes(db))) {
        options.push_back({one.value, one.text});
    }
    return options;
}

std::vector<Option> strengths() {
    std::vector<Option> options;
    for_each_value<loop::Strength>([&](loop::Strength strength) {
        options.push_back({std::string(name_of(strength)), std::string(loop::spoken(strength)),
                           std::string(loop::explained(strength))});
    });
    return options;
}

loop::Doing in_loop(Doing const& doing) { return {doing.today(), doing.now, doing.by}; }

loop::Origin origin_of(store::Reading const& db, Story const& story, Remedy const& remedy, Doing const& doing) {
    loop::Origin origin;
    origin.kind = loop::OriginKind::complaint;
    origin.author = council_name(db);
    origin.document = "Promised in answer to a complaint";
    origin.made_on = remedy.promised_on;
    origin.own_words = without_names(remedy.what, story);
    origin.decide_by = doing.today() + loop::days_to_decide;
    return origin;
}

loop::DecisionCard accepted(store::Reading const& db, Remedy const& remedy) {
    loop::DecisionCard card;
    card.decision = loop::Decision::accepted;
    card.reason = "We promised it to somebody who complained.";
    card.decided_by = council_name(db);
    card.decided_on = remedy.promised_on;
    return card;
}

}  // namespace

web::Html learning_form(Here const& here, Story const& story, Remedy const& remedy, Typed const& typed) {
    if (!may_be_learned(here, remedy)) {
        return {};
    }
    auto const fields = govuk::lines(
        {paragraph("Does it change how a service works? Then send it into the loop: it becomes a learning point with "
                   "this as its action, and somebody will look whether it helped. Name nobody."),
         text_field(typed,
                    {"sentence", "What would be different?",
                     "One sentence that can be tested. For example: everybody whose visit is more than 20 "
                     "minutes late is rung before it.",
                     without_names(remedy.what, story)},
                    2),
         pick_from(typed, {"theme", "Which theme is it about?"}, themes(here.db)),
         one_of(typed, {"strength", "How strong is the change?"}, strengths())});
    auto const path = fmt::format("{}/remedies/{}/learning-point", path_of(story.said.id), remedy.number);
    return heading("Learn from it") +
           small_form(here, {.path = path, .fields = fields, .button = "Send it into the loop"});
}

Outcome<Learned> learned_from(Here const& here, Story const& story, Remedy const& remedy, web::Form const& form) {
    web::Checking checking;
    auto const sentence = form.text("sentence");
    auto const strength = form.choice<loop::Strength>("strength");
    auto const theme = loop::id_in(form.text("theme"));
    checking.expect(may_be_learned(here, remedy), "", "It is in the loop already, or it changes no service");
    checking.expect_text(sentence, "sentence", "Enter what would be different", 300);
    checking.expect(without_names(sentence, story) == sentence, "sentence",
                    "Leave out names, addresses and numbers: everybody reads this");
    checking.expect(loop::find_theme(here.db, {theme}).has_value(), "theme", "Choose a theme");
    checking.expect(strength.has_value(), "strength", "Choose how strong the change is");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Learned{sentence, theme, without_names(remedy.what, story), static_cast<std::int64_t>(*strength)};
}

void send_into_the_loop(store::Writing& db, Story const& story, Remedy const& remedy, Learned const& learned,
                        Doing const& doing) {
    loop::LearningPoint point;
    point.sentence = learned.sentence;
    point.theme = {learned.theme};
    point.service = {story.said.service};
    point.owner = {remedy.owner};
    std::vector<Id<loop::Signal>> signals;
    if (story.said.signal != 0) {
        signals.push_back({story.said.signal});
    }
    auto const id = loop::add_learning_point(db, point, signals, in_loop(doing), {},
                                             origin_of(db, story, remedy, doing));
    loop::decide_on(db, id, accepted(db, remedy), "", in_loop(doing));
    loop::Action action;
    action.what = learned.what;
    action.owner = {remedy.owner};
    action.due = std::max(remedy.due, doing.today());
    action.strength = static_cast<loop::Strength>(learned.strength);
    action.area = "Complaints: change the procedure";
    auto const added = loop::add_action(db, id, action, in_loop(doing));
    join_to_loop(db, story, remedy, id.number, added.number, doing);
}

void end_its_action(store::Writing& db, Remedy const& remedy, Doing const& doing) {
    auto const story = remedy.learning_point == 0 ? std::nullopt : loop::read_story(db, {remedy.learning_point});
    if (!story) {
        return;
    }
    auto const found = std::ranges::find_if(story->actions,
                                            [&](auto const& one) { return one.action.id.number == remedy.action; });
    if (found != story->actions.end() && !found->done && !found->given_up) {
        loop::mark_done(db, story->point.id, found->action.id, std::max(*remedy.done_on, found->action.added_on),
                        in_loop(doing));
    }
}

}  // namespace heed::complaints
