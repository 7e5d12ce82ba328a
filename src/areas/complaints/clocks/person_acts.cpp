#include <fmt/format.h>

#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/clocks/corrections.hpp"
#include "areas/complaints/judging.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
using people::Here;

constexpr std::string_view group = "The person";

template <DescribedEnum E>
std::vector<Option> spoken_options() {
    std::vector<Option> options;
    for_each_value<E>([&](E value) {
        auto text = spoken(value);
        text.front() = 'a' <= text.front() && text.front() <= 'z' ? static_cast<char>(text.front() - 'a' + 'A')
                                                                  : text.front();
        options.push_back({std::string(name_of(value)), std::move(text)});
    });
    return options;
}

// ---- who may know

web::Html worker_fields(Story const& story, Here const&, Typed const& typed) {
    return govuk::lines(
        {paragraph("Who is told is the person's choice, and they may change it. From \"no\" on, everything that came "
                   "with this contact is hidden at once from all who may not see what is kept from workers."),
         one_of(typed, {"worker", "May the worker know?", "", story.said.kept_from_worker ? "no" : "yes"},
                {{"no", "No, don't tell the worker"}, {"yes", "Yes"}}),
         text_field(typed, {"because", "Why does this change?", "Only we read this. Name nobody."}, 2)});
}

Outcome<Do> judge_worker(Story const& story, Here const&, web::Form const& form) {
    auto const choice = form.text("worker");
    auto const because = form.text("because");
    web::Checking checking;
    checking.expect(choice == "yes" || choice == "no", "worker", "Say whether the worker may know");
    checking.expect(choice != (story.said.kept_from_worker ? "no" : "yes"), "worker", "This is what stands already");
    checking.expect_text(because, "because", "Enter why this changes", 500);
    if (!checking.fine()) {
        return checking.problems();
    }
    return Do([=](store::Writing& db, Doing const& doing) {
        set_kept_from_worker(db, story, choice == "no", because, doing);
    });
}

// ---- contact and basis

web::Html reaching_fields(Teller const& teller, Typed const& typed) {
    return govuk::lines(
        {line_field(typed, {"name", "Name", "", teller.name}),
         one_of(typed, {"answer_by", "How do they want to be answered?", "", std::string(name_of(teller.answer_by))},
                spoken_options<AnswerBy>()),
         line_field(typed, {"email", "E-mail", "", teller.email}),
         line_field(typed, {"phone", "Telephone", "", teller.phone}),
         text_field(typed, {"address", "Address", "", teller.address}, 3),
         one_of(typed, {"safe", "Is it safe to contact them in this way?", "", teller.safe_to_contact ? "yes" : "no"},
                {{"yes", "Yes"}, {"no", "No"}}, true),
         line_field(typed, {"safe_note", "When or how is it safe?", "", teller.safe_note}),
         one_of(typed,
                {"hear", "Do they want to hear what changes because of it?", "", teller.wants_to_hear ? "yes" : "no"},
                {{"yes", "Yes"}, {"no", "No"}}, true)});
}

web::Html contact_fields(Story const& story, Here const&, Typed const& typed) {
    auto const& teller = story.teller;
    return govuk::lines(
        {paragraph(
             "This stands for everything that came with the contact. The timeline says that it was corrected, not "
             "what."),
         reaching_fields(teller, typed),
         one_of(typed, {"basis", "On what footing do they speak?", "", std::string(name_of(teller.basis))},
                spoken_options<Basis>()),
         line_field(typed, {"whose_name", "Whom do they speak for?", "", teller.whose_name}),
         line_field(typed,
                    {"relationship", "As what?", "For instance daughter, neighbour, advocate", teller.relationship})});
}

Outcome<Do> judge_contact(Story const& story, Here const&, web::Form const& form) {
    Told told;
    told.answer_by = form.choice<AnswerBy>("answer_by");
    told.basis = form.choice<Basis>("basis");
    told.safe = form.text("safe") != "no";
    told.teller.name = form.text("name");
    told.teller.email = form.text("email");
    told.teller.phone = form.text("phone");
    told.teller.address = form.text("address");
    told.teller.safe_note = form.text("safe_note");
    told.teller.wants_to_hear = form.text("hear") == "yes";
    told.teller.whose_name = form.text("whose_name");
    told.teller.relationship = form.text("relationship");
    return judged_with(corrected(story, told), {}, [&](Teller const& teller) -> Do {
        return [=](store::Writing& db, Doing const& doing) { correct_teller(db, story, teller, doing); };
    });
}

// ---- standing and advocate

web::Html standing_fields(Story const& story, Here const& here, Typed const& typed) {
    auto const& now = story.representation;
    auto const offered = day_field(typed, {"offered_on", "When was an advocate offered?"},
                                   now.advocate_offered_on ? *now.advocate_offered_on : here.today);
    return govuk::lines(
        {one_of(typed, {"made_by", "Who makes it? (regulation 5)", "", std::string(name_of(now.made_by))},
                spoken_options<MadeBy>()),
         text_field(typed,
                    {"capacity", "What do we know of their capacity to decide about this?",
                     "Only what is needed to handle it. Leave empty where there is no doubt.", now.capacity_note},
                    3),
         one_of(
             typed,
             {"advocate", "Was an advocate offered?",
              "Who has difficulty to understand, remember, weigh up or say things may need the same help to complain.",
              std::string(name_of(now.advocate))},
             spoken_options<AdvocateAnswer>()),
         offered, line_field(typed, {"advocate_name", "Who is the advocate?", "", now.advocate_name})});
}

Outcome<Do> judge_standing(Story const& story, Here const& here, web::Form const& form) {
    auto const advocate = form.choice<AdvocateAnswer>("advocate");
    auto const on = advocate && *advocate != AdvocateAnswer::not_offered
                        ? read_day(form, "offered_on", "The day on which an advocate was offered")
                        : ReadDay{};
    RepresentationDraft const draft{form.choice<MadeBy>("made_by"), form.text("capacity"), advocate, on.day,
                                    form.text("advocate_name")};
    return judged_with(represented(draft, here.today), {on}, [&](Representation const& made) -> Do {
        return [=](store::Writing& db, Doing const& doing) { set_representation(db, story, made, doing); };
    });
}

// ---- facts

std::string in_their_words(Case const& said) {
    return said.noticed_words.empty() ? std::string() : fmt::format(" They said: “{}”.", said.noticed_words);
}

web::Html facts_fields(Story const& story, Here const&, Typed const& typed) {
    auto const& facts = story.facts;
    return govuk::lines(
        {day_field(typed, {"happened", "When did it happen?"}, story.said.happened_on),
         day_field(
             typed,
             {"noticed", "When did they come to know of it?",
              "Only where that was later. The 12 months begin then (regulation 12)." + in_their_words(story.said)},
             story.said.noticed_on),
         line_field(typed, {"provider", "Who provided the service?", "", facts.provider}),
         line_field(typed, {"sent_by", "Which organisation passed it to us?",
                            "It counts as made to us on the day it reached us (regulation 6).", facts.sent_by_body}),
         line_field(typed, {"ombudsman_reference", "The Ombudsman's reference", "", facts.ombudsman_reference}),
         day_field(typed, {"ombudsman_told_on", "When were we told that it went to the Ombudsman?"},
                   facts.ombudsman_told_on)});
}

Outcome<Do> judge_facts(Story const& story, Here const& here, web::Form const& form) {
    auto const happened = read_day(form, "happened", "The day it happened");
    auto const noticed = read_day(form, "noticed", "The day they came to know of it");
    auto const told_on = read_day(form, "ombudsman_told_on", "The day we were told");
    FactsDraft const draft{form.text("provider"), form.text("sent_by"), form.text("ombudsman_reference"),
                           told_on.day,           happened.day,         noticed.day};
    return judged_with(known(story, draft, here.today), {happened, noticed, told_on},
                       [&](KnownFacts const& made) -> Do {
                           return [=](store::Writing& db, Doing const& doing) { set_facts(db, story, made, doing); };
                       });
}

bool always(Story const&, Here const&) { return true; }

}  // namespace

Act const say_who_may_know{.word = "worker",
                           .heading = "Say whether the worker may know",
                           .button = "Save",
                           .offered = always,
                           .fields = worker_fields,
                           .judged = judge_worker,
                           .group = group};
Act const correct_contact{.word = "contact",
                          .heading = "Correct how to reach them, or who they speak for",
                          .button = "Save",
                          .offered = always,
                          .fields = contact_fields,
                          .judged = judge_contact,
                          .group = group};
Act const record_representation{.word = "standing",
                                .heading = "Record who makes it, and an advocate",
                                .button = "Save",
                                .offered = always,
                                .fields = standing_fields,
                                .judged = judge_standing,
                                .group = group};
Act const record_facts{.word = "facts",
                       .heading = "Record days, provider and the Ombudsman's reference",
                       .button = "Save",
                       .offered = always,
                       .fields = facts_fields,
                       .judged = judge_facts,
                       .group = "About it"};

}  // namespace heed::complaints
