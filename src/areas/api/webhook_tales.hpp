#pragma once
// What webhooks are told: the same as GET /api/v1/events, one event a message, in the envelope of Standard Webhooks.

#include <array>
#include <string_view>

#include "store/store.hpp"
#include "work/webhook_delivery.hpp"

namespace heed::api {

struct EventWord {
    std::string_view type;
    std::string_view spoken;
};

/// What an administrator may choose; the types are those of the event log.
constexpr std::array<EventWord, 11> event_words{{
    {"signal.heard", "Something was heard (without its words)"},
    {"signal.linked_to_theme", "A signal was linked to a theme"},
    {"learning_point.learned", "A learning point was written down"},
    {"learning_point.moved", "A learning point moved to another stage"},
    {"learning_point.proof_made", "A proof was made"},
    {"learning_point.embedded", "A learning point is embedded"},
    {"learning_point.reopened", "A learning point was reopened"},
    {"learning_point.told_back", "People were told what changed"},
    {"learning_point.accepted", "A recommendation was accepted"},
    {"learning_point.adapted", "A recommendation was adapted"},
    {"learning_point.rejected", "A recommendation was rejected"},
}};

work::Teller teller_of(std::string server_key);

/// Tells the council's webhooks what moved; for the program's worker.
void tell_webhooks(store::Store& store, CouncilId council, Instant now);

}  // namespace heed::api
