#include <fmt/format.h>

#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/clocks/holds.hpp"
#include "areas/complaints/judging.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;

constexpr std::string_view group = "Time";
constexpr int working_days_to_look_again = 10;

web::Html bullets(std::vector<std::string> const& items) {
    web::Html all;
    for (auto const& item : items) {
        all += govuk::element("li").holding(item);
    }
    return govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(all);
}

// ---- hold

web::Html look_field(Typed const& typed, Here const& here) {
    return day_field(typed, {"look", "When do you look at it again?"},
                     here.working_days.after(here.today, working_days_to_look_again));
}

web::Html words_of_hold(Typed const& typed) {
    return govuk::lines({text_field(typed, {"hold_reason", "Why must it wait?", "Only we read this."}, 2),
                         text_field(typed, {"told", "What is the person told?", "They read this."}, 3)});
}

web::Html new_hold_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> options;
    for (auto const why : reasons_to_hold(story.said.track)) {
        auto text = spoken(why);
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
        options.push_back({std::string(name_of(why)), text});
    }
    return govuk::lines(
        {paragraph("Waiting stops our own norms. It does not stop a clock of the law, but for a request "
                   "for records while we ask what they want or who they are."),
         one_of(typed, {"why", "What does it wait for?"}, options), look_field(typed, here), words_of_hold(typed)});
}

web::Html hold_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const* open = open_hold(story.holds);
    if (open == nullptr) {
        return new_hold_fields(story, here, typed);
    }
    auto const on = govuk::lines({look_field(typed, here), words_of_hold(typed)});
    auto const over = text_field(typed, {"because", "Why does it go on?", "The person reads this."}, 3);
    return govuk::lines({paragraph(fmt::format("It waits since {}: {}.", spoken(open->from_day), spoken(open->why))),
                         bullets(what_stands_still(story, council_clocks(here.db, here.working_days))),
                         one_of(typed, {"decision", "Does it still have to wait?"},
                                {{"go_on", "No, it goes on", "", over}, {"wait", "Yes", "", on}})});
}

template <class Made>
Outcome<Do> hold_with(Story const& story, Made const& outcome, ReadDay const& look) {
    return judged_with(outcome, {look}, [&](Hold const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { put_on_hold(db, story, made, doing); };
    });
}

Outcome<Do> judge_hold(Story const& story, Here const& here, web::Form const& form) {
    auto const decision = form.text("decision");
    bool const waits_now = open_hold(story.holds) != nullptr;
    if (waits_now && decision == "go_on") {
        return judged_with(hold_ended(story, form.text("because")), {}, [&](std::string const& because) -> Do {
            return [=](store::Writing& db, Doing const& doing) { end_hold(db, story, because, doing); };
        });
    }
    if (waits_now && decision != "wait") {
        return problem("decision", "Say whether it still has to wait");
    }
    auto const look = read_day(form, "look", "The day to look again");
    auto const reason = form.text("hold_reason");
    auto const told = form.text("told");
    return waits_now
               ? hold_with(story, held_longer(story, look.day, reason, told, here.today), look)
               : hold_with(story, held(story, {form.choice<HoldReason>("why"), look.day, reason, told}, here.today),
                           look);
}

// ---- longer

web::Html longer_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const clocks = council_clocks(here.db, here.working_days);
    auto const* rule = rule_to_lengthen(story, clocks);
    if (rule == nullptr) {
        return paragraph("This cannot be given more time now.");
    }
    auto const rights = govuk::checkboxes(
        {.name = "rights",
         .error = web::error_of(typed.problems, "rights"),
         .values = typed.form.all("rights"),
         .items = {{.value = "yes",
                    .text = "They are told where to turn if they are not happy with this",
                    .hint = rights_paragraph(story.said.track)}}});
    return govuk::lines({paragraph(fmt::format(
                             "It can be answered by {} at the latest ({}: {} longer at most). Agree it with nobody: "
                             "tell the person why, before the first time ends.",
                             spoken(longest_of(story, clocks)), rule->source, spoken_length(rule->longer, rule->unit))),
                         day_field(typed, {"until", "By when will it be answered?"}, longest_of(story, clocks)),
                         text_field(typed, {"reason", "Why does it take longer?", "The person reads this."}, 3),
                         day_field(typed, {"told_on", "When was the person told?"}, here.today), rights});
}

Outcome<Do> judge_longer(Story const& story, Here const& here, web::Form const& form) {
    auto const until = read_day(form, "until", "The day by which it will be answered");
    auto const told_on = read_day(form, "told_on", "The day on which they were told");
    ExtensionDraft const draft{until.day, told_on.day, form.text("reason"), form.ticked("rights")};
    auto const outcome = lengthened(story, draft, council_clocks(here.db, here.working_days), here.today);
    return judged_with(outcome, {until, told_on}, [&](Extension const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { lengthen(db, story, made, doing); };
    });
}

}  // namespace

Act const hold_it{
    .word = "hold",
    .heading = "Let it wait, or go on",
    .button = "Record it",
    .offered = [](Story const& story, Here const&) { return is_open(story) && story.said.kind != Kind::compliment; },
    .fields = hold_fields,
    .judged = judge_hold,
    .group = group};
Act const take_longer{.word = "longer",
                      .heading = "Take longer",
                      .button = "Record it",
                      .offered =
                          [](Story const& story, Here const& here) {
                              return rule_to_lengthen(story, council_clocks(here.db, here.working_days)) != nullptr;
                          },
                      .fields = longer_fields,
                      .judged = judge_longer,
                      .group = group};

}  // namespace heed::complaints
