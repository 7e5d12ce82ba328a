#include <fmt/format.h>

#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/clocks/split.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/judging.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;

constexpr std::string_view group = "More than one matter";
constexpr int working_days_to_look_again = 10;

std::vector<Part> parts_here(Story const& story, Here const& here) {
    return parts_of(here.db, story.said, here.may(people::may::see_kept_from_worker));
}

/// What an officer needs to tell them apart.
std::string hint_of(Track track) {
    switch (track) {
        case Track::statutory: return "About social care that the council gives or pays for. One stage (SI 2009/309).";
        case Track::corporate_code: return "About anything else the council does. Two stages (the Code).";
        case Track::data_protection: return "About how we use what we know of somebody. Acknowledged within 30 days.";
        case Track::subject_access: return "They want to see what we keep about them. One month.";
        case Track::financial_review: return "They ask to have it looked at again. The complaint stays open to them.";
        case Track::service_request: return "They ask for something, and are not unhappy with us (Code 1.8).";
        case Track::safeguarding: return "Somebody may be at risk. It goes before everything else.";
        case Track::none: break;
    }
    return {};
}

std::vector<std::string> values_of(Typed const& typed, std::string const& name) { return typed.form.all(name); }

web::Html wait_fields(Typed const& typed, Here const& here) {
    auto const more = govuk::lines(
        {day_field(typed, {"look", "When do you look at it again?"},
                   here.working_days.after(here.today, working_days_to_look_again)),
         text_field(typed, {"hold_reason", "Why must the others wait?"}, 2),
         text_field(typed,
                    {"told", "What is the person told?", "They read this.",
                     "We make sure first that everybody is safe. Then we go on with the rest of what you told us."},
                    3)});
    return one_of(typed, {"wait", "If somebody may be at risk: do the other parts wait?", "", "no"},
                  {{"no", "No"}, {"yes", "Yes, safeguarding goes first", "", more}});
}

web::Html split_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<govuk::Choice> choices;
    for (auto const track : tracks_to_split(story, parts_here(story, here))) {
        auto const word = std::string(name_of(track));
        choices.push_back(
            {.value = word,
             .text = spoken(track),
             .hint = hint_of(track),
             .conditional = text_field(
                 typed, {"words_" + word, "Which of their words belong to it?", "Copy them from above."}, 3)});
    }
    auto const boxes = govuk::checkboxes(
        {.name = "track",
         .fieldset = govuk::Fieldset{.legend = {.text = "What else does it hold?",
                                                .classes = "govuk-fieldset__legend--s"}},
         .hint = "Each becomes a case of its own, with its own reference and clocks. They count from the day it came.",
         .error = web::error_of(typed.problems, "track"),
         .values = values_of(typed, "track"),
         .items = std::move(choices)});
    return govuk::lines({paragraph(fmt::format("This one stays a {}. It came on {}.", what_it_is(story.said),
                                               spoken(story.said.received_on))),
                         govuk::inset_text({.text = with_line_breaks(story.said.said)}), boxes,
                         wait_fields(typed, here)});
}

Outcome<Do> judge_split(Story const& story, Here const& here, web::Form const& form) {
    std::vector<PartDraft> drafts;
    for (auto const& word : form.all("track")) {
        if (auto const track = named<Track>(word)) {
            drafts.push_back({*track, form.text("words_" + word)});
        }
    }
    bool const waits = form.text("wait") == "yes";
    auto const look = waits ? read_day(form, "look", "The day to look again") : ReadDay{};
    WaitDraft const wait{waits, look.day, form.text("hold_reason"), form.text("told")};
    auto const outcome = split_into(story, parts_here(story, here), drafts, wait, here.today);
    return judged_with(outcome, {look}, [&](Splitting const& made) -> Do {
        return
            [=, key = here.server_key](store::Writing& db, Doing const& doing) { split(db, story, made, key, doing); };
    });
}

// ---- stage 2

std::optional<std::int64_t> officer_chosen(Here const& here, web::Form const& form) {
    auto const number = form.number("officer");
    for (auto const& one : people::members_with(here.db, people::Role::complaints_officer)) {
        if (number && one.id.number == *number) {
            return one.id.number;
        }
    }
    return number == 0 ? std::optional<std::int64_t>(0) : std::nullopt;
}

web::Html further_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> options{{"0", "Nobody yet"}};
    for (auto const& member : people::members_with(here.db, people::Role::complaints_officer)) {
        if (member.id.number != story.said.officer) {
            options.push_back({fmt::format("{}", member.id.number), member.name});
        }
    }
    return govuk::lines(
        {paragraph("Stage 2 of the Code: a different person looks at it. It is acknowledged and answered anew."),
         day_field(typed, {"on", "When did they ask for it?"}, here.today),
         text_field(typed, {"words", "What are they not satisfied with?", "In their own words"}, 5),
         pick_from(typed, {"officer", "Who looks at it?"}, options)});
}

Outcome<Do> judge_further(Story const& story, Here const& here, web::Form const& form) {
    auto const on = read_day(form, "on", "The day on which they asked for it");
    auto const outcome = taken_to_stage_2(story, parts_here(story, here), form.text("words"),
                                          officer_chosen(here, form), on.day, here.today);
    return judged_with(outcome, {on}, [&](Follow const& made) -> Do {
        return [=, key = here.server_key](store::Writing& db, Doing const& doing) {
            take_to_stage_2(db, story, made, key, doing);
        };
    });
}

// ---- a request that becomes a complaint

std::vector<Option> complaints_of() {
    return {{"statutory", spoken(Track::statutory)},
            {"corporate_code", spoken(Track::corporate_code)},
            {"data_protection", spoken(Track::data_protection)}};
}

web::Html complaint_fields(Story const&, Here const&, Typed const& typed) {
    return govuk::lines(
        {paragraph("The request is closed, and a complaint begins today with its own reference and clocks (Code 1.8)."),
         one_of(typed, {"track", "What kind of complaint is it?"}, complaints_of()),
         text_field(typed, {"words", "What are they not satisfied with?", "In their own words"}, 5)});
}

Outcome<Do> judge_complaint(Story const& story, Here const& here, web::Form const& form) {
    auto const outcome = made_a_complaint(story, form.choice<Track>("track"), form.text("words"), here.today);
    return judged_with(outcome, {}, [&](Follow const& made) -> Do {
        return [=, key = here.server_key](store::Writing& db, Doing const& doing) {
            make_a_complaint(db, story, made, key, doing);
        };
    });
}

// ---- another track

web::Html track_fields(Story const& story, Here const&, Typed const& typed) {
    std::vector<Option> options;
    for_each_value<Track>([&](Track track) {
        if (track != Track::none && track != story.said.track) {
            options.push_back({std::string(name_of(track)), spoken(track), hint_of(track)});
        }
    });
    return govuk::lines({paragraph(fmt::format("It was taken for a {}. Its clocks will be those of what you choose, "
                                               "from the day it came.",
                                               what_it_is(story.said))),
                         one_of(typed, {"track", "What is it?"}, options),
                         text_field(typed, {"reason", "Why?", "The person reads this."}, 3)});
}

Outcome<Do> judge_track(Story const& story, Here const&, web::Form const& form) {
    return judged_with(
        moved_to(story, form.choice<Track>("track"), form.text("reason")), {}, [&](Move const& made) -> Do {
            return [=](store::Writing& db, Doing const& doing) { move_to_track(db, story, made, doing); };
        });
}

}  // namespace

Act const split_it{.word = "split",
                   .heading = "Split it into what it holds",
                   .button = "Split it",
                   .offered =
                       [](Story const& story, Here const& here) {
                           return is_open(story) && !tracks_to_split(story, parts_here(story, here)).empty();
                       },
                   .fields = split_fields,
                   .judged = judge_split,
                   .group = group};
Act const take_further{
    .word = "stage-2",
    .heading = "Take it to stage 2",
    .button = "Begin stage 2",
    .offered = [](Story const& story, Here const& here) { return may_go_to_stage_2(story, parts_here(story, here)); },
    .fields = further_fields,
    .judged = judge_further,
    .group = group};
Act const make_it_a_complaint{
    .word = "complain",
    .heading = "Take it as a complaint",
    .button = "Begin the complaint",
    .offered = [](Story const& story, Here const&) { return is_open(story) && story.said.kind == Kind::request; },
    .fields = complaint_fields,
    .judged = judge_complaint,
    .group = group};
Act const say_what_it_is{
    .word = "track",
    .heading = "It is something else",
    .button = "Save",
    .offered = [](Story const& story,
                  Here const&) { return is_open(story) && story.findings.empty() && story.extensions.empty(); },
    .fields = track_fields,
    .judged = judge_track,
    .group = group};

}  // namespace heed::complaints
