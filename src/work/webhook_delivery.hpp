#pragma once
// Telling webhooks what moved. One node at a time tells one webhook: it takes a lease in the store, sends with no
// transaction open, and writes after each message how far it got, so that a node that dies repeats one message at most.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "work/webhooks.hpp"

namespace heed::work {

/// What is told of one event.
struct Tale {
    std::int64_t event = 0;
    std::string type;  ///< "learning_point.moved"
    std::string id;    ///< the same however often it is told
    std::string body;  ///< JSON
};

struct Tales {
    std::vector<Tale> tales;     ///< oldest first
    std::int64_t looked_to = 0;  ///< the last event that was looked at
};

/// Where the words come from: this room knows no records of other rooms.
struct Teller {
    /// What is to be told after that event, of any type.
    std::function<Tales(store::Reading const&, std::int64_t after)> after;
    /// One event again; nothing if it may not be told (any more).
    std::function<std::optional<Tale>(store::Reading const&, std::int64_t event)> at;
    /// A test, with no record in it.
    std::function<Tale(Instant now)> test;
};

constexpr std::chrono::minutes webhook_leased_for{5};

/// Tells each webhook what is due, in the order of the events, and answers how many messages were taken. A message that
/// is not taken is tried again after wait_after (see outbox.hpp), and all later ones wait behind it; after 5 days of
/// failing the webhook rests until a person starts it again.
int tell_webhooks(store::Store& store, CouncilId council, Teller const& teller, Reach const& reach, Instant now);

}  // namespace heed::work
