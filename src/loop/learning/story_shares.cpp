#include <fmt/format.h>

#include "loop/learning/share_store.hpp"
#include "loop/learning/story_parts.hpp"
#include "loop/offers.hpp"

namespace heed::loop {

namespace {

/// "12 of 19 (63%)".
std::string reached_of(Share const& share) {
    auto const whole = spoken_share(share.reached, share.meant_for);
    return whole.substr(0, whole.find(';'));
}

/// The way it was shared; a link where a record of an area made it.
govuk::Words way_of(Share const& share, ShareKnown const& known) {
    auto const* const offer = known.source ? offers().find(known.source.source) : nullptr;
    return offer != nullptr && offer->path ? govuk::Words(link(offer->path(known.source.source_id), spoken(share.way)))
                                           : govuk::Words(spoken(share.way));
}

Html used_of(people::Here const& here, Story const& story, Share const& share, ShareKnown const& known) {
    auto const asks_on = share.shared_on + days_until_use_is_asked;
    auto const path = fmt::format("{}/shares/{}/use", path_of(story.point.id), share.id.number);
    bool const may_say = here.may(people::May::write_learning) && !known.source;
    auto const can_be_said = may_say && !known.use ? link(path, "Say who used it") : Html{};
    if (known.use && known.use->asked > 0) {
        return web::escaped(
            fmt::format("{}. Asked on {}.", spoken_share(known.use->used, known.use->asked), brief(known.use->on_day)));
    }
    if (asks_on > here.today || known.source) {
        return web::escaped(fmt::format("asked from {} on. ", brief(asks_on))) + can_be_said;
    }
    return govuk::badge({"nobody was asked", govuk::Standing::late}) + Html{" "} + can_be_said;
}

/// What an area can begin from this learning point, as a button.
Html begin_in(people::Here const& here, Story const& story, std::string const& area, people::May may,
              std::string_view text) {
    auto const* const offer = offers().find(area);
    bool const can = offer != nullptr && offer->begin_from && here.may(may);
    return can ? button_link(text, offer->begin_from(story.point.id.number)) + Html{" "} : Html{};
}

Html begin_something(people::Here const& here, Story const& story) {
    return begin_in(here, story, "briefing", people::May::write_briefings, "Write a briefing about it") +
           begin_in(here, story, "procedure", people::May::manage_procedures, "Change a procedure because of it");
}

}  // namespace

Html shares_of(people::Here const& here, Story const& story) {
    auto known = known_of_shares(here.db, story.point.id);
    govuk::Records table{.caption = "Shares",
                         .head = {{.text = "How"},
                                  {.text = "Who needed it"},
                                  {.text = "On"},
                                  {.text = "Whom it reached"},
                                  {.text = "Who says that they used it"}},
                         .when_empty = "It has not been shared with the people who need it.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& share : story.shares) {
        table.rows.push_back({{.text = way_of(share, known[share.id])},
                              {.text = share.to_whom},
                              {.text = brief(share.shared_on), .classes = "heed-nowrap"},
                              {.text = reached_of(share)},
                              {.text = used_of(here, story, share, known[share.id])}});
    }
    return govuk::records(table) + begin_something(here, story);
}

}  // namespace heed::loop
