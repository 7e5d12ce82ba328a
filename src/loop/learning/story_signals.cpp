#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/story_parts.hpp"
#include "store/rows.hpp"

namespace heed::loop {

using people::Here;
using people::May;

Html signals_of(Here const& here, Story const& story) {
    constexpr int most = 10;
    auto const lines = store::rows<SignalLine>(
        here.db,
        "select id, kind, substr(said, 1, 200) as said, service, heard_on, kept_from_worker, stage from "
        "learning_point_signals"
        " join signals on signals.council = learning_point_signals.council and signals.id = signal"
        " where learning_point_signals.council = :council and learning_point = :point and kept_from_worker <= :kept"
        " order by signal desc limit :most",
        here.db.council(), story.point.id, here.may(May::see_kept_from_worker), most);
    govuk::Records table{.caption = "The signals taken in last",
                         .head = {{.text = "What was heard"}, {.text = "Kind"}, {.text = "Heard on"}},
                         .when_empty = "No signal has been taken in.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = link(fmt::format("/signals/{}", line.id.number), shortened(line.said, 110))},
                              {.text = spoken(line.kind)},
                              {.text = brief(line.heard_on), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

}  // namespace heed::loop
