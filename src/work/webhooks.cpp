#include "work/webhooks.hpp"

#include <algorithm>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::work {

namespace {

constexpr int most_asked = 10;
constexpr std::chrono::hours deliveries_kept_for{24 * 30};

constexpr std::string_view told =
    "select w.id, w.name, w.url, w.events, w.secret, w.made_at, w.made_by, p.told_to, p.tries, p.next_try,"
    " p.failing_since, p.rests_since, p.last_error, p.leased_until, r.at as removed_at from webhooks w"
    " join webhook_places p on p.council = w.council and p.webhook = w.id"
    " left join webhook_removals r on r.council = w.council and r.webhook = w.id"
    " where w.council = :council and w.id < :below order by w.id desc limit :most";

std::int64_t constexpr from_the_newest = std::int64_t{1} << 60;

void note(store::Writing& db, Id<Webhook> id, std::string what, Instant now, std::int64_t by) {
    store::note(db, {"webhook", id.number, std::move(what), "", by, now});
}

/// Somebody else may have taken it away since the page was drawn.
void must_stand(store::Reading const& db, Id<Webhook> id) {
    auto const webhook = find_webhook(db, id);
    if (!webhook) {
        throw NotFound();
    }
    if (webhook->removed_at) {
        throw Conflict();
    }
}

}  // namespace

bool Webhook::wants(std::string_view type) const {
    auto const types = split(events, ' ');
    return std::ranges::find(types, type) != types.end();
}

Outcome<Webhook> plan_webhook(WebhookDraft const& draft, Reach const& reach) {
    Problems problems;
    if (draft.name.empty() || length_in_characters(draft.name) > 100) {
        problems.push_back({"name", "Enter the name of the system, in at most 100 characters"});
    }
    auto const url = address_to_tell(draft.url, reach);
    if (!url) {
        problems.insert(problems.end(), url.error().begin(), url.error().end());
    }
    if (draft.events.empty()) {
        problems.push_back({"events", "Select what it is told"});
    }
    if (!problems.empty()) {
        return tl::make_unexpected(problems);
    }
    Webhook webhook;
    webhook.name = draft.name;
    webhook.url = *url;
    for (auto const& type : draft.events) {
        (webhook.events += webhook.events.empty() ? "" : " ") += type;
    }
    return webhook;
}

Webhook add_webhook(store::Writing& db, Webhook webhook, std::int64_t told_to, Instant now, std::int64_t by) {
    webhook.id = store::next_id<Webhook>(db, "webhooks");
    webhook.secret = new_webhook_secret();
    webhook.made_at = now;
    webhook.made_by = by;
    store::insert(db, "webhooks", webhook);
    store::act(db,
               "insert into webhook_places (council, webhook, told_to, tries, next_try, last_error, holder,"
               " leased_until) values (:council, :webhook, :told_to, 0, :next, '', '', 0)",
               db.council(), webhook.id, told_to, now);
    note(db, webhook.id, "made", now, by);
    return webhook;
}

void remove_webhook(store::Writing& db, Id<Webhook> id, Instant now, std::int64_t by) {
    must_stand(db, id);
    store::act(db, "insert into webhook_removals (council, webhook, at, by) values (:council, :webhook, :at, :by)",
               db.council(), id, now, by);
    note(db, id, "removed", now, by);
}

void start_again(store::Writing& db, Id<Webhook> id, Instant now, std::int64_t by) {
    must_stand(db, id);
    store::act(db,
               "update webhook_places set next_try = :now, failing_since = null, rests_since = null"
               " where council = :council and webhook = :webhook",
               now, db.council(), id);
    note(db, id, "started_again", now, by);
}

std::vector<WebhookTold> list_webhooks(store::Reading const& db, int most) {
    return store::rows<WebhookTold>(db, told, db.council(), from_the_newest, most);
}

std::optional<WebhookTold> find_webhook(store::Reading const& db, Id<Webhook> id) {
    auto found = store::rows<WebhookTold>(db, told, db.council(), id.number + 1, 1);
    return found.empty() || found.front().id != id ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<WebhookDelivery> deliveries_of(store::Reading const& db, Id<Webhook> webhook, int most) {
    return store::rows<WebhookDelivery>(
        db,
        "select id, webhook, event, what, at, status, milliseconds, error from webhook_deliveries"
        " where council = :council and webhook = :webhook order by id desc limit :most",
        db.council(), webhook, most);
}

std::optional<WebhookDelivery> find_delivery(store::Reading const& db, Id<WebhookDelivery> id) {
    return store::row<WebhookDelivery>(
        db,
        "select id, webhook, event, what, at, status, milliseconds, error from webhook_deliveries"
        " where council = :council and id = :id",
        db.council(), id);
}

void ask_for(store::Writing& db, Id<Webhook> webhook, std::int64_t event, Instant now, std::int64_t by) {
    must_stand(db, webhook);
    auto const waiting = store::values<std::int64_t>(
        db, "select id from webhook_asked where council = :council and webhook = :webhook order by id limit :most",
        db.council(), webhook, most_asked);
    if (waiting.size() == most_asked) {
        throw Conflict("ten wait already");
    }
    store::act(db,
               "insert into webhook_asked (council, id, webhook, event, at, by)"
               " values (:council, :id, :webhook, :event, :at, :by)",
               db.council(), db.next_number("webhook_asked"), webhook, event, now, by);
    note(db, webhook, event == 0 ? "tested" : "sent_again", now, by);
}

void forget_old_deliveries(store::Writing& db, Instant now) {
    store::act(db, "delete from webhook_deliveries where council = :council and at < :at", db.council(),
               now - deliveries_kept_for);
}

}  // namespace heed::work
