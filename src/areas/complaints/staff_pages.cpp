#include "areas/complaints/staff_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/entry_titles.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/telling.hpp"
#include "areas/complaints/panels.hpp"
#include "areas/complaints/told_back_pages.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "people/members.hpp"
#include "web/router.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;

namespace {

struct CaseView {
    std::string kind;
    std::string reference;
    web::Html flags;
    web::Html doubt;
    web::Html clocks;
    web::Html said;
    std::optional<std::string> wanted;
    web::Html facts;
    web::Html person;
    web::Html panels;
    web::Html acts;
    web::Html more_acts;
    web::Html timeline;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (kind, reference, flags, doubt, clocks, said, wanted, facts, person, panels, acts, more_acts,
                       timeline))
web::Template<CaseView> const case_page{"areas/complaints/views/complaint.html"};

web::Html link(std::string const& href, std::string_view text) {
    return govuk::element("a").classes("govuk-link").with("href", href).holding(text);
}

// ---- the page of one case

govuk::Standing standing_of(ClockStanding const& clock, bool open, Day today) {
    if (clock.done) {
        return *clock.done <= clock.due ? govuk::Standing::good : govuk::Standing::late;
    }
    return !open || clock.still ? govuk::Standing::neutral
           : clock.due < today  ? govuk::Standing::late
                                : govuk::Standing::waiting;
}

std::string words_of(ClockStanding const& clock, bool open, Day today) {
    if (clock.done) {
        return fmt::format("{} {}", *clock.done <= clock.due ? "done" : "done late,", brief(*clock.done));
    }
    return !open ? "not needed" : clock.still ? "stands still" : days_left(clock.due, today);
}

std::string name_of_clock(ClockStanding const& clock, Case const& said) {
    if (clock.clock == "limit") {
        return "Answer at the latest";
    }
    if (clock.clock == "target") {
        return "Our own target";
    }
    return clock.clock == "answer" && said.track == Track::statutory ? "Answer as planned"
                                                                     : spoken_step(clock.clock, said.kind, said.track);
}

govuk::SummaryRow row_of(ClockStanding const& clock, Story const& story, Here const& here) {
    bool const open = is_open(story);
    auto const name = name_of_clock(clock, story.said);
    auto const badge = govuk::badge(
        {.text = words_of(clock, open, here.today), .standing = standing_of(clock, open, here.today)});
    govuk::SummaryRow row{.key = name,
                          .value = web::escaped("By " + spoken(clock.due)) + web::Html{" "} + badge +
                                   web::Html{"<br>"} + web::escaped(clock.rule)};
    if (open && !clock.done && here.may(people::may::answer_complaints)) {
        auto const act = act_of_step(clock.outer ? "answer" : clock.clock, story.said.kind);
        row.actions.push_back(
            {.text = "Do it", .href = fmt::format("{}/{}", path_of(story.said.id), act), .visually_hidden_text = name});
    }
    return row;
}

web::Html clock_strip(Story const& story, Here const& here) {
    govuk::SummaryList list;
    for (auto const& clock : clocks_of(story, council_clocks(here.db, here.working_days))) {
        list.rows.push_back(row_of(clock, story, here));
    }
    return govuk::summary_list(list);
}

void add_row(govuk::SummaryList& list, std::string const& key, std::string const& value) {
    if (!value.empty()) {
        list.rows.push_back({.key = key, .value = value});
    }
}

std::string service_name(Here const& here, std::int64_t service) {
    for (auto const& one : loop::services(here.db)) {
        if (one.id.number == service) {
            return one.name;
        }
    }
    return "Not known yet";
}

web::Html facts_of(Story const& story, Here const& here) {
    auto const& said = story.said;
    govuk::SummaryList list;
    add_row(list, "Received", fmt::format("{}, by {}", spoken(said.received_on), spoken(said.channel)));
    add_row(list, "Happened", said.happened_on ? spoken(*said.happened_on) : "");
    add_row(list, "About", said.about);
    add_row(list, "Service", service_name(here, said.service));
    add_row(list, "Looked after by", said.officer == 0 ? "Nobody yet" : people::name_of_member(here.db, said.officer));
    add_row(list, "Closed as", story.closing ? spoken(story.closing->ending) : "");
    if (story.answer) {
        add_row(list, "In the annual report", is_well_founded(story.findings) ? "well-founded" : "not well-founded");
        add_row(list, "Answered in time",
                story.answer->late_reason.empty() ? "yes" : "no: " + story.answer->late_reason);
    }
    if (story.lateness) {
        add_row(list, "Taken after 12 months", story.lateness->good_reason + " " + story.lateness->still_fair);
    }
    return govuk::summary_list(list);
}

web::Html person_of(Story const& story) {
    auto const& teller = story.teller;
    govuk::SummaryList list;
    add_row(list, "Name", teller.name.empty() ? "They did not say" : teller.name);
    if (story.said.kind != Kind::compliment) {
        add_row(
            list, "Speaks",
            teller.basis == Basis::speaks_for_self
                ? "for themselves"
                : fmt::format("for {}{} – {}", teller.whose_name.empty() ? "somebody else" : teller.whose_name,
                              teller.relationship.empty() ? "" : ", as " + teller.relationship, spoken(teller.basis)));
        add_row(list, "Answer them", spoken(teller.answer_by));
        add_row(list, "Safe to contact",
                teller.safe_to_contact ? "yes" : "no" + (teller.safe_note.empty() ? "" : ": " + teller.safe_note));
        add_row(list, "Wants to hear what changes", teller.wants_to_hear ? "yes" : "no");
    }
    add_row(list, "E-mail", teller.email);
    add_row(list, "Telephone", teller.phone);
    add_row(list, "Address", teller.address);
    return govuk::summary_list(list);
}

web::Html panels_of(Story const& story, Here const& here) {
    web::Html all;
    for (auto const& panel : case_panels()) {
        auto const shown = panel.shown(story, here);
        all += shown.empty() ? web::Html{} : heading(panel.heading) + shown;
    }
    return all;
}

/// What is next stands beside what was said; the rest beside what is known.
struct SideActs {
    web::Html first;
    web::Html others;
};

SideActs acts_of(Story const& story, Here const& here) {
    std::vector<std::pair<std::string_view, web::Html>> groups;
    for (auto const* act : all_acts()) {
        if (here.may(act->may) && act->offered(story, here)) {
            auto const text = act == &agree_a_plan && !story.plans.empty()
                                  ? std::string_view("Change the plan, or agree a longer time")
                                  : act->heading;
            auto group = std::ranges::find(groups, act->group, &std::pair<std::string_view, web::Html>::first);
            group = group == groups.end() ? groups.insert(group, {act->group, {}}) : group;
            group->second += govuk::element("li").holding(
                link(fmt::format("{}/{}", path_of(story.said.id), act->word), text));
        }
    }
    SideActs all;
    for (auto const& [group, items] : groups) {
        auto& where = all.first.empty() ? all.first : all.others;
        where += heading(group) + govuk::element("ul").classes("govuk-list").holding(items);
    }
    return all;
}

web::Html timeline_of(Here const& here, Id<Case> id) {
    govuk::Timeline timeline;
    auto entries = entries_of(here.db, id);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        auto by = entry->by > 0 ? people::name_of_member(here.db, entry->by)
                                : std::string(entry->by == 0 ? "the person" : "Heed");
        by += entry->for_person && entry->by != 0 ? " – the person reads this" : "";
        timeline.events.push_back({.title = title_of_entry(entry->what),
                                   .by = by,
                                   .when = spoken(entry->at),
                                   .datetime = iso(entry->at),
                                   .body = with_line_breaks(entry->says)});
    }
    return govuk::timeline(timeline);
}

web::Html doubt_panel(Story const& story) {
    return story.said.doubt == Doubt::none ? web::Html{}
                                           : govuk::standing_panel({.standing = govuk::Standing::waiting,
                                                                    .title = "Look before you answer",
                                                                    .text = spoken(story.said.doubt)});
}

}  // namespace

Response show_case(Request const&, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    auto const title = title_of(story);
    auto const acts = acts_of(story, here);
    CaseView const view{.kind = title.substr(0, title.rfind(' ')),
                        .reference = reference_of(id),
                        .flags = flags_of(story),
                        .doubt = doubt_panel(story),
                        .clocks = clock_strip(story, here),
                        .said = govuk::inset_text({.text = with_line_breaks(story.said.said)}),
                        .wanted = story.said.wanted.empty() ? std::nullopt : std::optional(story.said.wanted),
                        .facts = facts_of(story, here),
                        .person = person_of(story),
                        .panels = panels_of(story, here),
                        .acts = acts.first + telling_tasks_of(here, id),
                        .more_acts = acts.others,
                        .timeline = timeline_of(here, id)};
    return people::show(here, title, case_page(view));
}

}  // namespace heed::complaints
