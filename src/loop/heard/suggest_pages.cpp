#include "loop/heard/suggest_pages.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/heard/agreement_store.hpp"
#include "loop/heard/signal_asked.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/themes/theme_parts.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr auto none_fits = "none";
constexpr auto another = "another";

std::string percent(double share) { return fmt::format("{}%", std::lround(share * 100)); }

std::string because_of(Suggested const& one) {
    std::string words;
    for (auto const& word : one.words) {
        words += fmt::format("{}“{}”", words.empty() ? "" : ", ", word);
    }
    auto const sure = fmt::format("{} ({})", how_sure(one.sure), percent(one.sure));
    return words.empty() ? sure + "." : fmt::format("{}, because of {}.", sure, words);
}

SignalRecord signal_for(Here const& here, Id<Signal> id) {
    auto const signal = find_signal(here.db, id, here.may(May::see_kept_from_worker));
    if (!signal) {
        throw NotFound();
    }
    return *signal;
}

/// What was chosen: a theme in use, 0 for "none fits", or nothing.
std::optional<Id<Theme>> theme_chosen(Here const& here, web::Form const& form) {
    auto const choice = form.text("fits");
    if (choice == none_fits) {
        return Id<Theme>{};
    }
    auto const theme = find_theme(here.db, {id_in(choice == another ? form.text("theme") : choice)});
    return theme && theme->standing == ThemeStanding::in_use ? std::optional(theme->id) : std::nullopt;
}

Html words_of(SignalRecord const& signal) {
    return govuk::element("blockquote").classes("govuk-inset-text heed-words").holding(signal.said);
}

std::string where_from(Here const& here, SignalRecord const& signal) {
    return fmt::format("{}, {}, heard on {}", spoken(signal.kind),
                       service_name(services(here.db), signal.service, "service not known"), spoken(signal.heard_on));
}

}  // namespace

Html sorting_form(Here const& here, SignalRecord const& signal, bool in_queue, Typed const& typed) {
    auto const suggested = suggestions_for(here.db, signal.said);
    auto const chosen = typed.text("fits");
    govuk::Radios radios{.name = "fits",
                         .fieldset = govuk::Fieldset{.legend = {.text = "What is it mostly about?",
                                                                .classes = "govuk-fieldset__legend--s"}},
                         .hint = "Suggested from its words. You decide.",
                         .error = typed.error("fits"),
                         .classes = "govuk-radios--small"};
    auto const value_of = [](Suggested const& one) {
        return one.theme ? std::to_string(one.theme.number) : std::string(none_fits);
    };
    radios.value = chosen.empty() ? value_of(suggested.front()) : chosen;
    for (auto const& one : suggested) {
        radios.items.push_back({.value = value_of(one),
                                .text = one.theme ? one.name : std::string("None of the themes fits"),
                                .hint = because_of(one)});
    }
    radios.items.push_back({.value = another,
                            .text = "Another theme",
                            .conditional = pick_from(typed, {"theme", "Which one?"},
                                                     themes_as_options(list_themes(here.db)), "Select a theme")});
    auto const button = govuk::button(
        {.text = in_queue ? "Confirm and go on" : "Confirm", .prevent_double_click = true});
    return form_to(here, fmt::format("/signals/{}/sort", signal.id.number),
                   govuk::radios(radios) + (in_queue ? hidden_field("queue", "yes") : Html{}) + button);
}

namespace {

// ---- the queue

std::string queue_after(SignalRecord const& signal) {
    return fmt::format("/themes/to-sort?after={}.{}", iso(signal.heard_on), signal.id.number);
}

Response show_waiting(Here& here, SignalRecord const& signal, Typed const& typed) {
    constexpr std::int64_t most_counted = 1000;
    auto const waiting = count_to_sort(here.db, here.may(May::see_kept_from_worker));
    auto const count = waiting == 1              ? std::string("1 signal waits")
                       : waiting >= most_counted ? std::string("1,000 signals or more wait")
                                                 : fmt::format("{} signals wait", waiting);
    Html const links = govuk::element("p")
                           .classes("govuk-body")
                           .holding(link(queue_after(signal), "Leave it for now, show the next") + Html{" · "} +
                                    link(fmt::format("/signals/{}", signal.id.number), "Open the signal"));
    return show_part(here,
                     {.back = govuk::back_link({.text = "Themes", .href = "/themes"}),
                      .caption = "Signals without a theme",
                      .title = count,
                      .lead = paragraph(where_from(here, signal)) + words_of(signal) +
                              sorting_form(here, signal, true, typed) + links},
                     typed.problems);
}

Response show_queue(Request const& request, Here& here) {
    auto const after = place_in(request.asked("after"));
    auto const next = next_to_sort(here.db, after, here.may(May::see_kept_from_worker));
    if (next) {
        return show_waiting(here, signal_for(here, *next), {});
    }
    auto const rest = count_to_sort(here.db, here.may(May::see_kept_from_worker));
    auto const lead = rest == 0 ? paragraph("Every signal has a theme, or somebody said that none fits.")
                                : paragraph("You have come to the end. Some that you left still wait.") +
                                      button_link("Begin again with the oldest", "/themes/to-sort", true);
    return show_part(here, {.back = govuk::back_link({.text = "Themes", .href = "/themes"}),
                            .caption = "Signals without a theme",
                            .title = rest == 0 ? "Nothing waits" : "The end of the list",
                            .lead = lead});
}

Response sort_it(Request const& request, Here& here, Id<Signal> id) {
    auto const signal = signal_for(here, id);
    web::Form const form(request);
    bool const in_queue = form.ticked("queue");
    auto const theme = theme_chosen(here, form);
    if (!theme) {
        auto const field = form.text("fits") == another ? "theme" : "fits";
        return show_waiting(here, signal, {request.form, {{field, "Select the theme, or say that none fits"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        sort_signal(db, id, *theme, is_read_twice(here.server_key, id), {here.today, here.now, here.me().id.number});
        return web::see(in_queue ? queue_after(signal) : fmt::format("/signals/{}", id.number));
    });
}

// ---- the second reading

Response show_reading(Here& here, SignalRecord const& signal, Typed const& typed) {
    auto options = themes_as_options(list_themes(here.db));
    options.push_back({none_fits, "None of the themes fits"});
    auto const fields = pick_from(typed,
                                  {"fits", "What is it mostly about?", "You do not see what the first reader said"},
                                  options, "Select a theme") +
                        govuk::button({.text = "Answer and go on", .prevent_double_click = true});
    return show_part(here,
                     {.back = govuk::back_link({.text = "How well we agree", .href = "/themes/agreement"}),
                      .caption = "A second reading",
                      .title = fmt::format("Signal {}", signal.id.number),
                      .lead = paragraph(where_from(here, signal)) + words_of(signal) +
                              form_to(here, fmt::format("/signals/{}/second-reading", signal.id.number), fields)},
                     typed.problems);
}

Response show_next_reading(Request const&, Here& here) {
    auto const next = next_second_reading(here.db, here.me().id.number, here.may(May::see_kept_from_worker));
    if (next) {
        return show_reading(here, signal_for(here, *next), {});
    }
    return show_part(here, {.back = govuk::back_link({.text = "How well we agree", .href = "/themes/agreement"}),
                            .caption = "Second readings",
                            .title = "Nothing waits for you",
                            .lead = paragraph("One signal in ten is read by a second person. What you answered first "
                                              "yourself is read by somebody else.")});
}

Response read_it_again(Request const& request, Here& here, Id<Signal> id) {
    auto const signal = signal_for(here, id);
    auto const theme = theme_chosen(here, web::Form(request));
    if (!theme) {
        return show_reading(here, signal, {request.form, {{"fits", "Select the theme, or say that none fits"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        read_again(db, id, *theme, {here.today, here.now, here.me().id.number});
        return web::see("/themes/second-reading");
    });
}

}  // namespace

void mount_sorting(people::Site& at) {
    at.get("/themes/to-sort", may::manage_themes, show_queue);
    at.post("/signals/{id}/sort", may::manage_themes, sort_it);
    at.get("/themes/second-reading", may::manage_themes, show_next_reading);
    at.post("/signals/{id}/second-reading", may::manage_themes, read_it_again);
}

}  // namespace heed::loop
