#include "areas/complaints/intake/resident_pages.hpp"

#include <fmt/format.h>

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
constexpr std::int64_t wrong_tries_of_network = 20;
constexpr std::int64_t wrong_tries_of_reference = 10;

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

struct FollowFormView {
    web::Html problems;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(FollowFormView, (), (problems, form_fields, fields, button))
web::Template<FollowFormView> const follow_form_page{"areas/complaints/views/follow_form.html"};

struct FollowView {
    web::Html problems;
    web::Html added;
    std::string kind;
    std::string reference;
    web::Html standing;
    web::Html said;
    web::Html timeline;
    bool can_add = false;
    web::Html form_fields;
    std::string secret;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(FollowView, (),
                      (problems, added, kind, reference, standing, said, timeline, can_add, form_fields, secret, fields,
                       button))
web::Template<FollowView> const follow_page{"areas/complaints/views/follow.html"};

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
    return keep_and_show_receipt(request, here, *received, [&](store::Writing& db) {
        count_try(db, "tell " + network_of(here.server_key, request.peer), telling_stretch, here.now);
    });
}

Response show_follow(Here const& here, Typed const& typed) {
    FollowFormView const view{
        .problems = summary_of(typed.problems),
        .form_fields = here.form_fields(),
        .fields = govuk::lines(
            {line_field(typed, {"reference", "Reference", "It looks like this: C-7K3M9QXP"}, "govuk-input--width-20",
                        "off"),
             line_field(typed, {"secret", "Secret", "16 letters and numbers that we gave you with it"},
                        "govuk-input--width-20", "off")}),
        .button = govuk::button({.text = "Follow it"})};
    return people::show_resident(here, "Follow what you told us", follow_form_page(view), typed.problems);
}

/// Wrong pairs are counted by network, and by reference whether it exists or not.
std::vector<std::string> counted_for(Request const& request, Here const& here, web::Form const& form) {
    auto const id = id_of(form.text("reference"));
    return {"follow " + network_of(here.server_key, request.peer),
            "reference " + (id ? reference_of(*id) : std::string("none"))};
}

bool has_tried_too_often(Here const& here, std::vector<std::string> const& who) {
    return tries_of(here.db, who[0], tries_stretch, here.now) >= wrong_tries_of_network ||
           (who[1] != "reference none" &&
            tries_of(here.db, who[1], tries_stretch, here.now) >= wrong_tries_of_reference);
}

/// The case whose reference and secret these are; nothing for a wrong pair, which is counted. What is wrong with the pair
/// changes neither the answer nor the work that is done for it.
std::optional<Story> story_of_pair(Request const& request, Here& here, web::Form const& form) {
    auto const who = counted_for(request, here, form);
    if (has_tried_too_often(here, who)) {
        throw TooMany();
    }
    auto const id = id_of(form.text("reference")).value_or(Id<Case>{});
    auto const kept = secret_of(here.db, id);
    if (secret_matches(kept, form.text("secret"))) {
        return find_story(here.db, id, true);
    }
    store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
        for (auto const& one : who) {
            count_try(db, one, tries_stretch, here.now);
        }
    });
    return std::nullopt;
}

Response not_found(Here const& here, web::Form const& form) {
    return show_follow(
        here, {form, {{"reference", "We did not find this. Check the reference and the secret, and try again"}}});
}

govuk::Standing standing_of(Story const& story, Here const& here) {
    auto const step = next_step(story, council_clocks(here.db, here.working_days));
    return !step ? govuk::Standing::good : step->due < here.today ? govuk::Standing::late : govuk::Standing::waiting;
}

std::string standing_title(Story const& story) {
    if (story.answer) {
        return fmt::format("We answered on {}", spoken(story.answer->sent_on));
    }
    if (story.closing) {
        return fmt::format("This was closed on {}", spoken(story.closing->on_day));
    }
    return story.acknowledgement ? "We are looking into it" : fmt::format("We have your {}", spoken(story.said.kind));
}

std::string what_comes_next(Story const& story, Here const& here) {
    auto const step = next_step(story, council_clocks(here.db, here.working_days));
    if (!step) {
        return "You can read below what we said.";
    }
    if (step->due < here.today) {
        return fmt::format("This should have happened by {}. We are sorry. Add a line below to ask why, or ring us.",
                           spoken(step->due));
    }
    if (step->what == "acknowledge") {
        return fmt::format(
            "By {} we will tell you ourselves that we have it, and offer to talk about how we look into it.",
            spoken(step->due));
    }
    if (step->what == "plan") {
        return "Next we tell you how we look into it, and by when you will have an answer.";
    }
    if (step->what == "answer") {
        return fmt::format("You will have our answer by {}.", spoken(step->due));
    }
    auto const what = story.said.kind == Kind::compliment ? "We will pass your thanks on"
                                                          : "Somebody will look into it";
    return fmt::format("{} by {}.", what, spoken(step->due));
}

std::string title_of(Entry const& entry) {
    if (entry.what == "added") {
        return "You added";
    }
    if (entry.what == "answered") {
        return "Our answer";
    }
    if (entry.what == "told_back") {
        return "What changed because of it";
    }
    if (entry.what == "closed") {
        return "We closed it";
    }
    if (entry.what == "received") {
        return "You told us";
    }
    return "From us";
}

web::Html story_so_far(std::vector<Entry> const& entries) {
    govuk::Timeline timeline;
    for (auto const& entry : entries) {
        if (entry.for_person) {
            timeline.events.push_back({.title = title_of(entry),
                                       .when = spoken(entry.at),
                                       .datetime = iso(entry.at),
                                       .body = with_line_breaks(entry.says)});
        }
    }
    return govuk::timeline(timeline);
}

Response show_followed(Here const& here, Story const& story, std::vector<Entry> const& entries, web::Form const& pair,
                       Typed const& typed, bool just_added) {
    auto const kind = spoken(story.said.kind);
    FollowView const view{.problems = summary_of(typed.problems),
                          .added = just_added
                                       ? govuk::notification_banner({.text = "We have added it.", .is_success = true})
                                       : web::Html{},
                          .kind = kind,
                          .reference = reference_of(story.said.id),
                          .standing = govuk::standing_panel({.standing = standing_of(story, here),
                                                             .title = standing_title(story),
                                                             .text = what_comes_next(story, here)}),
                          .said = govuk::inset_text({.text = with_line_breaks(story.said.said)}),
                          .timeline = story_so_far(entries),
                          .can_add = true,
                          .form_fields = here.form_fields(),
                          .secret = pair.text("secret"),
                          .fields = text_field(typed, {"more", "Add something"}, 4),
                          .button = govuk::button({.text = "Add it", .prevent_double_click = true})};
    return people::show_resident(here, fmt::format("Your {} {}", kind, view.reference), follow_page(view),
                                 typed.problems);
}

}  // namespace

Response show_start(Request const&, Here& here) {
    return people::show_resident(here, "Tell us how it is going", start_page({here.council.name}));
}

Response show_choices(Request const& request, Here& here) { return show_start(request, here); }

Response show_complaint_form(Request const&, Here& here) { return show_telling(here, Kind::complaint, untyped()); }

Response show_concern_form(Request const&, Here& here) { return show_telling(here, Kind::concern, untyped()); }

Response show_compliment_form(Request const&, Here& here) { return show_telling(here, Kind::compliment, untyped()); }

Response receive_complaint(Request const& request, Here& here) {
    return receive_from_person(request, here, Kind::complaint);
}

Response receive_concern(Request const& request, Here& here) {
    return receive_from_person(request, here, Kind::concern);
}

Response receive_compliment(Request const& request, Here& here) {
    return receive_from_person(request, here, Kind::compliment);
}

Response show_follow_form(Request const&, Here& here) { return show_follow(here, untyped()); }

Response follow(Request const& request, Here& here) {
    web::Form const form(request);
    auto const story = story_of_pair(request, here, form);
    if (!story) {
        return not_found(here, form);
    }
    return show_followed(here, *story, entries_of(here.db, story->said.id), form, untyped(), false);
}

Response add_more(Request const& request, Here& here) {
    web::Form const form(request);
    auto const story = story_of_pair(request, here, form);
    if (!story) {
        return not_found(here, form);
    }
    auto const text = added(form.text("more"));
    if (!text) {
        return show_followed(here, *story, entries_of(here.db, story->said.id), form, {form, text.error()}, false);
    }
    Doing const doing{0, here.now, here.working_days};
    return people::change(
        request, here,
        [&](store::Writing& db) {
            add_from_person(db, *story, *text, doing);
            return show_followed(here, *story, entries_of(db, story->said.id), form, untyped(), true);
        },
        [&] { return show_followed(here, *story, entries_of(here.db, story->said.id), form, untyped(), true); });
}

}  // namespace heed::complaints
