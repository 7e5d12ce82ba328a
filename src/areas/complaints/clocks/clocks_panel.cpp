#include "areas/complaints/clocks/clocks_panel.hpp"

#include <fmt/format.h>

#include "areas/complaints/clocks/clock_acts.hpp"
#include "areas/complaints/clocks/holds.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "loop/parts.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;

std::string when_noticed(Case const& said) {
    auto const words = said.noticed_words.empty() ? std::string() : fmt::format("“{}”", said.noticed_words);
    if (!said.noticed_on) {
        return words;
    }
    return spoken(*said.noticed_on) +
           (words.empty() || day_in_words(said.noticed_words) ? "" : ", in their words " + words);
}

std::string spoken_state(Part const& part, Day today) {
    if (part.closed_on) {
        return "closed " + brief(*part.closed_on);
    }
    return fmt::format("{} by {}, {}", spoken_step(part.next_step, part.kind, part.track), brief(*part.next_due),
                       days_left(*part.next_due, today));
}

void add_row(govuk::SummaryList& list, std::string const& key, std::string const& value) {
    if (!value.empty()) {
        list.rows.push_back({.key = key, .value = value});
    }
}

std::string spoken_day(std::optional<Day> day) { return day ? brief(*day) : std::string("not yet"); }

std::string spoken_basis(Plan const& plan) {
    if (plan.agreed_with == AgreedWith::nobody) {
        return fmt::format("set by us{}", plan.sent_on ? ", told in writing on " + brief(*plan.sent_on) : "");
    }
    return plan.who.empty() ? std::string("agreed with the person") : "agreed with " + plan.who;
}

Html history_of_times(Story const& story, Here const& here) {
    govuk::Records table{.caption = "The time that the person was given",
                         .head = {{.text = "Answer by"}, {.text = "How"}, {.text = "On"}, {.text = "In time"}}};
    auto const verdict = [&](Day due) {
        return story.answer       ? std::string(story.answer->sent_on <= due ? "answered in it" : "answered after it")
               : due < here.today ? std::string("ran out")
                                  : std::string("runs");
    };
    for (auto const& plan : story.plans) {
        table.rows.push_back({{.text = brief(plan.answer_due), .classes = "heed-nowrap"},
                              {.text = spoken_basis(plan)},
                              {.text = brief(plan.agreed_on), .classes = "heed-nowrap"},
                              {.text = verdict(plan.answer_due)}});
    }
    for (auto const& extension : story.extensions) {
        table.rows.push_back({{.text = brief(extension.until), .classes = "heed-nowrap"},
                              {.text = "taken by us: " + extension.reason},
                              {.text = brief(extension.told_on), .classes = "heed-nowrap"},
                              {.text = verdict(extension.until)}});
    }
    return table.rows.empty() ? Html{} : govuk::records(table);
}

}  // namespace

Html show_parts(Story const& story, Here const& here) {
    auto const parts = parts_of(here.db, story.said, here.may(may::see_kept_from_worker));
    if (parts.size() < 2) {
        return {};
    }
    govuk::Records table{.caption = "Everything that came with this contact",
                         .head = {{.text = "Reference"}, {.text = "What it is"}, {.text = "How it stands"}}};
    for (auto const& part : parts) {
        bool const here_now = part.id == story.said.id;
        auto const reference = here_now ? web::escaped(reference_of(part.id) + " (this one)")
                                        : loop::link(path_of(part.id), reference_of(part.id));
        auto what = what_it_is(part.kind, part.track, part.stage);
        if (part.follows) {
            what += ", follows " + reference_of(part.follows);
        }
        table.rows.push_back({{.text = reference}, {.text = what}, {.text = spoken_state(part, here.today)}});
    }
    return govuk::records(table);
}

Html show_waiting(Story const& story, Here const& here) {
    auto const* open = open_hold(story.holds);
    if (open == nullptr || !is_open(story)) {
        return {};
    }
    Html clocks;
    for (auto const& says : what_stands_still(story, council_clocks(here.db, here.working_days))) {
        clocks += govuk::element("li").holding(says);
    }
    return govuk::standing_panel({.standing = govuk::Standing::waiting,
                                  .title = fmt::format("It waits: {}", spoken(open->why)),
                                  .text = fmt::format("Since {}. Look at it again by {}. {}", brief(open->from_day),
                                                      brief(open->look_again_on), open->reason),
                                  .heading_level = 3}) +
           govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(clocks);
}

Html show_bodies(Story const& story, Here const& here) {
    if (!story.joint) {
        return {};
    }
    auto const& joint = *story.joint;
    govuk::SummaryList list;
    add_row(list, "Who leads", joint.lead_body.empty() ? here.council.name : joint.lead_body);
    add_row(list, "May be shared",
            spoken(joint.consent) + (joint.consent_on ? fmt::format(", {}", brief(*joint.consent_on)) : ""));
    add_row(list, "The person gets", joint.single_response ? "one answer" : "an answer from each");
    govuk::Records table{.caption = "Who answers what",
                         .head = {{.text = "Organisation"},
                                  {.text = "Its part"},
                                  {.text = "Asked"},
                                  {.text = "Wanted by"},
                                  {.text = "Answered"}},
                         .when_empty = "No organisation is named yet."};
    for (auto const& body : story.bodies) {
        auto const name = here.may(may::answer_complaints) && is_open(story)
                              ? loop::link(fmt::format("{}/{}?body={}", path_of(story.said.id),
                                                       name_an_organisation.word, body.number),
                                           body.name)
                              : web::escaped(body.name);
        bool const late = !body.answered_on && body.wanted_by && *body.wanted_by < here.today;
        auto const wanted = web::escaped(spoken_day(body.wanted_by)) +
                            (late ? Html{" "} + govuk::badge({.text = "late", .standing = govuk::Standing::late})
                                  : Html{});
        table.rows.push_back({{.text = name},
                              {.text = body.part},
                              {.text = spoken_day(body.asked_on)},
                              {.text = wanted},
                              {.text = spoken_day(body.answered_on)}});
    }
    return govuk::summary_list(list) + govuk::records(table);
}

Html show_times(Story const& story, Here const& here) {
    auto const history = history_of_times(story, here);
    if (!story.answer || story.said.kind != Kind::complaint) {
        return history;
    }
    auto const time = in_time(story, council_clocks(here.db, here.working_days));
    govuk::SummaryList list;
    if (time.first_given) {
        add_row(list, "In the time first given", time.in_first ? "yes" : "no");
        add_row(list, "In the time as it was changed", time.in_last ? "yes" : "no");
    }
    add_row(list, "Within the latest day", fmt::format("{}, {}", time.in_latest ? "yes" : "no", brief(time.latest)));
    return history + govuk::summary_list(list);
}

Html show_standing(Story const& story, Here const&) {
    auto const& known = story.representation;
    auto const& facts = story.facts;
    govuk::SummaryList list;
    if (known.advocate != AdvocateAnswer::not_offered || known.made_by != MadeBy::self) {
        add_row(list, "Made by", spoken(known.made_by));
    }
    add_row(list, "Capacity", known.capacity_note);
    if (known.advocate != AdvocateAnswer::not_offered) {
        add_row(list, "Advocate",
                fmt::format("{}, {}{}", spoken(known.advocate), spoken_day(known.advocate_offered_on),
                            known.advocate_name.empty() ? "" : ": " + known.advocate_name));
    }
    add_row(list, "They noticed it", when_noticed(story.said));
    add_row(list, "Provided by", facts.provider);
    add_row(list, "Passed to us by", facts.sent_by_body);
    add_row(list, "With the Ombudsman",
            facts.ombudsman_told_on ? fmt::format("{} {}", brief(*facts.ombudsman_told_on), facts.ombudsman_reference)
                                    : facts.ombudsman_reference);
    add_row(list, "Told in writing that it was closed",
            story.closing && story.closing->notice_on ? spoken(*story.closing->notice_on) : "");
    return list.rows.empty() ? Html{} : govuk::summary_list(list);
}

}  // namespace heed::complaints
