#include "areas/complaints/charging/charging.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/charging/charging_parts.hpp"
#include "areas/complaints/charging/charging_store.hpp"
#include "loop/parts.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;

namespace {

constexpr int events_offered = 100;

web::Html event_fields(Story const& story, Here const& here, Typed const& typed) {
    EventNames const names(here.db);
    std::vector<Option> options{{"0", "Choose an event"}};
    for (auto const& event : events_of_case(here.db, story.said.id)) {
        options.push_back({fmt::format("-{}", event.id.number), "Take away: " + names.line_of(event)});
    }
    for (auto const& event : list_events(here.db, {}, events_offered)) {
        options.push_back({fmt::format("{}", event.id.number), names.line_of(event)});
    }
    return govuk::lines(
        {pick_from(typed,
                   {"event", "Which care event is behind it?",
                    fmt::format("The {} that were put on record last", events_offered)},
                   options),
         line_field(typed, {"number", "Or its number", "For an older one: its page shows it"}, "govuk-input--width-5"),
         govuk::element("p")
             .classes("govuk-body")
             .holding(loop::link("/charging/events/new", "Put a new event on record first"))});
}

/// The number of an event, below zero to take it away.
std::int64_t chosen_in(web::Form const& form) {
    auto const typed = loop::id_in(form.text("number"));
    auto const chosen = form.text("event");
    auto const away = chosen.starts_with('-');
    auto const number = loop::id_in(std::string_view(chosen).substr(away ? 1 : 0));
    return typed != 0 ? typed : away ? -number : number;
}

Outcome<Do> judge_event(Story const& story, Here const& here, web::Form const& form) {
    auto const number = chosen_in(form);
    Id<CareEvent> const event{std::abs(number)};
    if (number == 0 || !find_event(here.db, event)) {
        return problem("event", "Choose a care event, or enter the number of one that is there");
    }
    return Do([=](store::Writing& db, Doing const& doing) { join_to_event(db, story, event, number > 0, doing); });
}

}  // namespace

Act const join_a_care_event{
    "care-event", "Say which care event is behind it",
    "Save",       [](Story const& story, Here const&) { return story.said.kind != Kind::compliment; },
    event_fields, judge_event};

web::Html show_care_events(Story const& story, Here const& here) {
    EventNames const names(here.db);
    web::Html items;
    for (auto const& event : events_of_case(here.db, story.said.id)) {
        items += govuk::element("li").holding(
            loop::link(fmt::format("/charging/events/{}", event.id.number), names.line_of(event)));
    }
    return items.empty() ? items : govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

void mount_charging(people::Site& at) {
    at.menu(people::Section::heard, "Charging", "/charging", may::see_cases);
    mount_care_events(at);
    mount_waits(at);
    auto const path = "/complaints/{id}/" + std::string(join_a_care_event.word);
    at.get(path, may::answer_complaints, act_form<join_a_care_event>);
    at.post(path, may::answer_complaints, act_done<join_a_care_event>);
}

}  // namespace heed::complaints
