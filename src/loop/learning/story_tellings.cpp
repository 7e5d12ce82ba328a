#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/learning/story_parts.hpp"
#include "loop/told/public_standing.hpp"
#include "loop/told/said_and_done.hpp"
#include "loop/told/telling.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

std::string share(std::int64_t number, std::int64_t of) {
    return fmt::format("{} of {} ({:.0f}%)", number, of,
                       100.0 * static_cast<double>(number) / static_cast<double>(std::max<std::int64_t>(of, 1)));
}

Html figures_shown(ToldFigures const& figures) {
    if (figures.asked == 0) {
        return {};
    }
    auto says = fmt::format("Of those who asked to hear, {} {} told.", share(figures.told, figures.asked),
                            figures.told == 1 ? "was" : "were");
    if (figures.waits > 0) {
        says += fmt::format(" {} for a member of staff to tell them.",
                            figures.waits == 1 ? "1 waits" : fmt::format("{} wait", figures.waits));
    }
    if (figures.cannot > 0) {
        says += fmt::format(" {} could not be told: not safe, no way, or not reached.", figures.cannot);
    }
    std::vector<std::string> how_long;
    for (auto const& [band, number] : figures.how_long) {
        how_long.push_back(fmt::format("{} told {}", share(number, figures.told), spoken(band)));
    }
    return paragraph(says) + (how_long.empty() ? Html{} : bullets(how_long));
}

Html link_in_paragraph(std::string const& path, std::string_view text) {
    return govuk::element("p").classes("govuk-body").holding(link(path, text));
}

Html hold_shown(Here const& here, Story const& story, Names& names) {
    auto const path = path_of(story.point.id) + "/tell-back/";
    auto const hold = hold_on(here.db, story.point.id);
    if (hold) {
        auto const panel = govuk::standing_panel(
            {.standing = govuk::Standing::restricted,
             .title = "Telling is held",
             .text = fmt::format("Since {}, by {}: {}", spoken(hold->on_day), names.of(hold->by), hold->reason),
             .heading_level = 3});
        return here.may(May::write_learning) ? panel + link_in_paragraph(path + "go-on", "Let the telling go on")
                                             : panel;
    }
    if (here.may(May::write_learning) && decision_of(story) == Decision::rejected) {
        return link_in_paragraph(path_of(story.point.id) + "/tell-back", "Tell people why") +
               link_in_paragraph(path + "hold", "Hold the telling");
    }
    return here.may(May::write_learning) ? link_in_paragraph(path + "hold", "Hold the telling") : Html{};
}

Html public_page_shown(Here const& here, Story const& story) {
    auto const item = published_of(here.db, story.point.id);
    bool const may_publish = here.may(May::publish_learning);
    auto const path = path_of(story.point.id);
    if (item) {
        auto const says = paragraph(fmt::format("It stands on the public page since {}.", spoken(item->on_day))) +
                          link_in_paragraph(fmt::format("/you-said-we-did/{}", item->id.number), "See it there");
        return may_publish ? says + link_in_paragraph(path + "/take-off", "Take it off the public page") : says;
    }
    return may_publish && may_be_published(story, here.today)
               ? link_in_paragraph(path + "/publish", "Put it on the public page “You said, we did”")
               : Html{};
}

}  // namespace

Html tellings_shown(Here const& here, Story const& story, Names& names) {
    bool const see_kept = here.may(May::see_kept_from_worker);
    govuk::Records table{.caption = "Told back",
                         .head = {{.text = "What people were told"},
                                  {.text = "Approved on"},
                                  {.text = "By"},
                                  {.text = "Told", .format = "numeric"},
                                  {.text = "Waits for staff", .format = "numeric"},
                                  {.text = "Could not be told", .format = "numeric"}},
                         .when_empty = "Nobody who raised this has been told what changed.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& telling : tellings_of(here.db, story.point.id, see_kept)) {
        table.rows.push_back({{.text = fmt::format("{}: {}", spoken(telling.about), telling.what_changed)},
                              {.text = brief(telling.on_day), .classes = "heed-nowrap"},
                              {.text = names.of(telling.by)},
                              {.text = std::to_string(telling.told), .format = "numeric"},
                              {.text = std::to_string(telling.waits), .format = "numeric"},
                              {.text = std::to_string(telling.cannot_be_told), .format = "numeric"}});
    }
    return figures_shown(told_of(here.db, story.point.id, see_kept)) + govuk::records(table) +
           hold_shown(here, story, names) + public_page_shown(here, story);
}

}  // namespace heed::loop
