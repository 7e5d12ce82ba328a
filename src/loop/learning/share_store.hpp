#pragma once
// How far a share reached, and whether people used it six weeks later.

#include <map>
#include <optional>

#include "loop/learning/learning_store.hpp"
#include "loop/learning/share_use.hpp"

namespace heed::loop {

/// What is known of one share besides its row.
struct ShareKnown {
    std::optional<ShareUse> use;
    ShareSource source;
};

/// Of every share of this learning point.
std::map<Id<Share>, ShareKnown> known_of_shares(store::Reading const& db, Id<LearningPoint> point);

/// More people were reached than when it was shared: the row says how many now, and the learning point is settled.
/// Nothing is done where it says so already.
void set_reach(store::Writing& db, Id<LearningPoint> point, Id<Share> share, std::int64_t reached, Doing const& doing);

/// Keeps, or replaces, what those who were asked say; the question is then answered.
void set_use(store::Writing& db, Id<LearningPoint> point, ShareUse use, Doing const& doing);

/// The record that it came from, and nobody to be asked by hand; or, without one, the question for `share.by` in six
/// weeks. `add_share` calls it.
void follow_up(store::Writing& db, LearningPoint const& point, Share const& share, ShareSource const& source);

}  // namespace heed::loop
