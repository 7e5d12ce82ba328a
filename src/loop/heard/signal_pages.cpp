#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/before/seen_before_pages.hpp"
#include "loop/before/seen_before_parts.hpp"
#include "loop/heard/signal_asked.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/heard/suggest_pages.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/learning/source_corrected.hpp"
#include "loop/offers.hpp"
#include "loop/pages.hpp"
#include "loop/parts.hpp"
#include "loop/picture/export.hpp"
#include "loop/themes/theme_parts.hpp"
#include "store/events.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

std::string path_of(Id<Signal> id) { return fmt::format("/signals/{}", id.number); }

// ---- the list

/// One line of the table, written straight into the page: this is the list that is opened most.
void add_row(std::string& out, SignalLine const& line, std::string_view service) {
    constexpr std::size_t shown = 110;
    out +=
        R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header" data-label="What was heard"><a class="govuk-link" href="/signals/)";
    out += std::to_string(line.id.number);
    out += "\">";
    web::escape_into(out, shortened(line.said, shown));
    out += line.kept_from_worker
               ? R"(</a> <span class="heed-badge heed-badge--restricted">Kept from the worker</span></th>)"
               : "</a></th>";
    auto const cell = [&](std::string_view label, std::string_view text, std::string_view classes = "") {
        out += R"(<td class="govuk-table__cell)";
        out += classes;
        out += R"(" data-label=")";
        out += label;
        out += R"("><span class="heed-records__value">)";
        web::escape_into(out, text);
        out += "</span></td>";
    };
    cell("Kind", spoken(line.kind));
    cell("Service", service);
    cell("Heard on", brief(line.heard_on), " heed-nowrap");
    cell("Stage", spoken(line.stage));
    out += "</tr>\n";
}

Html table_of(std::vector<SignalLine> const& lines, std::vector<Service> const& services) {
    if (lines.empty()) {
        return govuk::records({.when_empty = "No signal fits. Take a filter away, or log what you heard."});
    }
    std::string out;
    out.reserve(1024 + lines.size() * 900);
    out +=
        R"(<table class="govuk-table heed-records"><caption class="govuk-table__caption govuk-visually-hidden">Signals, the one heard last first</caption>)"
        R"(<thead class="govuk-table__head"><tr class="govuk-table__row">)"
        R"(<th scope="col" class="govuk-table__header">What was heard</th><th scope="col" class="govuk-table__header">Kind</th>)"
        R"(<th scope="col" class="govuk-table__header">Service</th><th scope="col" class="govuk-table__header">Heard on</th>)"
        R"(<th scope="col" class="govuk-table__header">Stage</th></tr></thead><tbody class="govuk-table__body">)";
    for (auto const& line : lines) {
        auto const service = std::ranges::find(services, line.service, &Service::id);
        add_row(out, line, service == services.end() ? std::string_view("Not known") : std::string_view(service->name));
    }
    out += "</tbody></table>";
    return {std::move(out)};
}

Html filters_of(SignalFilter const& filter, std::vector<Service> const& services, store::Reading const& db) {
    Typed const typed{as_query(filter), {}};
    return govuk::lines({pick_from(typed, {"kind", "Kind"}, options_of<SignalKind>(), "Every kind"),
                         pick_from(typed, {"service", "Service"}, services_as_options(services), "Every service"),
                         pick_from(typed, {"theme", "Theme"}, themes_as_options(list_themes(db)), "Every theme"),
                         pick_from(typed, {"stage", "Stage"}, options_of<Stage>(), "Every stage"),
                         govuk::button({.text = "Filter", .classes = "govuk-button--secondary"})});
}

struct SignalsView {
    std::string count;
    Html log;
    Html filters;
    Html table;
    Html pages;
    Html keep;
};
BOOST_DESCRIBE_STRUCT(SignalsView, (), (count, log, filters, table, pages, keep))
web::Template<SignalsView> const signals_page{"loop/views/signals.html"};

/// The fields that the form does not ask for.
std::vector<web::Field> days_of(SignalFilter const& filter) {
    auto fields = as_query(filter);
    std::erase_if(fields, [](web::Field const& field) {
        return field.name == "kind" || field.name == "service" || field.name == "theme" || field.name == "stage";
    });
    return fields;
}

std::string count_in_words(store::Reading const& db, SignalFilter const& filter) {
    auto const number = count_signals(db, filter);
    auto const many = days_in_words(filter).empty() || number < most_counted
                          ? counted(number, "signal", "signals")
                          : fmt::format("{} signals or more", most_counted);
    bool const by_wait = !filter.left && (filter.since_from || filter.since_to || filter.first_time);
    return many + (filter.left ? ", the one that came there last first."
                   : by_wait   ? ", the one that has stood there longest first."
                               : ", the one heard last first.");
}

Response list(Request const& request, Here& here) {
    auto const filter = signals_asked_for(request, here);
    auto const found = one_page(list_signals(here.db, filter, page_length + 1), filter);
    auto const known = services(here.db);
    auto const links = found.lines.empty() ? Html{}
                                           : page_links("/signals", query_of(as_query(filter)),
                                                        place_of(place_in_list(here.db, filter, found.lines.front())),
                                                        place_of(place_in_list(here.db, filter, found.lines.back())),
                                                        found.has_newer, found.has_older);
    SignalsView const view{
        count_in_words(here.db, filter),
        here.may(May::record_signals) ? button_link("Log a signal", "/signals/new", true) : Html{},
        kept_filter(days_in_words(filter), days_of(filter), "/signals") + filters_of(filter, known, here.db),
        table_of(found.lines, known),
        links,
        export_form(here, "/signals/export", as_query(filter))};
    return people::show(here, "Signals", signals_page(view));
}

// ---- logging one

std::vector<Option> kinds_to_log() {
    auto options = options_of<SignalKind>();
    // Complaints, compliments and concerns have their own form and clocks.
    std::erase_if(options, [](Option const& option) {
        return option.value == "complaint" || option.value == "compliment" || option.value == "concern";
    });
    return options;
}

Response show_new(Here& here, Typed const& typed) {
    FormPage page{.title = "Log a signal", .back = "/signals", .path = "/signals/new", .button = "Log it"};
    page.before = paragraph("Something heard or seen that could teach us. Leave out names: addresses, phone numbers "
                            "and dates of birth are taken out for you.");
    page.fields = govuk::lines(
        {text_field(typed, {"said", "What was said or seen?"}, 5),
         one_of(typed, {"kind", "What sort of thing is it?", "", "govuk-radios--small"}, kinds_to_log()),
         pick_from(typed, {"service", "Which service is it about?"}, services_as_options(services(here.db)),
                   "Not known"),
         day_field(typed, {"heard_on", "When was it heard?", "For example, 27 3 2026"})});
    page.after = govuk::inset_text(
        {.text = Html{"A complaint, a compliment or a concern has its own form: <a class=\"govuk-link\" "
                      "href=\"/complaints/new\">record it there</a>, so that its clock runs."}});
    return show_form(here, page, typed.problems);
}

Response show_new_form(Request const&, Here& here) {
    return show_new(here, {day_as_typed("heard_on", here.today), {}});
}

std::optional<SignalKind> kind_chosen(web::Form const& form) {
    auto const options = kinds_to_log();
    bool const offered = std::ranges::find(options, form.text("kind"), &Option::value) != options.end();
    return offered ? form.choice<SignalKind>("kind") : std::nullopt;
}

Response log_it(Request const& request, Here& here) {
    web::Form const form(request);
    SignalDraft const draft{kind_chosen(form), form.text("said"), service_chosen(here.db, form),
                            form.typed_day("heard_on")};
    auto signal = log_signal(draft, here.today);
    if (!signal) {
        return show_new(here, {request.form, signal.error()});
    }
    bool const alike = can_have_been_said_before(signal->kind) && is_anything_alike(here, signal->said);
    return people::change(request, here, [&](store::Writing& db) {
        signal->recorded_at = here.now;
        signal->recorded_by = here.me().id.number;
        return web::see(path_of(tell(db, *signal)) + (alike ? "/seen-before" : ""));
    });
}

// ---- one signal

struct SignalView {
    Html back;
    Html summary;
    std::string kind;
    std::string title;
    std::string said;
    Html corrected;
    Html strip;
    Html facts;
    Html themes;
    Html sorting;
    bool may_link = false;
    Html form_fields;
    std::string path;
    Html theme_choice;
    Html learning_points;
    Html make;
    bool may_join = false;
    Html join_choice;
    Html said_before;
};
BOOST_DESCRIBE_STRUCT(SignalView, (),
                      (back, summary, kind, title, said, corrected, strip, facts, themes, sorting, may_link,
                       form_fields, path, theme_choice, learning_points, make, may_join, join_choice, said_before))
web::Template<SignalView> const signal_page{"loop/views/signal.html"};

SignalRecord signal_for(Here const& here, Id<Signal> id) {
    auto const signal = find_signal(here.db, id, here.may(May::see_kept_from_worker));
    if (!signal) {
        throw NotFound();
    }
    return *signal;
}

Html facts_of(Here const& here, SignalRecord const& signal) {
    Names names(here.db);
    govuk::SummaryList facts;
    facts.rows.push_back({.key = "Service", .value = service_name(services(here.db), signal.service, "Not known")});
    facts.rows.push_back({.key = "Heard on", .value = spoken(signal.heard_on)});
    facts.rows.push_back({.key = "Recorded",
                          .value = fmt::format("{} by {}", spoken(signal.recorded_at), names.of(signal.recorded_by))});
    auto const* offer = signal.source.empty() ? nullptr : offers().find(signal.source);
    if (offer != nullptr && offer->path && here.may(May::see_cases)) {
        facts.rows.push_back(
            {.key = "Behind it", .value = link(offer->path(signal.source_id), "Open the " + signal.source)});
    }
    if (signal.kept_from_worker) {
        facts.rows.push_back(
            {.key = "Who may see it", .value = govuk::badge({"Kept from the worker", govuk::Standing::restricted})});
    }
    return govuk::summary_list(facts);
}

/// What it said before the record behind it was corrected.
Html wordings_shown(Here const& here, Id<Signal> id) {
    Names names(here.db);
    Html before;
    for (auto const& one : said_until_corrected(here.db, id)) {
        before += paragraph(fmt::format("Until {}, when {} corrected it:", spoken(one.at), names.of(one.by))) +
                  govuk::element("blockquote").classes("govuk-inset-text heed-words").holding(one.said);
    }
    return before.empty() ? Html{}
                          : govuk::details({.summary = "It was corrected: what it said before", .text = before});
}

Html themes_shown(Here const& here, SignalRecord const& signal) {
    auto const themes = themes_of(here.db, signal.id);
    if (themes.empty()) {
        return paragraph("It has no theme yet, so nobody knows that it is understood.");
    }
    govuk::SummaryList list;
    for (auto const& theme : themes) {
        govuk::SummaryRow row{.key = link(fmt::format("/themes/{}", theme.id.number), theme.name), .value = ""};
        if (here.may(May::manage_themes)) {
            row.actions.push_back({.text = "Take away",
                                   .href = fmt::format("{}/themes/{}/remove", path_of(signal.id), theme.id.number),
                                   .visually_hidden_text = theme.name});
        }
        list.rows.push_back(std::move(row));
    }
    return govuk::summary_list(list);
}

Html points_shown(std::vector<LearningLine> const& points) {
    govuk::Records table{.caption = "Learning points that it belongs to",
                         .head = {{.text = "Learning point"}, {.text = "Stage"}},
                         .when_empty = "No learning point has come of it yet.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& point : points) {
        table.rows.push_back({{.text = link(fmt::format("/learning-points/{}", point.id.number), point.sentence)},
                              {.text = point.standing == Standing::reopened ? "Reopened" : spoken(point.stage)}});
    }
    return govuk::records(table);
}

/// Learning points of its themes that have not taken it in yet.
std::vector<Option> points_to_join(store::Reading const& db, Id<Signal> signal,
                                   std::vector<LearningLine> const& joined) {
    std::vector<Option> options;
    for (auto const& theme : themes_of(db, signal)) {
        LearningFilter filter;
        filter.theme = theme.id;
        for (auto const& point : list_learning_points(db, filter, page_length)) {
            if (std::ranges::find(joined, point.id, &LearningLine::id) == joined.end()) {
                options.push_back({fmt::format("{}", point.id.number), shortened(point.sentence, 90)});
            }
        }
    }
    return options;
}

Response show_signal(Here& here, Id<Signal> id, Typed const& typed) {
    auto const signal = signal_for(here, id);
    auto const points = points_of_signal(here.db, id);
    auto const to_join = points_to_join(here.db, id, points);
    bool const writes = here.may(May::write_learning);
    bool const unsorted = here.may(May::manage_themes) && !is_sorted(here.db, id);
    SignalView const view{
        govuk::back_link({.text = "Signals", .href = "/signals"}),
        summary_of(typed.problems),
        std::string(spoken(signal.kind)),
        fmt::format("Signal {}", id.number),
        signal.said,
        wordings_shown(here, id),
        govuk::stage_strip({.stages = govuk::stages_up_to(static_cast<std::size_t>(signal.stage) + 1)}),
        facts_of(here, signal),
        themes_shown(here, signal),
        unsorted ? sorting_form(here, signal, false) : Html{},
        here.may(May::manage_themes) && !unsorted,
        here.form_fields(),
        path_of(id),
        pick_from(typed, {"theme", "What is it about?"}, themes_as_options(list_themes(here.db)), "Select a theme"),
        points_shown(points),
        writes && signal.stage >= Stage::understood
            ? button_link("Write a learning point", fmt::format("/learning-points/new?signal={}", id.number)) +
                  button_link("Put it in the register", fmt::format("/register/new?signal={}", id.number))
            : Html{},
        writes && !to_join.empty(),
        pick_from(typed, {"point", "Join a learning point of its themes"}, to_join, "Select a learning point"),
        can_have_been_said_before(signal.kind) ? said_before_section(here, said(id), here.may(May::record_signals))
                                               : Html{}};
    return people::show(here, view.title, signal_page(view), typed.problems);
}

Response show_one(Request const&, Here& here, Id<Signal> id) { return show_signal(here, id, {}); }

Response link_it(Request const& request, Here& here, Id<Signal> id) {
    signal_for(here, id);
    Id<Theme> const theme{id_in(web::Form(request).text("theme"))};
    if (!find_theme(here.db, theme)) {
        return show_signal(here, id, {request.form, {{"theme", "Select the theme that it is about"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        link_to_theme(db, id, theme, here.today, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response ask_to_take_away(Request const&, Here& here, Id<Signal> id, Id<Theme> theme) {
    signal_for(here, id);
    auto const found = find_theme(here.db, theme);
    if (!found) {
        throw NotFound();
    }
    FormPage page{.title = fmt::format("Take away the theme “{}”?", found->name),
                  .back = path_of(id),
                  .path = fmt::format("{}/themes/{}/remove", path_of(id), theme.number),
                  .button = "Take it away"};
    page.before = paragraph("Do this when the link was a mistake. What the link has reopened stays reopened.");
    return show_form(here, page, {});
}

Response take_away(Request const& request, Here& here, Id<Signal> id, Id<Theme> theme) {
    signal_for(here, id);
    return people::change(request, here, [&](store::Writing& db) {
        unlink_from_theme(db, id, theme, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response join_it(Request const& request, Here& here, Id<Signal> id) {
    signal_for(here, id);
    Id<LearningPoint> const point{id_in(web::Form(request).text("point"))};
    if (!read_story(here.db, point)) {
        return show_signal(here, id, {request.form, {{"point", "Select the learning point that it belongs to"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        join(db, point, id, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_signals(people::Site& at) {
    at.get("/signals", may::see_signals, list);
    at.get("/signals/new", may::record_signals, show_new_form);
    at.post("/signals/new", may::record_signals, log_it);
    at.get("/signals/{id}", may::see_signals, show_one);
    at.post("/signals/{id}/themes", may::manage_themes, link_it);
    at.get("/signals/{id}/themes/{theme}/remove", may::manage_themes, ask_to_take_away);
    at.post("/signals/{id}/themes/{theme}/remove", may::manage_themes, take_away);
    at.post("/signals/{id}/learning-points", may::write_learning, join_it);
}

}  // namespace heed::loop
