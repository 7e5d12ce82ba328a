#pragma once
// What must be sent, kept in the transaction that decided it, until it is delivered. Delivery is at least once; the
// same `about` is sent once only, however often it is asked for.

#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::work {

/// A message to a person outside. Only e-mail today; a council without a mail server reads what waits on a page.
struct Message {
    std::string to;       ///< e-mail address
    std::string subject;  ///< without names or case details: subjects are seen on locked screens
    std::string text;     ///< plain text, lines of any length
    std::string about;    ///< what it is about, once for ever: "complaint/12/acknowledged"
};

/// Puts the message into the outbox. Answers false, and does nothing, when this `about` was put there before.
bool send_later(store::Writing& db, Message const& message, Instant now);

}  // namespace heed::work
