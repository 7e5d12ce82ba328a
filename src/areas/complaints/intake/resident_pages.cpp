#include "areas/complaints/intake/resident_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/journey.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/telling.hpp"
#include "areas/complaints/store.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

constexpr std::int64_t least_seconds_to_fill = 3;
constexpr std::int64_t forms_an_hour = 5;

struct StartView {
    std::string council;
};
BOOST_DESCRIBE_STRUCT(StartView, (), (council))
web::Template<StartView> const start_page{"areas/complaints/views/start.html"};

struct TellingView {
    web::Html problems;
    std::string heading;
    std::string path;
    bool compliment = false;
    web::Html form_fields;
    std::string shown;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(TellingView, (), (problems, heading, path, compliment, form_fields, shown, fields, button))
web::Template<TellingView> const telling_page{"areas/complaints/views/telling.html"};

std::string heading_of(Kind kind) {
    switch (kind) {
        case Kind::compliment: return "Say what went well";
        case Kind::concern: return "Tell us about a concern";
        default: break;
    }
    return "Make a complaint";
}

std::string path_of(Kind kind) { return fmt::format("/tell-us/{}", name_of(kind)); }

Response show_telling(Here const& here, Kind kind, Typed const& typed) {
    TellingView const view{.problems = summary_of(typed.problems),
                           .heading = heading_of(kind),
                           .path = path_of(kind),
                           .compliment = kind == Kind::compliment,
                           .form_fields = here.form_fields(),
                           .shown = time_stamp(here.server_key, here.now),
                           .fields = telling_fields(typed, kind),
                           .button = govuk::button({.text = "Send", .prevent_double_click = true})};
    return people::show_resident(here, heading_of(kind), telling_page(view), typed.problems);
}

Response receive_from_person(Request const& request, Here& here, Kind kind) {
    web::Form const form(request);
    auto typed = read_telling(form, kind);
    auto received = received_from_person(typed.told, here.now);
    if (!received) {
        typed.problems.insert(typed.problems.end(), received.error().begin(), received.error().end());
    }
    if (!typed.problems.empty()) {
        return show_telling(here, kind, {form, typed.problems});
    }
    received->said.doubt = doubt_about(request, form, here);
    return keep_and_show_receipt(request, here, *received,
                                 [&](store::Writing& db, Id<Case>) { count_told(db, request, here); });
}

/// A form that names its step is the first of one question a page; any other holds all questions at once.
Response receive(Request const& request, Here& here, Kind kind) {
    bool const one_at_a_time = !web::Form(request).text("step").empty();
    return one_at_a_time ? answer_first_question(request, here, kind) : receive_from_person(request, here, kind);
}

}  // namespace

Doubt doubt_about(Request const& request, web::Form const& form, Here const& here) {
    if (form.ticked("website")) {
        return Doubt::hidden_field_filled;
    }
    auto const seconds = seconds_since(here.server_key, form.text("shown"), here.now);
    if (!seconds || *seconds < least_seconds_to_fill) {
        return Doubt::sent_too_fast;
    }
    auto const sent = tries_of(here.db, "tell " + network_of(here.server_key, request.peer), telling_stretch, here.now);
    return sent >= forms_an_hour ? Doubt::many_from_one_network : Doubt::none;
}

void count_told(store::Writing& db, Request const& request, Here const& here) {
    count_try(db, "tell " + network_of(here.server_key, request.peer), telling_stretch, here.now);
}

Response show_start(Request const&, Here& here) {
    return people::show_resident(here, "Tell us how it is going", start_page({here.council.name}));
}

Response show_choices(Request const& request, Here& here) { return show_start(request, here); }

Response show_complaint_form(Request const& request, Here& here) {
    return show_first_question(request, here, Kind::complaint);
}

Response show_concern_form(Request const& request, Here& here) {
    return show_first_question(request, here, Kind::concern);
}

Response show_whole_complaint(Request const&, Here& here) { return show_telling(here, Kind::complaint, untyped()); }

Response show_whole_concern(Request const&, Here& here) { return show_telling(here, Kind::concern, untyped()); }

Response show_compliment_form(Request const&, Here& here) { return show_telling(here, Kind::compliment, untyped()); }

Response receive_complaint(Request const& request, Here& here) { return receive(request, here, Kind::complaint); }

Response receive_concern(Request const& request, Here& here) { return receive(request, here, Kind::concern); }

Response receive_compliment(Request const& request, Here& here) {
    return receive_from_person(request, here, Kind::compliment);
}

}  // namespace heed::complaints
