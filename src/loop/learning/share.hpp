#pragma once
// A share: how the learning reached the people who need it, and whether it did.

#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::loop {

struct LearningPoint;

enum class ShareWay { briefing, training, procedure, newsletter, supervision, meeting };
BOOST_DESCRIBE_ENUM(ShareWay, briefing, training, procedure, newsletter, supervision, meeting)

/// "Seven-minute briefing".
std::string_view spoken(ShareWay way);

struct Share {
    Id<Share> id;
    Id<LearningPoint> learning_point;
    ShareWay way = ShareWay::briefing;
    std::string to_whom;
    Day shared_on;
    std::int64_t reached = 0;    ///< people who read it, came, or signed it
    std::int64_t meant_for = 0;  ///< people who needed it; never fewer than were reached
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Share, (), (id, learning_point, way, to_whom, shared_on, reached, meant_for, at, by))

/// As it was typed.
struct ShareDraft {
    std::optional<ShareWay> way{};
    std::string to_whom{};
    web::TypedDay shared_on{};
    std::string reached{};
    std::string meant_for{};
};

Outcome<Share> share(ShareDraft const& draft, Day today);

}  // namespace heed::loop
