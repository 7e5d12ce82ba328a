#include "loop/story_parts.hpp"
#include "loop/telling.hpp"

namespace heed::loop {

using people::Here;
using people::May;

Html tellings_shown(Here const& here, Story const& story, Names& names) {
    govuk::Records table{.caption = "Told back",
                         .head = {{.text = "What people were told"},
                                  {.text = "On"},
                                  {.text = "By"},
                                  {.text = "Told", .format = "numeric"},
                                  {.text = "Could not be told", .format = "numeric"}},
                         .when_empty = "Nobody who raised this has been told what changed.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& telling : tellings_of(here.db, story.point.id, here.may(May::see_kept_from_worker))) {
        table.rows.push_back({{.text = telling.what_changed},
                              {.text = brief(telling.on_day), .classes = "heed-nowrap"},
                              {.text = names.of(telling.by)},
                              {.text = std::to_string(telling.told)},
                              {.text = std::to_string(telling.not_told)}});
    }
    return govuk::records(table);
}

}  // namespace heed::loop
