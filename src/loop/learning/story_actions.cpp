#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/learning/story_parts.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

Html badge_of(Strength strength) {
    constexpr std::array standings{govuk::Standing::late, govuk::Standing::waiting, govuk::Standing::good};
    return govuk::badge({spoken(strength), standings[static_cast<std::size_t>(strength)]});
}

Html strength_shown(Action const& action) {
    auto const sounds = suggested_strength(action.what);
    bool const is_other = sounds && sounds->strength != action.strength;
    return badge_of(action.strength) + (is_other ? paragraph(differs(*sounds, action.strength)) : Html{});
}

Html what_shown(ActionTold const& told) {
    std::vector<DateBefore> before;
    for (auto const& change : told.changes) {
        before.push_back({change.due, change.reason});
    }
    auto shown = govuk::element("span").holding(told.action.what);
    if (auto const moved = moved_dates(before, told.action.due); !moved.empty()) {
        shown += paragraph(moved);
    }
    if (!told.changes.empty() && told.changes.front().what != told.action.what) {
        shown += paragraph(fmt::format("It said at first: “{}”", told.changes.front().what));
    }
    return shown;
}

Html who_shown(Action const& action, Names& names) {
    auto shown = govuk::element("span").holding(names.of(action.owner.number));
    return action.area.empty() ? shown : shown + paragraph(action.area);
}

Html links_of(Here const& here, Story const& story, Action const& action) {
    auto const path = fmt::format("{}/actions/{}", path_of(story.point.id), action.id.number);
    bool const writes = here.may(May::write_learning);
    Html links = writes || action.owner == here.me().id ? link(path + "/done", "Mark as done") : Html{"not yet"};
    return writes ? links + Html{", "} + link(path + "/edit", "change or give up") : links;
}

Html how_it_stands(Here const& here, Story const& story, ActionTold const& told) {
    if (told.done) {
        return govuk::element("span").holding(brief(told.done->done_on));
    }
    if (told.given_up) {
        return govuk::badge({"Given up", govuk::Standing::restricted}) +
               paragraph(fmt::format("{}: {}", brief(told.given_up->on_day), told.given_up->reason));
    }
    auto const late = told.action.due < here.today ? govuk::badge({"late", govuk::Standing::late}) + Html{" "} : Html{};
    bool const takes_it = story.point.standing != Standing::closed;
    return late + (takes_it ? links_of(here, story, told.action) : Html{"not done"});
}

}  // namespace

std::string differs(SuggestedStrength const& sounds, Strength chosen) {
    return fmt::format("Called {}; the word “{}” sounds {}.", lowered(spoken(chosen)), sounds.because,
                       lowered(spoken(sounds.strength)));
}

Html actions_of(Here const& here, Story const& story, Names& names) {
    govuk::Records table{
        .caption = "Actions",
        .head = {{.text = "What"}, {.text = "Strength"}, {.text = "Who"}, {.text = "By"}, {.text = "Done"}},
        .when_empty = "Nobody has said yet what will be done.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& told : story.actions) {
        table.rows.push_back({{.text = what_shown(told)},
                              {.text = strength_shown(told.action)},
                              {.text = who_shown(told.action, names)},
                              {.text = brief(told.action.due), .classes = "heed-nowrap"},
                              {.text = how_it_stands(here, story, told)}});
    }
    return govuk::records(table);
}

}  // namespace heed::loop
