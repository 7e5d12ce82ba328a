#include "areas/complaints/acts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/charging/charging.hpp"
#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/inquiry/inquiry_acts.hpp"
#include "areas/complaints/inquiry/response_acts.hpp"
#include "areas/complaints/intake/needs_pages.hpp"
#include "areas/complaints/judging.hpp"
#include "areas/complaints/voices/reading.hpp"
#include "areas/complaints/voices/thanks.hpp"
#include "areas/complaints/voices/voices.hpp"
#include "loop/heard/signal.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

using people::Here;

std::vector<Option> spoken_channels() {
    return {{"phone", "By telephone"}, {"letter", "By letter"}, {"email", "By e-mail"}, {"in_person", "In person"}};
}

// ---- acknowledge

std::string when_to_acknowledge(Story const& story, Here const& here) {
    auto const clocks = council_clocks(here.db, here.working_days);
    auto const& rule = clocks.rule(story.said.track, story.said.stage, "acknowledge");
    return fmt::format("It came on {}. It must be acknowledged by {} ({}).", spoken(story.said.received_on),
                       spoken(due_from(rule, story.said.received_on, here.working_days)), rule.source);
}

bool is_to_be_acknowledged(Story const& story, Here const& here) {
    return is_open(story) && !story.acknowledgement &&
           council_clocks(here.db, here.working_days).find(story.said.track, story.said.stage, "acknowledge") !=
               nullptr;
}

web::Html acknowledge_fields(Story const& story, Here const& here, Typed const& typed) {
    return web::govuk::lines(
        {paragraph(when_to_acknowledge(story, here)), day_field(typed, {"on", "When was it acknowledged?"}, here.today),
         one_of(typed, {"how", "How?"}, spoken_channels()),
         one_of(typed,
                {"discussion", "You offered to discuss how it will be looked into and by when. What did they say?"},
                {{"held", "We discussed it"},
                 {"declined", "They did not want to discuss it"},
                 {"offered", "We offered it, and wait for their answer"}})});
}

Outcome<Do> judge_acknowledgement(Story const& story, Here const& here, web::Form const& form) {
    auto const on = read_day(form, "on", "The day it was acknowledged");
    auto const outcome = acknowledged(story, on.day, form.choice<Channel>("how"), form.choice<Discussion>("discussion"),
                                      here.today);
    return judged_with(outcome, {on}, [&](Acknowledgement const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { acknowledge(db, story, made, doing); };
    });
}

// ---- plan

web::Html plan_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const limit = spoken(answer_limit(story.said.received_on));
    auto const clocks = council_clocks(here.db, here.working_days);
    auto const norm = due_from(clocks.rule(Track::statutory, 1, "answer"), story.said.received_on, here.working_days);
    auto const who = story.teller.name.empty() ? std::string() : story.teller.name;
    auto const agreed = line_field(typed,
                                   {"who", "Who agreed for the person?", "Themselves, or who speaks for them", who});
    auto const sent = day_field(typed, {"sent", "When were they told in writing?"}, here.today);
    return web::govuk::lines(
        {paragraph(fmt::format(
             "It must be answered by {}, six months from the day it came. A later day counts only if the person "
             "agreed to it by then (regulation 14).",
             limit)),
         day_field(typed, {"due", "By when will it be answered?"},
                   story.plans.empty() ? std::optional(std::max(norm, here.today)) : std::nullopt),
         one_of(typed, {"agreed_with", "Did the person agree to this day?"},
                {{"person", "Yes", "", agreed},
                 {"nobody", "No, they did not want to discuss it, so we set it", "", sent}}),
         day_field(typed, {"agreed", "When was this agreed or set?"}, here.today),
         text_field(typed, {"plan", "How will it be looked into?", "The person reads this."})});
}

Outcome<Do> judge_plan(Story const& story, Here const& here, web::Form const& form) {
    auto const due = read_day(form, "due", "The day by which it will be answered");
    auto const agreed = read_day(form, "agreed", "The day on which this was agreed");
    auto const with = form.choice<AgreedWith>("agreed_with");
    auto const sent = with == AgreedWith::nobody ? read_day(form, "sent", "The day on which they were told")
                                                 : ReadDay{};
    PlanDraft const draft{due.day, with, agreed.day, form.text("plan"), form.text("who"), sent.day};
    return judged_with(planned(story, draft, here.today), {due, agreed, sent}, [&](Plan const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { agree(db, story, made, doing); };
    });
}

// ---- quick resolution

web::Html quick_fields(Story const& story, Here const& here, Typed const& typed) {
    return web::govuk::lines(
        {paragraph(
             fmt::format("What was said aloud and is put right by {} need not be handled as a complaint (regulation "
                         "8(1)(c)). We still learn from it.",
                         spoken(quick_resolution_due(story.said.received_on, here.working_days)))),
         day_field(typed, {"on", "When was it put right?"}, here.today),
         one_of(typed, {"satisfied", "Is the person satisfied?"}, {{"yes", "Yes"}, {"no", "No"}}, true),
         text_field(typed, {"reason", "How was it put right?", "The person reads this."}),
         complaint_choices(here.db).notice_of_quick_endings
             ? day_field(typed,
                         {"notice", "When were they told in writing that it is not taken as a complaint, and why?",
                          "This council writes to everybody (regulation 8(2A))."})
             : web::Html{}});
}

Outcome<Do> close_with(Story const& story, Outcome<Closing> const& outcome, std::vector<ReadDay> const& days) {
    return judged_with(outcome, days, [&](Closing const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { close(db, story, made, doing); };
    });
}

Outcome<Do> judge_quick(Story const& story, Here const& here, web::Form const& form) {
    bool const notice_needed = complaint_choices(here.db).notice_of_quick_endings;
    auto const on = read_day(form, "on", "The day it was put right");
    auto const notice = notice_needed ? read_day(form, "notice", "The day on which they were told") : ReadDay{};
    QuickEnd const end{on.day, form.text("satisfied") == "yes", form.text("reason"), notice.day};
    return close_with(story, resolved_quickly(story, end, notice_needed, here.working_days, here.today), {on, notice});
}

// ---- made after 12 months

/// What they said of it, where no day was made of it yet: the 12 months may not have passed.
web::Html noticed_but_not_dated(Story const& story) {
    auto const& said = story.said;
    return said.noticed_words.empty() || said.noticed_on
               ? web::Html{}
               : web::govuk::inset_text(
                     {.text = fmt::format(
                          "Asked when they first knew of it, they said: “{}”. If that is a day within 12 "
                          "months, record it under “Facts” instead: then it is in time.",
                          said.noticed_words)});
}

web::Html lateness_fields(Story const& story, Here const&, Typed const& typed) {
    auto const take = web::govuk::lines(
        {text_field(typed, {"good_reason", "What good reasons did they have for not complaining sooner?"}, 3),
         text_field(typed, {"still_fair", "Why can it still be looked into effectively and fairly?"}, 3)});
    auto const refuse = text_field(typed, {"reason", "Why not?", "The person is told this in writing."}, 3);
    return web::govuk::lines(
        {paragraph(
             "It was made more than 12 months after the matter. It can be taken if both reasons hold (regulation 12)."),
         noticed_but_not_dated(story),
         one_of(typed, {"decision", "Will you take it?"}, {{"take", "Yes", "", take}, {"refuse", "No", "", refuse}})});
}

Outcome<Do> judge_lateness(Story const& story, Here const& here, web::Form const& form) {
    auto const decision = form.text("decision");
    if (decision == "refuse") {
        return close_with(story, refused_as_late(story, form.text("reason"), here.today), {});
    }
    if (decision != "take") {
        return problem("decision", "Say whether you will take it");
    }
    auto const outcome = taken_though_late(story, {form.text("good_reason"), form.text("still_fair")});
    return judged_with(outcome, {}, [&](Lateness const& reasons) -> Do {
        return [=](store::Writing& db, Doing const& doing) { take_though_late(db, story, reasons, doing); };
    });
}

// ---- exclude

web::Html exclusion_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> codes;
    for (auto const code : exclusions_of(story.said)) {
        codes.push_back({std::string(name_of(code)), spoken(code)});
    }
    auto const source = story.said.track == Track::statutory
                            ? "Regulation 8(1)"
                            : "Each is looked at by itself: there is no list of what is never taken (Code 2.5)";
    return web::govuk::lines({one_of(typed, {"code", "Why is it excluded?", source}, codes),
                              text_field(typed, {"reason", "The reason, as the person is told it in writing"}),
                              day_field(typed, {"notice", "When were they told in writing?"}, here.today)});
}

Outcome<Do> judge_exclusion(Story const& story, Here const& here, web::Form const& form) {
    auto const notice = read_day(form, "notice", "The day on which they were told");
    return close_with(story, excluded(story, form.choice<Ending>("code"), form.text("reason"), notice.day, here.today),
                      {notice});
}

// ---- words: a message or a note

web::Html words_fields(Story const& story, Here const&, Typed const& typed) {
    auto const way = may_be_mailed(story.teller) ? "They get it by e-mail, and read it when they follow it."
                     : story.teller.safe_to_contact
                         ? "They read it when they follow it. Ring or write as well, if they asked for that."
                         : "They said that it is not safe to contact them. They read it when they follow it.";
    return web::govuk::lines(
        {one_of(typed, {"for", "Who is it for?"}, {{"person", "The person", way}, {"staff", "Only for us"}}),
         text_field(typed, {"words", "What do you want to write?"}, 6)});
}

Outcome<Do> judge_words(Story const& story, Here const&, web::Form const& form) {
    auto const text = form.text("words");
    auto const whom = form.text("for");
    web::Checking checking;
    checking.expect(whom == "person" || whom == "staff", "for", "Choose who it is for");
    checking.expect_text(text, "words", "Enter what you want to write", most_said);
    if (!checking.fine()) {
        return checking.problems();
    }
    return Do([=](store::Writing& db, Doing const& doing) {
        whom == "person" ? write_to_person(db, story, text, doing) : write_note(db, story, text, doing);
    });
}

// ---- officer

std::vector<people::Member> officers(Here const& here) {
    return people::members_with(here.db, people::Role::complaints_officer);
}

web::Html officer_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> options{{"0", "Nobody yet"}};
    for (auto const& member : officers(here)) {
        options.push_back({fmt::format("{}", member.id.number), member.name});
    }
    auto const now = story.said.officer == 0 ? here.me().id.number : story.said.officer;
    return pick_from(typed, {"officer", "Who looks after it?", "", fmt::format("{}", now)}, options);
}

Outcome<Do> judge_officer(Story const& story, Here const& here, web::Form const& form) {
    auto const number = form.number("officer");
    auto const offered = officers(here);
    bool const known = number && (*number == 0 || std::ranges::any_of(offered, [&](auto const& one) {
                           return one.id.number == *number;
                       }));
    if (!known) {
        return problem("officer", "Choose who looks after it");
    }
    return Do([=, officer = std::int64_t{*number}](store::Writing& db, Doing const& doing) {
        take_on(db, story, officer, doing);
    });
}

// ---- service

web::Html service_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> options{{"0", "Not known"}};
    for (auto const& service : loop::services(here.db)) {
        options.push_back({fmt::format("{}", service.id.number), service.name});
    }
    return pick_from(typed, {"service", "Which service is it about?", "", fmt::format("{}", story.said.service)},
                     options);
}

Outcome<Do> judge_service(Story const& story, Here const& here, web::Form const& form) {
    auto const number = form.number("service");
    auto const offered = loop::services(here.db);
    bool const known = number && (*number == 0 || std::ranges::any_of(offered, [&](auto const& one) {
                           return one.id.number == *number;
                       }));
    if (!known) {
        return problem("service", "Choose a service");
    }
    return Do([=, service = std::int64_t{*number}](store::Writing& db, Doing const& doing) {
        name_service(db, story, service, doing);
    });
}

// ---- close, confirm

web::Html closing_fields(Story const& story, Here const&, Typed const& typed) {
    std::vector<Option> options;
    for (auto const ending : endings_of(story.said)) {
        auto text = spoken(ending);
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
        options.push_back({std::string(name_of(ending)), text});
    }
    return web::govuk::lines(
        {one_of(typed, {"ending", "How did it end?"}, options),
         text_field(typed, {"reason", "What was done?",
                            "The person reads this, unless they withdrew it or it is no message."})});
}

Outcome<Do> judge_closing(Story const& story, Here const& here, web::Form const& form) {
    return close_with(story, closed(story, form.choice<Ending>("ending"), form.text("reason"), here.today), {});
}

web::Html confirm_fields(Story const& story, Here const&, Typed const&) { return paragraph(spoken(story.said.doubt)); }

Outcome<Do> judge_confirmation(Story const& story, Here const&, web::Form const&) {
    return Do([=](store::Writing& db, Doing const& doing) { confirm_genuine(db, story, doing); });
}

}  // namespace

Act const acknowledge_it{"acknowledge",         "Acknowledge it",   "Record it",
                         is_to_be_acknowledged, acknowledge_fields, judge_acknowledgement};
Act const agree_a_plan{"plan",
                       "Agree a plan",
                       "Record it",
                       [](Story const& story, Here const&) {
                           return is_open(story) && story.said.track == Track::statutory && story.acknowledgement;
                       },
                       plan_fields,
                       judge_plan};
Act const resolve_quickly{
    "quick-resolution",
    "Put right by the next working day",
    "Close it",
    [](Story const& story, Here const& here) { return may_be_resolved_quickly(story, here.working_days, here.today); },
    quick_fields,
    judge_quick};
Act const decide_on_lateness{
    "lateness",      "Decide whether to take it",
    "Record it",     [](Story const& story, Here const&) { return lateness_is_undecided(story); },
    lateness_fields, judge_lateness};
Act const exclude_it{"exclusion",
                     "Exclude it",
                     "Close it",
                     [](Story const& story, Here const&) { return is_open(story) && !exclusions_of(story.said).empty(); },
                     exclusion_fields,
                     judge_exclusion};
Act const write_words{"words",      "Write to the person, or a note",
                      "Save",       [](Story const&, Here const&) { return true; },
                      words_fields, judge_words};
Act const give_to_officer{"officer",      "Choose who looks after it",
                          "Save",         [](Story const& story, Here const&) { return is_open(story); },
                          officer_fields, judge_officer};
Act const choose_service{"service",      "Choose the service", "Save", [](Story const&, Here const&) { return true; },
                         service_fields, judge_service};
Act const close_it{"closing",      "Close it",
                   "Close it",     [](Story const& story, Here const&) { return is_open(story); },
                   closing_fields, judge_closing};
Act const confirm_it{
    "confirmation",     "Confirm that a person sent it",
    "A person sent it", [](Story const& story, Here const&) { return story.said.doubt != Doubt::none; },
    confirm_fields,     judge_confirmation};

std::vector<Act const*> const& all_acts() {
    static std::vector<Act const*> const acts{&confirm_it,
                                              &read_it_first,
                                              &pass_it_on_without_names,
                                              &decide_on_lateness,
                                              &acknowledge_it,
                                              &resolve_quickly,
                                              &agree_a_plan,
                                              &set_an_issue,
                                              &write_the_response,
                                              &answer_it,
                                              &write_words,
                                              &give_to_officer,
                                              &choose_service,
                                              &choose_spoken_about,
                                              &pass_thanks,
                                              &close_it,
                                              &exclude_it,
                                              &review_needs,
                                              &meet_needs,
                                              &join_to_person,
                                              &part_from_person,
                                              &join_a_care_event,
                                              &hold_it,
                                              &take_longer,
                                              &split_it,
                                              &say_what_it_is,
                                              &take_further,
                                              &make_it_a_complaint,
                                              &say_who_leads,
                                              &name_an_organisation,
                                              &send_it_on,
                                              &correct_contact,
                                              &say_who_may_know,
                                              &record_representation,
                                              &refuse_representative,
                                              &record_facts};
    return acts;
}

}  // namespace heed::complaints
