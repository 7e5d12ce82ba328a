#include "areas/complaints/staff_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/telling.hpp"
#include "areas/complaints/panels.hpp"
#include "areas/complaints/told_back_pages.hpp"
#include "kernel/text.hpp"
#include "loop/signal.hpp"
#include "people/members.hpp"
#include "web/router.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;

namespace {

constexpr int lines_a_page = 50;

struct FilterLink {
    std::string text;
    std::string href;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(FilterLink, (), (text, href, current))

struct ListView {
    std::string counts;
    std::vector<FilterLink> shows;
    std::vector<FilterLink> kinds;
    web::Html log_button;
    web::Html records;
    web::Html more;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (counts, shows, kinds, log_button, records, more))
web::Template<ListView> const list_page{"areas/complaints/views/complaints.html"};

struct LogView {
    web::Html problems;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(LogView, (), (problems, form_fields, fields, button))
web::Template<LogView> const log_page{"areas/complaints/views/log.html"};

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
    web::Html timeline;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (kind, reference, flags, doubt, clocks, said, wanted, facts, person, panels, acts, timeline))
web::Template<CaseView> const case_page{"areas/complaints/views/complaint.html"};

/// What the list's address asks for.
struct AskedFor {
    std::string show;  ///< "all", "mine", "late" or "closed"
    std::optional<Kind> kind;
    std::optional<Place> after;
};

std::optional<Place> read_place(std::string_view text) {
    auto const parts = split(text, '_');
    if (parts.size() != 2) {
        return std::nullopt;
    }
    auto const day = parse_day(parts[0]);
    auto const id = web::parse_id(parts[1]);
    return day && id ? std::optional(Place{*day, {*id}}) : std::nullopt;
}

AskedFor read_asked(Request const& request) {
    std::string show(request.asked("show"));
    if (show != "mine" && show != "late" && show != "closed") {
        show = "all";
    }
    return {show, named<Kind>(request.asked("kind")), read_place(request.asked("after"))};
}

std::string address_of(std::string_view show, std::optional<Kind> kind) {
    return fmt::format("/complaints?show={}{}", show, kind ? "&kind=" + std::string(name_of(*kind)) : "");
}

CaseFilter filter_of(AskedFor const& asked, Here const& here) {
    CaseFilter filter;
    filter.see_kept = here.may(people::may::see_kept_from_worker);
    filter.kind = asked.kind;
    filter.closed = asked.show == "closed";
    filter.after = asked.after;
    if (asked.show == "mine") {
        filter.officer = here.me().id.number;
    }
    if (asked.show == "late") {
        filter.due_before = here.today;
    }
    return filter;
}

web::Html link(std::string const& href, std::string_view text) {
    return govuk::element("a").classes("govuk-link").with("href", href).holding(text);
}

web::Html due_badge(CaseLine const& line, Day today) {
    if (line.closed_on) {
        return web::escaped("closed " + brief(*line.closed_on));
    }
    auto const late = *line.next_due < today;
    auto const badge = govuk::badge({.text = days_left(*line.next_due, today),
                                     .standing = late ? govuk::Standing::late : govuk::Standing::waiting});
    return web::escaped(spoken_step(line.next_step, line.kind) + " by " + brief(*line.next_due)) + web::Html{" "} +
           badge;
}

web::Html flags_of_line(CaseLine const& line) {
    web::Html flags;
    auto const add = [&](bool holds, std::string const& words, govuk::Standing standing) {
        if (holds) {
            flags += web::Html{" "} + govuk::badge({.text = words, .standing = standing});
        }
    };
    add(line.kept_from_worker, "Don't tell the worker", govuk::Standing::restricted);
    add(!line.safe_to_contact, "Not safe to contact", govuk::Standing::late);
    add(line.needs_support, "Needs support", govuk::Standing::neutral);
    add(looks_like_a_machine(line.doubt), "Sent by a machine?", govuk::Standing::waiting);
    return flags;
}

std::vector<govuk::Cell> record_of(CaseLine const& line, Here const& here) {
    auto const name = link(path_of(line.id), shortened(line.said, 90));
    auto const kind = web::escaped(spoken(line.kind)) + web::Html{"<br>"} + web::escaped(reference_of(line.id));
    return {{.text = name + flags_of_line(line)},
            {.text = kind},
            {.text = due_badge(line, here.today)},
            {.text = line.officer == 0 ? "nobody yet" : people::name_of_member(here.db, line.officer)},
            {.text = brief(line.received_on)}};
}

web::Html records_of(std::vector<CaseLine> const& lines, Here const& here, bool closed) {
    govuk::Records records{.caption = closed ? "Closed, the last first" : "Open, the most urgent first",
                           .head = {{.text = "What was said"},
                                    {.text = "Reference"},
                                    {.text = closed ? "Closed" : "What is next"},
                                    {.text = "Who has it"},
                                    {.text = "Received"}}};
    for (auto const& line : lines) {
        records.rows.push_back(record_of(line, here));
    }
    return govuk::records(records);
}

web::Html link_to_more(std::vector<CaseLine> const& lines, AskedFor const& asked) {
    if (lines.size() < lines_a_page) {
        return {};
    }
    auto const& last = lines.back();
    auto const place = fmt::format("&after={}_{}", iso(asked.show == "closed" ? *last.closed_on : *last.next_due),
                                   last.id.number);
    return govuk::pagination({.next = {.href = address_of(asked.show, asked.kind) + place}});
}

std::vector<FilterLink> links_to_shows(AskedFor const& asked) {
    std::vector<FilterLink> links;
    for (auto const& [word, text] : std::vector<std::pair<std::string, std::string>>{
             {"all", "Open"}, {"mine", "Mine"}, {"late", "Late"}, {"closed", "Closed"}}) {
        links.push_back({text, address_of(word, asked.kind), asked.show == word});
    }
    return links;
}

std::vector<FilterLink> links_to_kinds(AskedFor const& asked) {
    std::vector<FilterLink> links{{"All three", address_of(asked.show, {}), !asked.kind}};
    for_each_value<Kind>([&](Kind kind) {
        auto text = spoken(kind) + "s";
        text.front() = 'C';
        links.push_back({text, address_of(asked.show, kind), asked.kind == kind});
    });
    return links;
}

std::string counts_of(Here const& here) {
    CaseFilter open;
    open.see_kept = here.may(people::may::see_kept_from_worker);
    auto late = open;
    late.due_before = here.today;
    return fmt::format("{} open, {} late", count_cases(here.db, open), count_cases(here.db, late));
}

Response show_log_form(Here const& here, Typed const& typed) {
    LogView const view{.problems = summary_of(typed.problems),
                       .form_fields = here.form_fields(),
                       .fields = logging_fields(typed, here.today),
                       .button = govuk::button({.text = "Put it on record", .prevent_double_click = true})};
    return people::show(here, "Log a call or a letter", log_page(view), typed.problems);
}

// ---- the page of one case

struct ClockLine {
    std::string what;
    Day due;
    std::optional<Day> done;
    std::string rule;
    std::string act{};
};

govuk::Standing standing_of(ClockLine const& line, bool open, Day today) {
    if (line.done) {
        return *line.done <= line.due ? govuk::Standing::good : govuk::Standing::late;
    }
    return !open ? govuk::Standing::neutral : line.due < today ? govuk::Standing::late : govuk::Standing::waiting;
}

std::string words_of(ClockLine const& line, bool open, Day today) {
    if (line.done) {
        return fmt::format("{} {}", *line.done <= line.due ? "done" : "done late,", brief(*line.done));
    }
    return open ? days_left(line.due, today) : "not needed";
}

govuk::SummaryRow row_of(ClockLine const& line, Story const& story, Here const& here) {
    bool const open = is_open(story);
    auto const badge = govuk::badge(
        {.text = words_of(line, open, here.today), .standing = standing_of(line, open, here.today)});
    govuk::SummaryRow row{.key = line.what,
                          .value = web::escaped("By " + spoken(line.due)) + web::Html{" "} + badge + web::Html{"<br>"} +
                                   web::escaped(line.rule)};
    if (open && !line.done && here.may(people::may::answer_complaints)) {
        row.actions.push_back({.text = "Do it",
                               .href = fmt::format("{}/{}", path_of(story.said.id), line.act),
                               .visually_hidden_text = line.what});
    }
    return row;
}

std::optional<Day> answered_on(Story const& story) {
    return story.answer ? std::optional(story.answer->sent_on) : std::nullopt;
}

std::vector<ClockLine> clocks_of(Story const& story, Here const& here) {
    auto const& said = story.said;
    if (said.kind != Kind::complaint) {
        auto const step = spoken_step("look_at", said.kind);
        return {{step, here.working_days.after(said.received_on, working_days_to_look),
                 story.closing ? std::optional(story.closing->on_day) : std::nullopt, "our own norm: 3 working days",
                 "closing"}};
    }
    auto const acknowledged_on = story.acknowledgement ? std::optional(story.acknowledgement->on_day) : std::nullopt;
    std::vector<ClockLine> lines{{"Acknowledge it", acknowledgement_due(said.received_on, here.working_days),
                                  acknowledged_on, "regulation 13: 3 working days", "acknowledge"}};
    if (!story.plans.empty()) {
        lines.push_back({"Answer as planned", story.plans.back().answer_due, answered_on(story),
                         story.plans.back().agreed_with == AgreedWith::person ? "agreed with the person" : "set by us",
                         "answer"});
    }
    auto const limit = answer_limit(said.received_on, story.plans);
    lines.push_back(
        {"Answer at the latest", limit, answered_on(story),
         limit > answer_limit(said.received_on) ? "regulation 14: longer time agreed" : "regulation 14: six months",
         "answer"});
    return lines;
}

web::Html clock_strip(Story const& story, Here const& here) {
    govuk::SummaryList list;
    for (auto const& line : clocks_of(story, here)) {
        list.rows.push_back(row_of(line, story, here));
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

web::Html acts_of(Story const& story, Here const& here) {
    web::Html items;
    for (auto const* act : all_acts()) {
        if (here.may(act->may) && act->offered(story, here)) {
            auto const text = act == &agree_a_plan && !story.plans.empty()
                                  ? std::string_view("Change the plan, or agree a longer time")
                                  : act->heading;
            items += govuk::element("li").holding(link(fmt::format("{}/{}", path_of(story.said.id), act->word), text));
        }
    }
    return items.empty() ? items
                         : heading("What you can do") + govuk::element("ul").classes("govuk-list").holding(items);
}

std::string title_of_entry(Entry const& entry) {
    static std::vector<std::pair<std::string_view, std::string_view>> const titles{
        {"received", "Received"},
        {"added", "Added by the person"},
        {"acknowledged", "Acknowledged"},
        {"planned", "Plan agreed"},
        {"planned_again", "Plan changed"},
        {"issue_added", "Issue added"},
        {"issue_changed", "Issue changed"},
        {"issue_left_out", "Issue left out"},
        {"investigator_named", "Investigator named"},
        {"staff_named", "It is about a member of staff"},
        {"staff_not_named", "It is not about a member of staff"},
        {"evidence_added", "Evidence added"},
        {"found", "Finding recorded"},
        {"answered", "Answered"},
        {"closed", "Closed"},
        {"taken_though_late", "Taken after 12 months"},
        {"note", "Note"},
        {"message", "Message to the person"},
        {"taken_on", "Given to somebody"},
        {"service_named", "Service chosen"},
        {"confirmed", "Confirmed that a person sent it"},
        {"needs_reviewed", "Asked again what they need"},
        {"need_met", "Given in the form they need"},
        {"need_not_met", "Not given in the form they need"},
        {"file_destroyed", "A file was destroyed"},
        {"told_back", "Told back what changed"}};
    for (auto const& [word, title] : titles) {
        if (word == entry.what) {
            return std::string(title);
        }
    }
    return entry.what;
}

web::Html timeline_of(Here const& here, Id<Case> id) {
    govuk::Timeline timeline;
    auto entries = entries_of(here.db, id);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        auto by = entry->by > 0 ? people::name_of_member(here.db, entry->by)
                                : std::string(entry->by == 0 ? "the person" : "Heed");
        by += entry->for_person && entry->by != 0 ? " – the person reads this" : "";
        timeline.events.push_back({.title = title_of_entry(*entry),
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

Response list_them(Request const& request, Here& here) {
    auto const asked = read_asked(request);
    auto const lines = list_cases(here.db, filter_of(asked, here), lines_a_page);
    ListView const view{.counts = counts_of(here),
                        .shows = links_to_shows(asked),
                        .kinds = links_to_kinds(asked),
                        .log_button = govuk::button({.text = "Log a call or a letter", .href = "/complaints/new"}),
                        .records = records_of(lines, here, asked.show == "closed"),
                        .more = link_to_more(lines, asked)};
    return people::show(here, "Complaints, concerns and compliments", list_page(view));
}

Response show_log(Request const&, Here& here) { return show_log_form(here, untyped()); }

Response log_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto typed = read_telling(form, {});
    auto const received = received_by_staff(typed.told, here.me().id.number, here.now);
    if (!received) {
        typed.problems.insert(typed.problems.end(), received.error().begin(), received.error().end());
    }
    return typed.problems.empty() ? keep_and_show_receipt(request, here, *received)
                                  : show_log_form(here, {form, typed.problems});
}

Response show_case(Request const&, Here& here, Id<Case> id) {
    auto const story = must_find(here, id);
    auto const title = title_of(story);
    CaseView const view{.kind = title.substr(0, title.find(' ')),
                        .reference = reference_of(id),
                        .flags = flags_of(story),
                        .doubt = doubt_panel(story),
                        .clocks = clock_strip(story, here),
                        .said = govuk::inset_text({.text = with_line_breaks(story.said.said)}),
                        .wanted = story.said.wanted.empty() ? std::nullopt : std::optional(story.said.wanted),
                        .facts = facts_of(story, here),
                        .person = person_of(story),
                        .panels = panels_of(story, here),
                        .acts = acts_of(story, here) + telling_tasks_of(here, id),
                        .timeline = timeline_of(here, id)};
    return people::show(here, title, case_page(view));
}

}  // namespace heed::complaints
