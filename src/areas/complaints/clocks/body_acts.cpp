#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/clocks/bodies.hpp"
#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/judging.hpp"
#include "web/router.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;

constexpr std::string_view group = "Other organisations";

template <class Rule>
Outcome<Do> close_by(Story const& story, Rule const& outcome, std::vector<ReadDay> const& days) {
    return judged_with(outcome, days, [&](Closing const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { close(db, story, made, doing); };
    });
}

std::optional<bool> yes_or_no(web::Form const& form, std::string_view field, std::string_view yes,
                              std::string_view no) {
    auto const text = form.text(field);
    return text == yes ? std::optional(true) : text == no ? std::optional(false) : std::nullopt;
}

// ---- who leads

web::Html lead_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const now = story.joint.value_or(Joint{});
    bool const set = story.joint.has_value();
    auto const other = line_field(typed, {"lead_body", "Which organisation?", "", now.lead_body});
    auto const on = day_field(typed, {"consent_on", "When?"}, now.consent_on ? *now.consent_on : here.today);
    return govuk::lines(
        {paragraph("Where a complaint is about more than one organisation, they work together and agree who leads "
                   "(regulation 9)."),
         one_of(typed,
                {"lead", "Who leads?", "",
                 !set                    ? ""
                 : now.lead_body.empty() ? "us"
                                         : "other"},
                {{"us", here.council.name}, {"other", "Another organisation", "", other}}),
         one_of(typed,
                {"consent", "Does the person agree that we share it with the others?", "",
                 set ? std::string(name_of(now.consent)) : ""},
                {{"given", "Yes", "", on}, {"asked", "We asked, and wait for their answer"}, {"refused", "No"}}),
         one_of(typed,
                {"single", "Does the person get one answer from all?", "",
                 !set                  ? ""
                 : now.single_response ? "one"
                                       : "each"},
                {{"one", "Yes, one answer"}, {"each", "No, each answers for itself"}})});
}

Outcome<Do> judge_lead(Story const& story, Here const& here, web::Form const& form) {
    auto const consent = form.choice<Consent>("consent");
    auto const on = consent == Consent::given ? read_day(form, "consent_on", "The day on which they agreed")
                                              : ReadDay{};
    JointDraft const draft{yes_or_no(form, "lead", "us", "other"), form.text("lead_body"), consent, on.day,
                           yes_or_no(form, "single", "one", "each")};
    return judged_with(joined(story, draft, here.today), {on}, [&](Joint const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { join(db, story, made, doing); };
    });
}

// ---- one of the others

Body body_asked_for(Story const& story, web::Form const& form) {
    auto const number = web::parse_id(form.text("body")).value_or(0);
    auto const found = std::ranges::find(story.bodies, number, &Body::number);
    return found == story.bodies.end() ? Body{} : *found;
}

web::Html body_fields(Story const& story, Here const&, Typed const& typed) {
    auto const body = body_asked_for(story, typed.form);
    std::vector<Option> which{{"0", "Another one"}};
    for (auto const& one : story.bodies) {
        which.push_back({fmt::format("{}", one.number), one.name});
    }
    return govuk::lines(
        {story.bodies.empty()
             ? web::Html{}
             : pick_from(typed, {"body", "Which organisation?", "", fmt::format("{}", body.number)}, which),
         line_field(typed, {"name", "Its name", "For instance the hospital trust, or the care provider", body.name}),
         text_field(typed, {"part", "Which part does it answer?", "The person reads this.", body.part}, 3),
         day_field(typed, {"asked_on", "When was it asked? (leave empty if not yet)"}, body.asked_on),
         day_field(typed, {"wanted_by", "By when do we want its answer?"}, body.wanted_by),
         day_field(typed, {"answered_on", "When did it answer? (leave empty if not yet)"}, body.answered_on),
         text_field(typed, {"says", "What did it answer, or why is no answer waited for?", "", body.says}, 4)});
}

Outcome<Do> judge_body(Story const& story, Here const& here, web::Form const& form) {
    auto const asked_on = read_day(form, "asked_on", "The day on which it was asked");
    auto const wanted_by = read_day(form, "wanted_by", "The day by which we want its answer");
    auto const answered_on = read_day(form, "answered_on", "The day on which it answered");
    BodyDraft const draft{web::parse_id(form.text("body")).value_or(0),
                          form.text("name"),
                          form.text("part"),
                          asked_on.day,
                          wanted_by.day,
                          answered_on.day,
                          form.text("says")};
    return judged_with(body_set(story, draft, here.today), {asked_on, wanted_by, answered_on},
                       [&](Body const& made) -> Do {
                           return [=](store::Writing& db, Doing const& doing) { set_body(db, story, made, doing); };
                       });
}

// ---- the right body

web::Html sending_fields(Story const&, Here const& here, Typed const& typed) {
    return govuk::lines(
        {paragraph("What came to us and is another organisation's goes to them. It counts as made to them on the day "
                   "they get it (regulation 6)."),
         line_field(typed, {"to", "Whose matter is it?"}),
         one_of(typed, {"agreed", "Does the person agree that we send it there?"}, {{"yes", "Yes"}, {"no", "No"}},
                true),
         day_field(typed, {"on", "When was it sent?"}, here.today),
         text_field(typed, {"reason", "Why is it theirs?", "The person reads this."}, 3)});
}

Outcome<Do> judge_sending(Story const& story, Here const& here, web::Form const& form) {
    auto const on = read_day(form, "on", "The day on which it was sent");
    SendingOn const sending{form.text("to"), on.day, yes_or_no(form, "agreed", "yes", "no"), form.text("reason")};
    return close_by(story, sent_to_right_body(story, sending, here.today), {on});
}

// ---- not the one to speak

web::Html refusal_fields(Story const& story, Here const& here, Typed const& typed) {
    return govuk::lines(
        {paragraph(fmt::format("They speak for somebody: {}. Who does not act in the best interests of a person who "
                               "cannot decide this, or has no reasonable grounds to speak for a child, is told so in "
                               "writing, with the reasons (regulation 5).",
                               spoken(story.teller.basis))),
         text_field(typed, {"reason", "The reasons, as they are told in writing"}, 4),
         day_field(typed, {"told_on", "When were they told in writing?"}, here.today)});
}

Outcome<Do> judge_refusal(Story const& story, Here const& here, web::Form const& form) {
    auto const told_on = read_day(form, "told_on", "The day on which they were told");
    return close_by(story, representative_refused(story, form.text("reason"), told_on.day, here.today), {told_on});
}

bool may_cross(Story const& story, Here const&) { return is_open_complaint(story); }

}  // namespace

Act const say_who_leads{.word = "lead",
                        .heading = "It is about other organisations too",
                        .button = "Save",
                        .offered = may_cross,
                        .fields = lead_fields,
                        .judged = judge_lead,
                        .group = group};
Act const name_an_organisation{
    .word = "organisation",
    .heading = "Name an organisation, or record its answer",
    .button = "Save",
    .offered = [](Story const& story, Here const&) { return is_open_complaint(story) && story.joint; },
    .fields = body_fields,
    .judged = judge_body,
    .group = group};
Act const send_it_on{.word = "right-organisation",
                     .heading = "Send it to the right organisation",
                     .button = "Close it",
                     .offered = may_cross,
                     .fields = sending_fields,
                     .judged = judge_sending,
                     .group = group};
Act const refuse_representative{
    .word = "representative",
    .heading = "Refuse who speaks for the person",
    .button = "Close it",
    .offered = [](Story const& story,
                  Here const&) { return is_open_complaint(story) && story.teller.basis != Basis::speaks_for_self; },
    .fields = refusal_fields,
    .judged = judge_refusal,
    .group = "The person"};

}  // namespace heed::complaints
