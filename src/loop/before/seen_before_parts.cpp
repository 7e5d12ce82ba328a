#include "loop/before/seen_before_parts.hpp"

#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/before/likeness.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/story_page.hpp"

namespace heed::loop {

using people::Here;

namespace {

constexpr std::size_t shown_of_text = 160;

std::string is_same_word(SharedWord const& shared) {
    return shared.here == shared.there ? fmt::format("“{}”", shared.here)
                                       : fmt::format("“{}” and “{}”", shared.here, shared.there);
}

std::string shared_in_words(std::string const& here, std::string const& there) {
    constexpr std::size_t most = 10;
    std::string words;
    std::size_t number = 0;
    for (auto const& shared : shared_words(here, there)) {
        if (number++ < most) {
            (words += words.empty() ? "Both say " : ", ") += is_same_word(shared);
        }
    }
    return words.empty() ? "No word is the same." : words + ".";
}

std::string action_in_words(ActionTold const& told) {
    auto const state = told.done       ? "done on " + brief(told.done->done_on)
                       : told.given_up ? std::string("given up")
                                       : "not done, due " + brief(told.action.due);
    return fmt::format("{} ({}, {})", without_full_stop(told.action.what), lowered(spoken(told.action.strength)),
                       state);
}

std::string share_in_words(Share const& share) {
    return fmt::format("{} to {}: reached {} of {}", spoken(share.way), share.to_whom, share.reached, share.meant_for);
}

Html done_then(Story const& story) {
    std::vector<std::string> items;
    for (auto const& told : story.actions) {
        items.push_back(action_in_words(told));
    }
    for (auto const& share : story.shares) {
        items.push_back(share_in_words(share));
    }
    return items.empty() ? Html{"Nothing was planned."} : bullets(items);
}

Html held_badge(Held const& held) {
    return govuk::badge({held.badge, held.standing}) + Html{" "} + web::escaped(held.says);
}

void add_story(govuk::SummaryList& card, Here const& here, Id<LearningPoint> id, bool name_it) {
    auto const story = read_story(here.db, id);
    if (!story) {
        return;
    }
    if (name_it) {
        card.rows.push_back({.key = "What was learned",
                             .value = link(fmt::format("/learning-points/{}", id.number), story->point.sentence)});
    }
    card.rows.push_back({.key = "What was done then", .value = done_then(*story)});
    card.rows.push_back({.key = "Did it hold?", .value = held_badge(whether_it_held(*story, here.today))});
}

void add_signal(govuk::SummaryList& card, Here const& here, Id<Signal> id) {
    constexpr std::size_t most = 3;
    auto points = points_of_signal(here.db, id);
    if (points.empty()) {
        card.rows.push_back({.key = "What was done then", .value = "No learning point has come of it."});
    }
    points.resize(std::min(points.size(), most));
    for (auto const& point : points) {
        add_story(card, here, point.id, true);
    }
}

std::string kind_and_day(Here const& here, Said what, SaidText const& found) {
    if (what.as == SaidAs::learning_point) {
        return fmt::format("Learning point, {}", spoken(found.day));
    }
    auto const signal = find_signal(here.db, {what.id}, true);
    return fmt::format("{}, {}", signal ? spoken(signal->kind) : "Signal", spoken(found.day));
}

Html card_of(Here const& here, std::string const& text, SeenBefore const& seen, SaidText const& found) {
    govuk::SummaryList card{
        .card = govuk::SummaryCard{.title = link(path_of(seen.what), shortened(found.text, shown_of_text))}};
    card.rows.push_back(
        {.key = "How alike", .value = spoken_share_alike(seen.likeness) + ". " + shared_in_words(text, found.text)});
    card.rows.push_back({.key = "Said as", .value = kind_and_day(here, seen.what, found)});
    if (seen.what.as == SaidAs::learning_point) {
        add_story(card, here, {seen.what.id}, false);
    } else {
        add_signal(card, here, {seen.what.id});
    }
    return govuk::summary_list(card);
}

/// What happened to it then, oldest first.
Html line_of(Here const& here, Said what, SaidText const& found, Names& names) {
    if (what.as == SaidAs::learning_point) {
        auto const story = read_story(here.db, {what.id});
        return story ? govuk::timeline({.events = line_of_time(here, *story, names)}) : Html{};
    }
    std::vector<govuk::TimelineEvent> events{{.title = "Heard", .when = spoken(found.day), .datetime = iso(found.day)}};
    for (auto const& point : points_of_signal(here.db, {what.id})) {
        if (auto const story = read_story(here.db, point.id)) {
            auto const more = line_of_time(here, *story, names);
            events.insert(events.end(), more.begin(), more.end());
        }
    }
    return govuk::timeline({.events = events});
}

Html take_back_form(Here const& here, Said what, Said other) {
    auto const button = govuk::button(
        {.text = Html{"Not the same: take the link back"}, .classes = "govuk-button--secondary"});
    auto const which =
        govuk::element("input").with("type", "hidden").with("name", "other").with("value", code_of(other)).alone();
    return govuk::element("form")
        .with("method", "post")
        .with("action", path_of(what) + "/said-before/remove")
        .holding(govuk::lines({here.form_fields(), which, button}));
}

Html earlier_one(Here const& here, Said what, SaidBefore const& pair, Names& names, bool may_link) {
    auto const found = find_said(here, pair.earlier());
    if (!found) {
        return {};
    }
    auto const said = govuk::element("p")
                          .classes("govuk-body")
                          .holding(link(path_of(pair.earlier()), shortened(found->text, shown_of_text)) +
                                   web::escaped(fmt::format(" ({}; {}% alike; linked by {} on {})",
                                                            kind_and_day(here, pair.earlier(), *found), pair.percent,
                                                            names.of(pair.by), brief(day_in_england(pair.at)))));
    auto const line = govuk::details(
        {.summary = "What happened then", .text = line_of(here, pair.earlier(), *found, names)});
    return said + line + (may_link ? take_back_form(here, what, pair.earlier()) : Html{});
}

Html later_ones(Here const& here, Said what) {
    Html items;
    for (auto const& pair : said_again(here.db, what)) {
        if (auto const found = find_said(here, pair.later())) {
            items += govuk::element("li").holding(
                link(path_of(pair.later()), shortened(found->text, shown_of_text)) +
                web::escaped(fmt::format(" ({})", kind_and_day(here, pair.later(), *found))));
        }
    }
    return items.empty() ? Html{}
                         : paragraph("It was said again later:") +
                               govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

}  // namespace

Held whether_it_held(Story const& story, Day today) {
    if (story.point.standing == Standing::closed && !story.closings.empty()) {
        return {govuk::Standing::restricted, "Closed without proof", story.closings.back().reason};
    }
    if (story.point.standing == Standing::reopened && !story.reopenings.empty()) {
        auto const& last = story.reopenings.back();
        auto const badge = last.cause == ReopeningCause::lapsed   ? "Lapsed"
                           : last.cause == ReopeningCause::failed ? "Did not hold"
                                                                  : "Reopened";
        return {govuk::Standing::reopened, badge, fmt::format("On {}: {}", spoken(last.on_day), last.reason)};
    }
    if (is_embedded(story, today).yes) {
        return {govuk::Standing::good, "Embedded",
                story.embeddings.empty() ? std::string("Two kinds of proof hold.")
                                         : fmt::format("Since {}.", spoken(story.embeddings.back().on_day))};
    }
    return {govuk::Standing::waiting, "Not proved",
            story.reopenings.empty() ? "Nobody has shown yet that it works."
                                     : "It was reopened, and nobody has shown yet that it works."};
}

std::string path_of(Said what) {
    return fmt::format("/{}/{}", what.as == SaidAs::signal ? "signals" : "learning-points", what.id);
}

std::string code_of(Said what) { return fmt::format("{}.{}", name_of(what.as), what.id); }

std::optional<Said> said_in(std::string_view code) {
    auto const dot = code.find('.');
    auto const as = named<SaidAs>(code.substr(0, dot));
    auto const id = dot == std::string_view::npos ? 0 : id_in(code.substr(dot + 1));
    return as && id > 0 ? std::optional(Said{*as, id}) : std::nullopt;
}

std::string spoken_share_alike(double likeness) {
    return fmt::format("{}, {}%", spoken_likeness(likeness), std::llround(likeness * 100));
}

Html cards_of(Here const& here, std::string const& text, std::vector<SeenBefore> const& seen) {
    Html cards;
    for (auto const& one : seen) {
        if (auto const found = find_said(here, one.what)) {
            cards += card_of(here, text, one, *found);
        }
    }
    return cards;
}

Html said_before_section(Here const& here, Said what, bool may_link) {
    Names names(here.db);
    Html earlier;
    for (auto const& pair : said_before(here.db, what)) {
        earlier += earlier_one(here, what, pair, names, may_link);
    }
    auto section = heading("Said before", "said-before");
    section += earlier.empty() ? paragraph("It is not linked with anything that was said earlier.") : earlier;
    section += later_ones(here, what);
    section += may_link ? button_link("Compare it with earlier ones", path_of(what) + "/seen-before") : Html{};
    return section;
}

}  // namespace heed::loop
