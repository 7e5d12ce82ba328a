#pragma once
// What must be sent, kept in the transaction that decided it, until it is delivered. Delivery is at least once; the
// same `about` is sent once only, however often it is asked for.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::work {

struct Smtp;

/// A message to a person outside. Only e-mail today; a council without a mail server reads what waits on a page.
struct Message {
    std::string to;       ///< e-mail address
    std::string subject;  ///< without names or case details: subjects are seen on locked screens
    std::string text;     ///< plain text, lines of any length
    std::string about;    ///< what it is about, once for ever: "complaint/12/acknowledged"
    /// Where its reader can say that they want no more of these: a POST there does it, without a question (RFC 8058).
    std::string unsubscribe{};
};

/// The `about` of a message that nobody but its reader may read, such as one with a code to answer with: its words are on no
/// page, and they and the address are forgotten once it is sent or given up.
inline std::string private_about(std::string_view about) { return "private/" + std::string(about); }
inline bool is_private(std::string_view about) { return about.starts_with("private/"); }

/// Puts the message into the outbox. Answers false, and does nothing, when this `about` was put there before.
bool send_later(store::Writing& db, Message const& message, Instant now);

enum class Delivery { waiting, sent, gave_up };
BOOST_DESCRIBE_ENUM(Delivery, waiting, sent, gave_up)

/// A message as it stands in the outbox.
struct OutboxEntry {
    Id<Message> id;
    std::string recipient;
    std::string subject;
    std::string text;
    std::string about;
    Delivery delivery = Delivery::waiting;
    std::int64_t tries = 0;
    Instant next_try;
    std::string last_error;  ///< one plain sentence, or empty
    Instant made_at;
    Instant give_up_at;
    std::optional<Instant> settled_at;  ///< when it was sent, or given up
    std::string unsubscribe{};
};
BOOST_DESCRIBE_STRUCT(OutboxEntry, (),
                      (id, recipient, subject, text, about, delivery, tries, next_try, last_error, made_at, give_up_at,
                       settled_at, unsubscribe))

/// How long after the n-th failed try the next one is made: 1 minute, then twice as long each time, at most 6 hours.
std::chrono::seconds wait_after(std::int64_t tries);

/// A message that could not be sent for 5 days is given up, kept and shown.
constexpr std::chrono::hours keep_trying_for{24 * 5};

/// Sends what is due and answers how many were sent. Each message is claimed for ten minutes first, so several nodes
/// may call this at once; a node that dies in between leaves its messages to the others. Messages to one person leave
/// in the order in which they were written. No transaction is open while the mail server is spoken to. Without a mail
/// server (null) nothing is sent and everything waits.
int deliver_what_waits(store::Store& store, CouncilId council, Smtp const* smtp, Instant now);

/// Newest first, below the id `before` (0: from the newest), at most `most`.
std::vector<OutboxEntry> outbox(store::Reading const& db, Delivery delivery, Id<Message> before, int most);
std::optional<OutboxEntry> outbox_entry(store::Reading const& db, Id<Message> id);
std::int64_t count_outbox(store::Reading const& db, Delivery delivery);

/// Tries a message that waits or was given up at the next opportunity, for 5 days from now. Notes the event.
/// Answers false when it was sent already.
bool try_again(store::Writing& db, Id<Message> id, std::int64_t by, Instant now);

/// What waits under this `about` is not sent any more, and its words and address are forgotten.
void take_back(store::Writing& db, std::string_view about, Instant now);

/// Takes what was written before then as sent: for demonstrations, whose people do not exist.
void take_as_sent(store::Writing& db, Instant before);

}  // namespace heed::work
