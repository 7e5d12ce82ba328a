#include "areas/complaints/intake/same_person_acts.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/needs_pages.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/same_person.hpp"
#include "areas/complaints/judging.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;

namespace {

constexpr std::string_view group = "The person";

std::string what_is_alike(OtherContact const& other) {
    return other.way == "email" ? "The same e-mail address" : "The same telephone number";
}

std::string who_it_was(OtherContact const& other) {
    auto const name = other.name.empty() ? std::string("They did not say who they are") : other.name;
    return other.whose_name.empty() ? name : fmt::format("{}, for {}", name, other.whose_name);
}

govuk::Choice as_choice(OtherContact const& other) {
    return {.value = reference_of(other.contact),
            .text = fmt::format("{}: {}, received {}", reference_of(other.contact), spoken(other.kind),
                                spoken(other.received_on)),
            .hint = fmt::format("{}. {}, which others may use too.", who_it_was(other), what_is_alike(other))};
}

web::Html fields_of_joining(Story const& story, Here const& here, Typed const& typed) {
    std::vector<govuk::Choice> items;
    for (auto const& other : perhaps_the_same(here.db, story)) {
        items.push_back(as_choice(other));
    }
    auto const choices = items.empty()
                             ? paragraph("Nobody else gave the same e-mail address or telephone number.")
                             : govuk::checkboxes(
                                   {.name = "same",
                                    .fieldset = govuk::Fieldset{.legend = {.text = "Who is the same person?",
                                                                           .classes = "govuk-fieldset__legend--s"}},
                                    .error = web::error_of(typed.problems, "same"),
                                    .values = typed.form.all("same"),
                                    .items = std::move(items)});
    return govuk::lines(
        {paragraph("A carer, a family or a care home may share an address or a number. Choose only whom you know to be "
                   "the same person: ask them, or compare what they said."),
         choices,
         line_field(typed, {"reference", "Or the reference of another contact", "For example: C-7K3M9QXP"},
                    "govuk-input--width-20"),
         paragraph(
             story.said.kept_from_worker
                 ? "This one is kept from a worker. What they need comes to it from the others; nothing goes from "
                   "it to them, and they do not show that it is there."
                 : "What they need is then recorded once: it stands on every screen and letter of all that they "
                   "told us, and who changes it here changes it there.")});
}

Outcome<Do> judge_joining(Story const& story, Here const& here, web::Form const& form) {
    auto const chosen = chosen_as_same(here.db, story, form.all("same"), form.text("reference"));
    return judged_with(chosen, {}, [&](std::vector<Id<Case>> const& others) -> Do {
        return [=](store::Writing& db, Doing const& doing) { say_same_person(db, story, others, doing); };
    });
}

web::Html fields_of_parting(Story const&, Here const&, Typed const&) {
    return paragraph("What this one needs stays as it is. From now on it changes alone.");
}

Outcome<Do> judge_parting(Story const& story, Here const&, web::Form const&) {
    return Do([=](store::Writing& db, Doing const& doing) { say_another_person(db, story, doing); });
}

web::Html links_to(std::vector<OtherContact> const& others) {
    web::Html links;
    for (auto const& other : others) {
        links += (links.empty() ? web::Html{} : web::Html{", "}) +
                 loop::link(path_of(other.contact), reference_of(other.contact));
    }
    return links;
}

}  // namespace

web::Html same_person_lines(Story const& story, Here const& here) {
    auto const known = known_the_same(here.db, story.said);
    auto const perhaps = perhaps_the_same(here.db, story);
    web::Html lines;
    if (!known.empty()) {
        lines += govuk::element("p").classes("govuk-body").holding(web::Html{"The same person: "} + links_to(known));
    }
    if (!perhaps.empty() && here.may(people::May::answer_complaints)) {
        auto const many = counted(static_cast<int>(perhaps.size()), "other contact", "other contacts");
        lines += govuk::element("p")
                     .classes("govuk-body")
                     .holding(web::escaped(fmt::format("{} with the same e-mail address or telephone number. ", many)) +
                              loop::link(path_of(story.said.id) + "/same-person", "Is it the same person?"));
    }
    return lines;
}

Act const join_to_person{"same-person",
                         "Say that the same person told us before",
                         "It is the same person",
                         [](Story const&, Here const&) { return true; },
                         fields_of_joining,
                         judge_joining,
                         people::May::answer_complaints,
                         group};
Act const part_from_person{
    "another-person",
    "Say that it came from another person",
    "It is another person",
    [](Story const& story, Here const& here) { return !known_the_same(here.db, story.said).empty(); },
    fields_of_parting,
    judge_parting,
    people::May::answer_complaints,
    group};

}  // namespace heed::complaints
