// Care events: their list with and without complaints, one of them, and putting them on record.

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/charging/charging.hpp"
#include "areas/complaints/charging/charging_parts.hpp"
#include "areas/complaints/charging/charging_store.hpp"
#include "areas/complaints/inquiry/remedies.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "measure/interval.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::May;
using web::ColumnKind;
using web::Request;
using web::Response;
using web::TypedTable;

namespace {

constexpr std::string_view page_path = "/charging";
constexpr std::string_view new_path = "/charging/events/new";
constexpr int months_of_figures = 12;

std::string path_of(Id<CareEvent> id) { return fmt::format("/charging/events/{}", id.number); }

// ---- the list

struct EventsView {
    web::Html links;
    web::Html add;
    std::string lead;
    web::Html figures;
    web::Html shows;
    web::Html list;
    web::Html pages;
};
BOOST_DESCRIBE_STRUCT(EventsView, (), (links, add, lead, figures, shows, list, pages))
web::Template<EventsView> const events_page{"areas/complaints/views/care_events.html"};

TypedTable figures_table(std::vector<EventFigure> const& figures, Days const& days) {
    TypedTable table{.name = "care-events",
                     .title = "Of what happened, how much did somebody complain about?",
                     .columns = {{"What happened", ColumnKind::text},
                                 {"Events", ColumnKind::number},
                                 {"Complained about", ColumnKind::number},
                                 {"Nobody complained", ColumnKind::number},
                                 {"Share complained about", ColumnKind::share},
                                 {"Likely between", ColumnKind::text}},
                     .notes = {fmt::format("Events that began from {} to {}.", spoken(days.from), spoken(days.to)),
                               "Likely between: Wilson’s 95% interval."},
                     .when_empty = "No care event is on record for the last 12 months."};
    for (auto const& figure : figures) {
        auto const likely = measure::wilson(figure.complained_about, figure.events);
        table.rows.push_back({{spoken(figure.kind)},
                              {figure.events},
                              {figure.complained_about},
                              {figure.events - figure.complained_about},
                              {web::Share{figure.complained_about, figure.events}},
                              {fmt::format("{:.0f}% to {:.0f}%", 100 * likely.low, 100 * likely.high)}});
    }
    return table;
}

std::string lead_of(std::vector<EventFigure> const& figures) {
    std::int64_t events = 0;
    std::int64_t complained = 0;
    for (auto const& figure : figures) {
        events += figure.events;
        complained += figure.complained_about;
    }
    return events == 0
               ? "A complaint about a charge often ends a story that began with care. Put the event on record, and "
                 "join the complaints to it."
               : fmt::format("In the last 12 months nobody complained about {} of {}.", events - complained,
                             counted(events, "care event", "care events"));
}

web::Html links_to_shows(ComplainedAbout shown) {
    static std::vector<std::pair<ComplainedAbout, std::string_view>> const all{
        {ComplainedAbout::either, "All events"},
        {ComplainedAbout::with, "Somebody complained"},
        {ComplainedAbout::without, "Nobody complained"}};
    web::Html items;
    for (auto const& [show, words] : all) {
        items += govuk::element("li").holding(
            show == shown ? govuk::element("strong").with("aria-current", "true").holding(words)
                          : loop::link(fmt::format("{}?show={}", page_path, name_of(show)), words));
    }
    return govuk::element("ul").classes("govuk-list heed-choices").holding(items);
}

govuk::Records records_of(Here const& here, std::vector<CareEvent> const& events) {
    EventNames const names(here.db);
    govuk::Records table{.caption = "Care events, the one put on record last first",
                         .head = {{.text = "What happened"},
                                  {.text = "When"},
                                  {.text = "Provider"},
                                  {.text = "Amount", .format = "numeric"},
                                  {.text = "Complaints", .format = "numeric"}},
                         .when_empty = "None."};
    for (auto const& event : events) {
        auto const complaints = cases_of_event(here.db, event.id, here.may(May::see_kept_from_worker)).size();
        table.rows.push_back(
            {{.text = loop::link(path_of(event.id), fmt::format("{} ({})", spoken(event.kind), event.id.number))},
             {.text = days_in_words(event)},
             {.text = names.provider_of(event)},
             {.text = event.pence ? pounds(*event.pence) : "", .format = "numeric"},
             {.text = complaints == 0 ? "none" : fmt::format("{}", complaints), .format = "numeric"}});
    }
    return table;
}

Response show_events(Request const& request, Here& here) {
    EventFilter filter;
    filter.complained = named<ComplainedAbout>(request.asked("show")).value_or(ComplainedAbout::either);
    filter.see_kept = here.may(May::see_kept_from_worker);
    filter.before = loop::asked_id<CareEvent>(request, "before");
    filter.after = loop::asked_id<CareEvent>(request, "after");
    auto const found = loop::one_page(list_events(here.db, filter, loop::page_length + 1), filter);
    Days const days{months_after(here.today, -months_of_figures) + 1, here.today};
    auto const figures = event_figures(here.db, days, filter.see_kept);
    auto const query = fmt::format("show={}&", name_of(filter.complained));
    EventsView const view{
        .links = charging_links(here),
        .add = here.may(May::answer_complaints) ? loop::button_link("Put events on record", new_path, true)
                                                : web::Html{},
        .lead = lead_of(figures),
        .figures = figures.empty() ? web::Html{} : web::shown(figures_table(figures, days)),
        .shows = links_to_shows(filter.complained),
        .list = govuk::records(records_of(here, found.lines)),
        .pages = found.lines.empty()
                     ? web::Html{}
                     : loop::page_links(std::string(page_path), query, std::to_string(found.lines.front().id.number),
                                        std::to_string(found.lines.back().id.number), found.has_newer,
                                        found.has_older)};
    return people::show(here, "Care events", events_page(view));
}

// ---- one event

struct EventView {
    web::Html back;
    std::string title;
    web::Html facts;
    web::Html complaints;
};
BOOST_DESCRIBE_STRUCT(EventView, (), (back, title, facts, complaints))
web::Template<EventView> const event_page{"areas/complaints/views/care_event.html"};

void add_row(govuk::SummaryList& list, std::string const& key, std::string const& value) {
    if (!value.empty()) {
        list.rows.push_back({.key = key, .value = value});
    }
}

web::Html facts_of(Here const& here, CareEvent const& event) {
    EventNames const names(here.db);
    loop::Names members(here.db);
    govuk::SummaryList list;
    add_row(list, "Number", fmt::format("{}", event.id.number));
    add_row(list, "When", days_in_words(event));
    add_row(list, "Provider", names.provider_of(event));
    add_row(list, "Service", names.service_of(event));
    add_row(list, "Amount", event.pence ? pounds(*event.pence) : "");
    add_row(list, "How it is known", event.how_known);
    add_row(list, "Reference", event.reference);
    add_row(list, "Put on record", fmt::format("{}, by {}", spoken(day_in_england(event.at)), members.of(event.by)));
    return govuk::summary_list(list);
}

web::Html complaints_of(Here const& here, Id<CareEvent> id) {
    auto const cases = cases_of_event(here.db, id, here.may(May::see_kept_from_worker));
    if (cases.empty()) {
        return loop::paragraph("Nobody has complained about it, as far as is on record.");
    }
    web::Html items;
    for (auto const one : cases) {
        items += govuk::element("li").holding(loop::link(complaints::path_of(one), reference_of(one)));
    }
    return govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

Response show_event(Request const&, Here& here, Id<CareEvent> id) {
    auto const event = find_event(here.db, id);
    if (!event) {
        throw NotFound();
    }
    EventView const view{.back = govuk::back_link({.text = "Care events", .href = std::string(page_path)}),
                         .title = spoken(event->kind),
                         .facts = facts_of(here, *event),
                         .complaints = complaints_of(here, id)};
    return people::show(here, spoken(event->kind), event_page(view));
}

// ---- putting them on record

std::vector<loop::Option> providers_as_options(store::Reading const& db) {
    std::vector<loop::Option> options;
    for (auto const& one : all_spoken_about(db)) {
        options.push_back({fmt::format("{}", one.id.number), one.name});
    }
    return options;
}

web::Html fields_of_one(Here const& here, loop::Typed const& typed) {
    std::vector<loop::Option> kinds;
    for_each_value<CareEventKind>([&](CareEventKind kind) {
        kinds.push_back({std::string(name_of(kind)), spoken(kind)});
    });
    return govuk::lines(
        {loop::heading("One event"), loop::one_of(typed, {"kind", "What happened?"}, kinds),
         loop::day_field(typed, {"from_day", "On which day, or from which day on?"}),
         loop::day_field(typed, {"to_day", "Until which day? (optional)"}),
         loop::pick_from(typed, {"provider", "Which team or provider?"}, providers_as_options(here.db), "Not known"),
         loop::pick_from(typed, {"service", "Which service?"}, loop::services_as_options(loop::services(here.db)),
                         "Not known"),
         loop::line_field(typed, {"amount", "Amount in pounds (optional)",
                                  "Of the charge, or of what was charged too much", "govuk-input--width-5"}),
         loop::line_field(typed, {"how_known", "How is it known?", "For example, the provider’s visit records"}),
         loop::line_field(typed, {"reference", "Reference in the other system (optional)",
                                  "Never a name. What is there already under this reference is not added twice",
                                  "govuk-input--width-10"})});
}

Response show_new_with(Here const& here, loop::Typed const& typed) {
    loop::FormPage page{.title = "Put care events on record",
                        .back = std::string(page_path),
                        .path = "/charging/events",
                        .button = "Put on record",
                        .with_file = true};
    page.before = loop::paragraph(
        "Do not write who it happened to: the complaint says that, and the event is joined to it.");
    page.fields = govuk::lines(
        {fields_of_one(here, typed), loop::heading("Or several"),
         loop::text_field(typed,
                          {"events", "Paste them",
                           "The first line: kind, from, to, provider, service, amount, how_known, reference"},
                          6),
         govuk::file_upload({.name = "file",
                             .id = "file",
                             .label = {.text = "Or choose a CSV file", .classes = "govuk-label--s"},
                             .hint = "With the same columns, at most 5,000 events",
                             .error = typed.error("file")})});
    return loop::show_form(here, page, typed.problems);
}

Response show_new(Request const&, Here& here) { return show_new_with(here, {}); }

Outcome<CareEvent> event_typed(web::Form const& form, Here const& here) {
    auto const there = all_spoken_about(here.db);
    auto const provider = loop::id_in(form.text("provider"));
    bool const known = std::ranges::any_of(there, [&](SpokenAbout const& one) { return one.id.number == provider; });
    return care_event(
        {form.choice<CareEventKind>("kind"), form.typed_day("from_day"), form.typed_day("to_day"), known ? provider : 0,
         loop::service_chosen(here.db, form), form.text("amount"), form.text("how_known"), form.text("reference")},
        here.today);
}

Response take_events(Request const& request, Here& here) {
    web::Form const form(request);
    auto const by = here.me().id.number;
    if (form.text("events").empty() && file_text(request).empty()) {
        auto const one = event_typed(form, here);
        if (!one) {
            return show_new_with(here, {request.form, one.error()});
        }
        return people::change(request, here,
                              [&](store::Writing& db) { return web::see(path_of(add_event(db, *one, by, here.now))); });
    }
    auto const several = pasted_or_file<std::vector<CareEvent>>(request, "events", [&](std::string const& text) {
        return care_events_from(text, {all_spoken_about(here.db), loop::services(here.db)}, here.today);
    });
    if (!several) {
        return show_new_with(here, {request.form, several.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_events(db, *several, by, here.now);
        return web::see(std::string(page_path));
    });
}

}  // namespace

void mount_care_events(people::Site& at) {
    at.get("/charging", may::see_cases, show_events);
    at.get("/charging/events/new", may::answer_complaints, show_new);
    at.upload("/charging/events", may::answer_complaints, take_events);
    at.get("/charging/events/{event}", may::see_cases, show_event);
}

}  // namespace heed::complaints
