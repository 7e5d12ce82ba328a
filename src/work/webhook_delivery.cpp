#include "work/webhook_delivery.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <sodium.h>

#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::work {

namespace {

constexpr int most_webhooks = 100;
/// A place is written without a message only when it fell this far behind, so that quiet webhooks cost no writing.
constexpr std::int64_t far_behind = 500;
/// One slow receiver does not hold up the others for longer.
constexpr std::chrono::seconds longest_round{20};

struct AskedFor {
    std::int64_t id = 0;
    std::int64_t event = 0;
};
BOOST_DESCRIBE_STRUCT(AskedFor, (), (id, event))

struct Due {
    WebhookTold webhook;
    std::vector<AskedFor> asked;
    Tales tales;
};

std::string random_name() {
    std::array<unsigned char, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string name(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(name.data(), name.size(), bytes.data(), bytes.size());
    name.pop_back();
    return name;
}

bool is_due(WebhookTold const& webhook, Instant now) { return !webhook.rests_since && webhook.next_try <= now; }

Due due_for(store::Reading const& db, WebhookTold const& webhook, Teller const& teller, Instant now) {
    Due due{webhook,
            store::rows<AskedFor>(
                db, "select id, event from webhook_asked where council = :council and webhook = :webhook order by id",
                db.council(), webhook.id),
            {{}, webhook.told_to}};
    if (is_due(webhook, now)) {
        due.tales = teller.after(db, webhook.told_to);
        std::erase_if(due.tales.tales, [&](Tale const& tale) { return !webhook.wants(tale.type); });
    }
    return due;
}

/// Telling one webhook, while this node holds its lease.
class Round {
public:
    Round(store::Store& store, CouncilId council, Teller const& teller, Reach const& reach, Instant now)
        : store_(store), council_(council), teller_(teller), reach_(reach), now_(now) {}

    /// Read afresh under the lease: another node may have told it something since it was seen to be due.
    int tell(Id<Webhook> id) {
        if (!take_lease(id)) {
            return 0;
        }
        auto const due = store::read(store_, council_, [&](store::Reading& db) {
            return due_for(db, find_webhook(db, id).value(), teller_, now_);
        });
        auto const taken = send_what_was_asked(due) + send_what_moved(due);
        give_back(id);
        return taken;
    }

private:
    bool take_lease(Id<Webhook> id) {
        return store::housekeeping(store_, council_, [&](store::Writing& db) {
            return store::act(db,
                              "update webhook_places set holder = :holder, leased_until = :until"
                              " where council = :council and webhook = :webhook and leased_until <= :now",
                              holder_, now_ + webhook_leased_for, council_, id, now_) == 1;
        });
    }

    void give_back(Id<Webhook> id) {
        store::housekeeping(store_, council_, [&](store::Writing& db) {
            store::act(db,
                       "update webhook_places set holder = '', leased_until = 0"
                       " where council = :council and webhook = :webhook and holder = :holder",
                       council_, id, holder_);
        });
    }

    HandedOver send(Webhook const& webhook, Tale const& tale) {
        return hand_over({webhook.url, webhook.secret, tale.id, now_, tale.body}, reach_);
    }

    void keep(store::Writing& db, Webhook const& webhook, Tale const& tale, HandedOver const& done) {
        store::insert(db, "webhook_deliveries",
                      WebhookDelivery{store::next_id<WebhookDelivery>(db, "webhook_deliveries"), webhook.id, tale.event,
                                      tale.type, now_, done.status, done.milliseconds, done.error});
    }

    std::optional<Tale> tale_of(AskedFor const& asked) {
        if (asked.event == 0) {
            return teller_.test(now_);
        }
        return store::read(store_, council_, [&](store::Reading& db) { return teller_.at(db, asked.event); });
    }

    int send_what_was_asked(Due const& due) {
        int taken = 0;
        for (auto const& asked : due.asked) {
            auto const tale = tale_of(asked);
            auto const done = tale ? send(due.webhook, *tale) : HandedOver{};
            store::housekeeping(store_, council_, [&](store::Writing& db) {
                store::act(db, "delete from webhook_asked where council = :council and id = :id", council_, asked.id);
                if (tale) {
                    keep(db, due.webhook, *tale, done);
                }
            });
            taken += done.taken() ? 1 : 0;
        }
        return taken;
    }

    void move_on(Webhook const& webhook, std::int64_t told_to, Tale const* tale, HandedOver const& done) {
        store::housekeeping(store_, council_, [&](store::Writing& db) {
            store::act(db,
                       "update webhook_places set told_to = :told_to, tries = 0, failing_since = null, last_error = ''"
                       " where council = :council and webhook = :webhook and holder = :holder",
                       told_to, council_, webhook.id, holder_);
            if (tale != nullptr) {
                keep(db, webhook, *tale, done);
            }
        });
    }

    void put_off(WebhookTold const& webhook, Tale const& tale, HandedOver const& done, std::int64_t tries) {
        auto const since = tries > 1 ? webhook.failing_since.value_or(now_) : now_;
        auto const rests = now_ >= since + keep_trying_for ? std::optional(now_) : std::nullopt;
        store::housekeeping(store_, council_, [&](store::Writing& db) {
            store::act(db,
                       "update webhook_places set tries = :tries, next_try = :next, failing_since = :since,"
                       " rests_since = :rests, last_error = :error"
                       " where council = :council and webhook = :webhook and holder = :holder",
                       tries, now_ + wait_after(tries), since, rests, done.error, council_, webhook.id, holder_);
            keep(db, webhook, tale, done);
        });
    }

    int send_what_moved(Due const& due) {
        auto const begun = std::chrono::steady_clock::now();
        auto tries = due.webhook.tries;
        int taken = 0;
        for (auto const& tale : due.tales.tales) {
            if (std::chrono::steady_clock::now() - begun > longest_round) {
                return taken;
            }
            auto const done = send(due.webhook, tale);
            if (!done.taken()) {
                put_off(due.webhook, tale, done, tries + 1);
                return taken;
            }
            tries = 0;
            ++taken;
            move_on(due.webhook, tale.event, &tale, done);
        }
        if (due.tales.looked_to > due.webhook.told_to) {
            move_on(due.webhook, due.tales.looked_to, nullptr, {});
        }
        return taken;
    }

    store::Store& store_;
    CouncilId council_;
    Teller const& teller_;
    Reach const& reach_;
    Instant now_;
    std::string holder_ = random_name();
};

bool waits(Due const& due) {
    return !due.asked.empty() || !due.tales.tales.empty() || due.tales.looked_to > due.webhook.told_to + far_behind;
}

}  // namespace

int tell_webhooks(store::Store& store, CouncilId council, Teller const& teller, Reach const& reach, Instant now) {
    auto const all = store::read(store, council, [&](store::Reading& db) {
        std::vector<Due> due;
        for (auto const& webhook : list_webhooks(db, most_webhooks)) {
            if (!webhook.removed_at && webhook.leased_until <= now) {
                due.push_back(due_for(db, webhook, teller, now));
            }
        }
        return due;
    });
    int taken = 0;
    for (auto const& due : all) {
        if (waits(due)) {
            taken += Round(store, council, teller, reach, now).tell(due.webhook.id);
        }
    }
    return taken;
}

}  // namespace heed::work
