#include <fmt/format.h>

#include "loop/learning/story_parts.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

void add_row(govuk::SummaryList& list, std::string_view key, std::string const& value) {
    if (!value.empty()) {
        list.rows.push_back({.key = key, .value = value});
    }
}

Html own_words(Origin const& origin) {
    return govuk::element("h2").classes("govuk-heading-m").with("id", "own-words").holding("In their own words") +
           govuk::element("blockquote").classes("govuk-inset-text heed-words").holding(origin.own_words) +
           paragraph(cited(origin) + ".");
}

Html what_is_missing(Story const& story) {
    auto const doubts = why_not_testable(story);
    if (doubts.empty()) {
        return paragraph(govuk::badge({"Can be tested", govuk::Standing::good}));
    }
    std::vector<std::string> reasons;
    for (auto const& doubt : doubts) {
        reasons.push_back(doubt.says);
    }
    return paragraph(govuk::badge({"Cannot be tested yet", govuk::Standing::waiting})) + bullets(reasons);
}

Html testable_words(Story const& story) {
    auto const& form = story.form;
    govuk::SummaryList list{.classes = "govuk-!-font-size-16"};
    add_row(list, "What is different", story.origin ? story.point.sentence : "");
    add_row(list, "Where", form.place);
    add_row(list, "What is counted", form.counted);
    add_row(list, "On which sample", form.sample);
    add_row(list, "By when", form.by_when ? spoken(*form.by_when) : "");
    add_row(list, "Before", form.baseline);
    add_row(list, "Must be", form.target);
    add_row(list, "What was found", form.finding);
    add_row(list, "Systemic risk", form.systemic_risk);
    add_row(list, "How it works", form.how_it_works);
    return govuk::element("h2")
               .classes("govuk-heading-m")
               .with("id", "testable")
               .holding("In words that can be tested") +
           (list.rows.empty() ? Html{} : govuk::summary_list(list)) + what_is_missing(story);
}

Html column(std::string_view width, Html const& content) {
    return govuk::element("div").classes(fmt::format("govuk-grid-column-{}", width)).holding(content);
}

Html card_shown(DecisionCard const& card, Names& names) {
    govuk::SummaryList list;
    list.card = govuk::SummaryCard{.title = fmt::format("{} on {}", spoken(card.decision), spoken(card.decided_on)),
                                   .heading_level = 3};
    add_row(list, "Why", card.reason);
    add_row(list, "Who decided", card.decided_by + (card.elsewhere ? " (decided elsewhere)" : ""));
    add_row(list, "Where", card.decided_where);
    add_row(list, "What was considered", card.considered);
    add_row(list, "What would change it", card.would_change);
    add_row(list, "Written down by", names.of(card.by));
    return govuk::summary_list(list);
}

}  // namespace

Html words_of(Story const& story) {
    auto const tested = testable_words(story);
    auto const content = story.origin ? column("one-half", own_words(*story.origin)) + column("one-half", tested)
                                      : column("two-thirds", tested);
    return govuk::element("div").classes("govuk-grid-row").holding(content);
}

Html decisions_shown(Here const& here, Story const& story, Names& names) {
    Html shown;
    for (auto card = story.decisions.rbegin(); card != story.decisions.rend(); ++card) {
        shown += card_shown(*card, names);
    }
    if (story.origin && here.may(May::decide_recommendations)) {
        bool const waits = story.decisions.empty();
        shown += button_link(waits ? "Accept, adapt or reject" : "Decide again", path_of(story.point.id) + "/decide",
                             waits);
    }
    return shown.empty() ? shown : heading("Decision", "decision") + shown;
}

}  // namespace heed::loop
