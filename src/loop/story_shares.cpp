#include "loop/story_parts.hpp"

namespace heed::loop {

Html shares_of(Story const& story) {
    govuk::Records table{.caption = "Shares",
                         .head = {{.text = "How"}, {.text = "To whom"}, {.text = "On"}, {.text = "Reached"}},
                         .when_empty = "It has not been shared with the people who need it.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& share : story.shares) {
        table.rows.push_back({{.text = spoken(share.way)},
                              {.text = share.to_whom},
                              {.text = brief(share.shared_on), .classes = "heed-nowrap"},
                              {.text = spoken_share(share.reached, share.meant_for)
                                           .substr(0, spoken_share(share.reached, share.meant_for).find(';'))}});
    }
    return govuk::records(table);
}

}  // namespace heed::loop
