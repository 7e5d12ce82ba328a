#pragma once
// Addresses outside that are told what moved. The event log is the outbox: each webhook has a place in it, so what is
// told is what was committed, in order, at least once, and nothing is lost while a receiver is away.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/outcome.hpp"
#include "store/store.hpp"
#include "work/webhook_line.hpp"

namespace heed::work {

struct Webhook {
    Id<Webhook> id;
    std::string name;  ///< of the system: "Case system"
    std::string url;
    std::string events;  ///< the types that it wants, with a space between
    std::string secret;
    Instant made_at;
    std::int64_t made_by = 0;

    bool wants(std::string_view type) const;
};
BOOST_DESCRIBE_STRUCT(Webhook, (), (id, name, url, events, secret, made_at, made_by))

/// A webhook and how far it has been told.
struct WebhookTold : Webhook {
    std::int64_t told_to = 0;
    std::int64_t tries = 0;  ///< failed in a row
    Instant next_try;
    std::optional<Instant> failing_since;
    std::optional<Instant> rests_since;  ///< given up; goes on from where it was when somebody says so
    std::string last_error;
    Instant leased_until;
    std::optional<Instant> removed_at;
};
BOOST_DESCRIBE_STRUCT(WebhookTold, (Webhook),
                      (told_to, tries, next_try, failing_since, rests_since, last_error, leased_until, removed_at))

struct WebhookDraft {
    std::string name{};
    std::string url{};
    std::vector<std::string> events{};  ///< types that we know
};
/// A webhook without its id and secret, or what is to be put right: fields "name", "url", "events".
Outcome<Webhook> plan_webhook(WebhookDraft const& draft, Reach const& reach);

/// Begins to be told from the event after `told_to`. Answers the webhook with its id and secret.
Webhook add_webhook(store::Writing& db, Webhook webhook, std::int64_t told_to, Instant now, std::int64_t by);
/// Throws NotFound, or Conflict if it was removed before.
void remove_webhook(store::Writing& db, Id<Webhook> id, Instant now, std::int64_t by);
/// A webhook that rests or waits goes on from where it stood, now, and is tried for 5 days more. How often it failed in a
/// row still counts, until something is taken.
void start_again(store::Writing& db, Id<Webhook> id, Instant now, std::int64_t by);

/// Every webhook, the newest first, at most `most`.
std::vector<WebhookTold> list_webhooks(store::Reading const& db, int most);
std::optional<WebhookTold> find_webhook(store::Reading const& db, Id<Webhook> id);

/// One try and what came of it.
struct WebhookDelivery {
    Id<WebhookDelivery> id;
    Id<Webhook> webhook;
    std::int64_t event = 0;  ///< 0: a test
    std::string what;
    Instant at;
    std::int64_t status = 0;
    std::int64_t milliseconds = 0;
    std::string error;
};
BOOST_DESCRIBE_STRUCT(WebhookDelivery, (), (id, webhook, event, what, at, status, milliseconds, error))
/// The newest first, at most `most`.
std::vector<WebhookDelivery> deliveries_of(store::Reading const& db, Id<Webhook> webhook, int most);
std::optional<WebhookDelivery> find_delivery(store::Reading const& db, Id<WebhookDelivery> id);

/// Has a test (event 0) or an event sent once, at the next round. Throws Conflict where ten wait already.
void ask_for(store::Writing& db, Id<Webhook> webhook, std::int64_t event, Instant now, std::int64_t by);

/// Deliveries are kept for 30 days; for the nightly job.
void forget_old_deliveries(store::Writing& db, Instant now);

}  // namespace heed::work
