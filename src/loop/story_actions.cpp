#include <array>

#include <fmt/format.h>

#include "loop/story_parts.hpp"

namespace heed::loop {

using people::Here;
using people::May;

namespace {

Html badge_of(Strength strength) {
    constexpr std::array standings{govuk::Standing::late, govuk::Standing::waiting, govuk::Standing::good};
    return govuk::badge({spoken(strength), standings[static_cast<std::size_t>(strength)]});
}

}  // namespace

Html actions_of(Here const& here, Story const& story, Names& names) {
    govuk::Records table{
        .caption = "Actions",
        .head = {{.text = "What"}, {.text = "Strength"}, {.text = "Who"}, {.text = "By"}, {.text = "Done"}},
        .when_empty = "Nobody has said yet what will be done.",
        .caption_classes = "govuk-visually-hidden"};
    for (auto const& told : story.actions) {
        auto const& action = told.action;
        auto const& done = told.done;
        bool const may_mark = here.may(May::write_learning) || action.owner == here.me().id;
        auto const mark = link(fmt::format("{}/actions/{}/done", path_of(story.point.id), action.id.number),
                               "Mark as done");
        auto const late = action.due < here.today ? govuk::badge({"late", govuk::Standing::late}) + Html{" "} : Html{};
        table.rows.push_back({{.text = action.what},
                              {.text = badge_of(action.strength)},
                              {.text = names.of(action.owner.number)},
                              {.text = brief(action.due), .classes = "heed-nowrap"},
                              {.text = done ? govuk::Words(brief(done->done_on))
                                            : govuk::Words(late + (may_mark ? mark : Html{"not yet"}))}});
    }
    return govuk::records(table);
}

}  // namespace heed::loop
