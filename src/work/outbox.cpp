#include "work/outbox.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/events.hpp"
#include "work/smtp.hpp"

namespace heed::work {

namespace {

constexpr std::chrono::minutes claimed_for{10};
constexpr int at_once = 20;

std::vector<OutboxEntry> due(store::Reading const& db, Instant now) {
    return store::rows<OutboxEntry>(
        db,
        "select id, recipient, subject, text, about, delivery, tries, next_try, last_error, made_at, give_up_at, "
        "settled_at, unsubscribe"
        " from outbox where council = :council and delivery = 'waiting' and next_try <= :now"
        " and not exists (select 1 from outbox earlier where earlier.council = outbox.council"
        " and earlier.recipient = outbox.recipient and earlier.delivery = 'waiting' and earlier.id < outbox.id)"
        " order by next_try, id limit :most",
        db.council(), now, at_once);
}

/// A claim is the next try, put off: whoever dies with it leaves the message to be tried again after ten minutes.
std::vector<OutboxEntry> claim(store::Store& store, CouncilId council, Instant now) {
    if (store::read(store, council, [&](store::Reading& db) { return due(db, now).empty(); })) {
        return {};
    }
    return store::housekeeping(store, council, [&](store::Writing& db) {
        auto claimed = due(db, now);
        for (auto& entry : claimed) {
            ++entry.tries;
            store::act(db, "update outbox set tries = :tries, next_try = :next where council = :council and id = :id",
                       entry.tries, now + claimed_for, db.council(), entry.id);
        }
        return claimed;
    });
}

void settle(store::Store& store, CouncilId council, OutboxEntry const& entry, Delivery delivery, Instant now) {
    store::housekeeping(store, council, [&](store::Writing& db) {
        store::act(db,
                   "update outbox set delivery = :delivery, last_error = :error, settled_at = :now"
                   " where council = :council and id = :id and delivery = 'waiting'",
                   delivery, entry.last_error, now, db.council(), entry.id);
        if (is_private(entry.about)) {
            store::act(db,
                       "update outbox set recipient = '', text = '', unsubscribe = ''"
                       " where council = :council and id = :id",
                       db.council(), entry.id);
        }
    });
}

void put_off(store::Store& store, CouncilId council, OutboxEntry const& entry, Instant now) {
    store::housekeeping(store, council, [&](store::Writing& db) {
        store::act(db,
                   "update outbox set last_error = :error, next_try = :next"
                   " where council = :council and id = :id and delivery = 'waiting'",
                   entry.last_error, now + wait_after(entry.tries), db.council(), entry.id);
    });
}

bool deliver(store::Store& store, CouncilId council, Smtp const& smtp, OutboxEntry entry, Instant now) {
    auto const failed = send_mail(smtp, {.to = entry.recipient,
                                         .subject = entry.subject,
                                         .text = entry.text,
                                         .key = fmt::format("{}/{}/{}", council.number, entry.id.number, entry.about),
                                         .unsubscribe = entry.unsubscribe,
                                         .written = entry.made_at});
    entry.last_error = failed.value_or("");
    if (!failed) {
        settle(store, council, entry, Delivery::sent, now);
    } else if (now >= entry.give_up_at || !is_address(entry.recipient)) {
        settle(store, council, entry, Delivery::gave_up, now);
    } else {
        put_off(store, council, entry, now);
    }
    return !failed;
}

}  // namespace

bool send_later(store::Writing& db, Message const& message, Instant now) {
    OutboxEntry entry{.id = {},
                      .recipient = message.to,
                      .subject = message.subject,
                      .text = message.text,
                      .about = message.about,
                      .next_try = now,
                      .last_error = {},
                      .made_at = now,
                      .give_up_at = now + keep_trying_for,
                      .settled_at = {},
                      .unsubscribe = message.unsubscribe};
    if (store::value_if_any<std::int64_t>(db, "select id from outbox where council = :council and about = :about",
                                          db.council(), message.about)) {
        return false;
    }
    entry.id = store::next_id<Message>(db, "outbox");
    store::insert(db, "outbox", entry);
    return true;
}

std::chrono::seconds wait_after(std::int64_t tries) {
    constexpr std::chrono::hours most{6};
    auto const doublings = std::clamp<std::int64_t>(tries - 1, 0, 10);
    return std::min<std::chrono::seconds>(std::chrono::minutes(1LL << doublings), most);
}

int deliver_what_waits(store::Store& store, CouncilId council, Smtp const* smtp, Instant now) {
    if (smtp == nullptr) {
        return 0;
    }
    int sent = 0;
    for (auto const& entry : claim(store, council, now)) {
        sent += deliver(store, council, *smtp, entry, now) ? 1 : 0;
    }
    return sent;
}

std::vector<OutboxEntry> outbox(store::Reading const& db, Delivery delivery, Id<Message> before, int most) {
    auto const below = before ? before.number : std::int64_t{1} << 60;
    return store::rows<OutboxEntry>(
        db,
        "select id, recipient, subject, text, about, delivery, tries, next_try, last_error, made_at, give_up_at, "
        "settled_at, unsubscribe"
        " from outbox where council = :council and delivery = :delivery and id < :below order by id desc limit :most",
        db.council(), delivery, below, most);
}

std::optional<OutboxEntry> outbox_entry(store::Reading const& db, Id<Message> id) {
    return store::row<OutboxEntry>(db,
                                   "select id, recipient, subject, text, about, delivery, tries, next_try, last_error, "
                                   "made_at, give_up_at, settled_at, unsubscribe"
                                   " from outbox where council = :council and id = :id",
                                   db.council(), id);
}

std::int64_t count_outbox(store::Reading const& db, Delivery delivery) {
    return store::value<std::int64_t>(
        db, "select count(*) from outbox where council = :council and delivery = :delivery", db.council(), delivery);
}

bool try_again(store::Writing& db, Id<Message> id, std::int64_t by, Instant now) {
    auto const changed = store::act(
        db,
        "update outbox set delivery = 'waiting', tries = 0, next_try = :now,"
        " give_up_at = :give_up, settled_at = null where council = :council and id = :id and delivery <> 'sent'",
        now, now + keep_trying_for, db.council(), id);
    if (changed > 0) {
        store::note(db, {"message", id.number, "tried_again", "", by, now});
    }
    return changed > 0;
}

void take_back(store::Writing& db, std::string_view about, Instant now) {
    store::act(db,
               "update outbox set delivery = 'gave_up', recipient = '', text = '', unsubscribe = '', settled_at = :now,"
               " last_error = 'It was not needed any more.'"
               " where council = :council and about = :about and delivery <> 'sent'",
               now, db.council(), about);
}

void take_as_sent(store::Writing& db, Instant before) {
    store::act(db,
               "update outbox set delivery = 'sent', tries = 1, settled_at = made_at"
               " where council = :council and delivery = 'waiting' and next_try < :before",
               db.council(), before);
    store::act(db,
               "update outbox set recipient = '', text = '', unsubscribe = ''"
               " where council = :council and delivery = 'sent'"
               " and about like 'private/%'",
               db.council());
}

}  // namespace heed::work
