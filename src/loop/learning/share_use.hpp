#pragma once
// Six weeks after a share: how many of those who were asked say that they used it. A share that was read and changed
// nothing is no learning.

#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/outcome.hpp"
#include "loop/learning/share.hpp"

namespace heed::loop {

constexpr int days_until_use_is_asked = 42;

struct ShareUse {
    Id<Share> share;
    std::int64_t asked = 0;  ///< how many were asked, whether or not they answered
    std::int64_t used = 0;   ///< how many of them say that they used it
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ShareUse, (), (share, asked, used, on_day, at, by))

/// The record of an area that made the share: "briefing", 12. Without one, staff entered the share by hand.
struct ShareSource {
    std::string source{};
    std::int64_t source_id = 0;

    explicit operator bool() const { return source_id != 0; }
};

/// As it was typed.
struct ShareUseDraft {
    std::string asked{};
    std::string used{};
    web::TypedDay asked_on{};
};

/// Not more than needed it were asked, not more than were asked used it, and nobody was asked before it was shared.
Outcome<ShareUse> share_use(ShareUseDraft const& draft, Share const& share, Day today);

}  // namespace heed::loop
