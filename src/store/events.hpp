#pragma once
// The event log: what was done, to what, by whom, when, in the same transaction as the change. Each event carries the
// SHA-256 of the one before it and its own canonical form, so that an edit, a removal, an insertion or a new order
// is found. Events hold codes and numbers, never what people wrote or who they are.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::store {

struct Event {
    std::string subject;  ///< the noun: "learning_point"
    std::int64_t subject_id = 0;
    std::string what;     ///< the verb, past tense: "reopened"
    std::string detail;   ///< one short plain sentence without personal data, or empty
    std::int64_t by = 0;  ///< the staff member's number; 0 is the public, -1 the program itself
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Event, (), (subject, subject_id, what, detail, by, at))

struct NotedEvent : Event {
    std::int64_t number = 0;  ///< 1, 2, 3 ... without a gap inside a council
    std::string hash;         ///< 64 hexadecimal digits
};
BOOST_DESCRIBE_STRUCT(NotedEvent, (Event), (number, hash))

/// Writes the event, in this transaction.
void note(Writing& db, Event const& event);

/// The events of one record, oldest first.
std::vector<NotedEvent> events_of(Reading const& db, std::string_view subject, std::int64_t subject_id);

/// Where the chain breaks.
struct Break {
    std::int64_t number = 0;
    std::string says;
};

struct Verified {
    std::int64_t events = 0;
    std::string head;  ///< hash of the last event; keep it outside to find truncation
    std::optional<Break> broken;
};

/// Reads the whole chain of the council. With a checkpoint (number and hash noted earlier, outside), a shortened or
/// rewritten chain is found too.
Verified verify_events(Reading const& db, std::int64_t checkpoint_number = 0, std::string const& checkpoint_hash = {});

}  // namespace heed::store
