// Events come in by file or typed, and what became of them is said.

#include <fmt/format.h>

#include "areas/surveys/asking.hpp"
#include "areas/surveys/staff_parts.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using loop::Typed;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

std::vector<loop::Option> teams_as_options(store::Reading const& db) {
    std::vector<loop::Option> options;
    for (auto const& team : people::teams(db)) {
        options.push_back({team.name, team.name});
    }
    return options;
}

std::vector<loop::Option> services_by_name(store::Reading const& db) {
    std::vector<loop::Option> options;
    for (auto const& service : loop::services(db)) {
        options.push_back({service.name, service.name});
    }
    return options;
}

Html tick(Typed const& typed, std::string const& name, std::string const& text) {
    govuk::Checkboxes boxes{
        .name = name, .values = web::Form(typed.fields).all(name), .classes = "govuk-checkboxes--small"};
    boxes.items.push_back({.value = "yes", .text = text});
    return govuk::checkboxes(boxes);
}

Html one_event_fields(Here const& here, Typed const& typed) {
    return govuk::lines(
        {loop::one_of(typed, {"event", "What happened?"}, loop::options_of<EventKind>()),
         loop::line_field(typed, {"day", "On which day?", "For example, 01/03/2026", "govuk-input--width-10"}),
         loop::pick_from(typed, {"team", "Which team?"}, teams_as_options(here.db), "Select a team"),
         loop::pick_from(typed, {"service", "Which service? (optional)"}, services_by_name(here.db), "Not said"),
         loop::one_of(typed, {"way", "How are they asked?"}, loop::options_of<Way>()),
         loop::line_field(typed, {"name", "Name", "Only for a letter or a call", "govuk-!-width-two-thirds"}),
         loop::line_field(typed, {"email", "E-mail address", "", "govuk-!-width-two-thirds"}),
         loop::line_field(typed, {"phone", "Telephone number", "", "govuk-input--width-20"}),
         loop::text_field(typed, {"address", "Address"}, 3),
         loop::line_field(typed, {"language", "Language, if not English", "", "govuk-input--width-20"}),
         tick(typed, "easy_read", "They read Easy Read"), tick(typed, "large_print", "They need large print"),
         loop::text_field(typed,
                          {"what_matters", "What they said matters to them, in their words (optional)",
                           "It is asked back, and forgotten when they have answered"},
                          2)});
}

Html file_words() {
    auto const columns = fmt::format("{}", fmt::join(event_columns(), ", "));
    return govuk::lines(
        {loop::paragraph("A CSV file with a heading line and a line for each event. The columns are:"),
         govuk::element("p").classes("govuk-body").holding(govuk::element("code").holding(columns)),
         loop::paragraph(
             "event, day and team must be there. event is assessment_finished, review_finished or "
             "contact_closed. Without a way, people are asked by e-mail, else by letter, else by telephone."),
         loop::paragraph("Leave out whatever is not needed to ask. Nothing of a file with a mistake is taken.")});
}

struct EventsView {
    Html back;
    Html problems;
    Html file_words;
    Html form_fields;
    Html file_field;
    Html file_button;
    Html one_form_fields;
    Html one_fields;
    Html one_button;
};
BOOST_DESCRIBE_STRUCT(EventsView, (),
                      (back, problems, file_words, form_fields, file_field, file_button, one_form_fields, one_fields,
                       one_button))
web::Template<EventsView> const events_page{"areas/surveys/views/events.html"};

Html problems_of(Problems const& problems) {
    if (problems.empty()) {
        return {};
    }
    govuk::ErrorSummary summary;
    for (auto const& one : problems) {
        summary.errors.push_back({.text = one.says, .href = "#" + one.field});
    }
    return govuk::error_summary(summary);
}

Response show_events(Here const& here, Typed const& typed) {
    EventsView const view{.back = govuk::back_link({.text = "Surveys", .href = "/surveys"}),
                          .problems = problems_of(typed.problems),
                          .file_words = file_words(),
                          .form_fields = here.form_fields(),
                          .file_field = govuk::file_upload({.name = "file",
                                                            .id = "file",
                                                            .label = {.text = "CSV file", .classes = "govuk-label--s"},
                                                            .error = typed.error("file")}),
                          .file_button = govuk::button({.text = "Ask these people", .prevent_double_click = true}),
                          .one_form_fields = here.form_fields(),
                          .one_fields = one_event_fields(here, typed),
                          .one_button = govuk::button({.text = "Ask this person", .prevent_double_click = true})};
    return people::show(here, "Ask after events", events_page(view), typed.problems);
}

std::string became_in_words(AskedOf const& became) {
    std::vector<std::string> parts{counted(became.asked, "person is asked", "people are asked")};
    auto const add = [&](std::int64_t number, std::string_view one, std::string_view many) {
        if (number > 0) {
            parts.push_back(counted(number, one, many));
        }
    };
    add(became.asked_lately, "was asked not long ago", "were asked not long ago");
    add(became.asked_to_stop, "does not want to be asked", "do not want to be asked");
    add(became.no_survey, "event has no survey that asks after it", "events have no survey that asks after them");
    return fmt::format("{}.", fmt::join(parts, "; "));
}

struct BecameView {
    Html back;
    std::string words;
    Html next;
};
BOOST_DESCRIBE_STRUCT(BecameView, (), (back, words, next))
web::Template<BecameView> const became_page{"areas/surveys/views/became.html"};

Response show_became(Here const& here, AskedOf const& became) {
    BecameView const view{
        govuk::back_link({.text = "Surveys", .href = "/surveys"}), became_in_words(became),
        loop::button_link("Ask after more events", "/surveys/events") + loop::button_link("Surveys", "/surveys")};
    return people::show(here, "The events are in", became_page(view));
}

Response take(Request const& request, Here& here, std::vector<Event> const& events) {
    return people::change(
        request, here,
        [&](store::Writing& db) { return show_became(here, ask_after(db, here.server_key, events, doing_now(here))); },
        [&] { return web::see("/surveys"); });
}

Response show_form(Request const&, Here& here) {
    auto const date = here.today.date();
    return show_events(
        here, {{{"day", fmt::format("{}/{}/{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                                    static_cast<int>(date.year()))}},
               {}});
}

Response take_file(Request const& request, Here& here) {
    for (auto const& upload : request.uploads) {
        if (upload.field == "file" && !upload.bytes.empty()) {
            auto const events = events_from(upload.bytes, known_names(here.db), here.today);
            return events ? take(request, here, *events) : show_events(here, {{}, events.error()});
        }
    }
    return show_events(here, {{}, {{"file", "Choose a CSV file"}}});
}

Response take_one(Request const& request, Here& here) {
    web::Form const form(request);
    EventDraft draft;
    for (auto const& column : event_columns()) {
        draft[column] = form.text(column);
    }
    auto const event = event_from(draft, known_names(here.db), here.today);
    return event ? take(request, here, {*event}) : show_events(here, {request.form, event.error()});
}

}  // namespace

void mount_events(people::Site& at) {
    at.get("/surveys/events", may::run_surveys, show_form);
    at.upload("/surveys/events", may::run_surveys, take_file);
    at.post("/surveys/events/one", may::run_surveys, take_one);
}

}  // namespace heed::surveys
