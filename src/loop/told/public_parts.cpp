#include "loop/told/public_parts.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::loop {

namespace {

govuk::Standing shape_of(PublicStanding standing) {
    switch (standing) {
        case PublicStanding::works: return govuk::Standing::good;
        case PublicStanding::does_not_work: return govuk::Standing::late;
        case PublicStanding::came_back: return govuk::Standing::reopened;
        case PublicStanding::not_checked_again: return govuk::Standing::waiting;
        case PublicStanding::rejected: return govuk::Standing::restricted;
        default: break;
    }
    return govuk::Standing::neutral;
}

Html part(std::string_view heading, Html const& body) {
    return govuk::element("dt").classes("heed-said__what").holding(heading) +
           govuk::element("dd").classes("heed-said__words").holding(body);
}

Html paragraphs(std::string_view text) {
    Html shown;
    for (auto const line : lines_of(text)) {
        shown += trimmed(line).empty() ? Html{} : paragraph(line);
    }
    return shown;
}

std::string heading_of(PublicStanding standing) {
    switch (standing) {
        case PublicStanding::rejected: return "Why not";
        case PublicStanding::closed: return "How it ended";
        default: break;
    }
    return "Does it work?";
}

}  // namespace

Html public_badge(Story const& story, Day today) {
    auto const standing = public_standing(story, today);
    return govuk::badge({spoken(standing), shape_of(standing)});
}

Html public_body(SaidAndDone const& item, Story const& story, SmallNumbers const& rule, Day today) {
    auto people = people_in_words(item.people, rule);
    people[0] = static_cast<char>(people[0] - 'a' + 'A');
    auto says = paragraphs(item.said) + paragraph(people + " told us.");
    Html how;
    if (!item.looked_for.empty()) {
        how += paragraph(fmt::format("We promised to check {}.", without_full_stop(item.looked_for)));
    }
    for (auto const& sentence : said_of_standing(story, today, rule)) {
        how += paragraph(sentence);
    }
    auto const standing = public_standing(story, today);
    auto const did = standing == PublicStanding::rejected ? "We answer" : "We did";
    return govuk::element("dl")
        .classes("heed-said")
        .holding(part("You said", says) + part(did, paragraphs(item.did)) +
                 (how.empty() ? Html{} : part(heading_of(standing), how)));
}

Html public_card(SaidAndDone const& item, Story const& story, SmallNumbers const& rule, Day today) {
    auto const heading = govuk::element("h4")
                             .classes("govuk-heading-s")
                             .holding(link(fmt::format("/you-said-we-did/{}", item.id.number), item.theme));
    return govuk::element("div")
        .classes("heed-said-card")
        .holding(heading + public_badge(story, today) + public_body(item, story, rule, today));
}

}  // namespace heed::loop
