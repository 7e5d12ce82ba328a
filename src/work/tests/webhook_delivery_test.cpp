#include "work/webhook_delivery.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"
#include "work/tests/receiver.hpp"

using namespace heed;
using namespace heed::work;
using namespace std::chrono_literals;

namespace {

constexpr auto fine = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
constexpr auto broken = "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Events of the log from the first on: every one is told, "thing.<what>".
Tale tale_of(store::NotedEvent const& event) {
    return {event.number, "thing." + event.what, fmt::format("evt_{}", event.number), fmt::format("{}", event.number)};
}

std::vector<store::NotedEvent> things(store::Reading const& db) { return store::events_of(db, "thing", 1); }

Teller a_teller() {
    Teller teller;
    teller.after = [](store::Reading const& db, std::int64_t after) {
        Tales tales{{}, after};
        for (auto const& event : things(db)) {
            if (event.number > after) {
                tales.tales.push_back(tale_of(event));
                tales.looked_to = event.number;
            }
        }
        return tales;
    };
    teller.at = [](store::Reading const& db, std::int64_t number) -> std::optional<Tale> {
        for (auto const& event : things(db)) {
            if (event.number == number) {
                return tale_of(event);
            }
        }
        return std::nullopt;
    };
    teller.test = [](Instant) { return Tale{0, "heed.test", "evt_test", "test"}; };
    return teller;
}

struct Desk {
    store::FreshStore store;
    Receiver receiver;
    Instant now = start_of(*day_of(2026, 11, 23)) + 10h;
    Webhook webhook;

    explicit Desk(std::string const& events = "thing.moved") {
        WebhookDraft const draft{"Case system", receiver.url(), {events}};
        auto const planned = plan_webhook(draft, {.loopback = true});
        webhook = store::in_one_go(*store, store::thornmere,
                                   [&](store::Writing& db) { return add_webhook(db, planned.value(), 0, now, 1); });
    }

    void happen(std::string const& what) {
        store::in_one_go(*store, store::thornmere, [&](store::Writing& db) {
            store::note(db, {"thing", 1, what, "", 1, now});
        });
    }
    int tell() { return tell_webhooks(*store, store::thornmere, a_teller(), {.loopback = true, .patience = 5s}, now); }
    WebhookTold told() {
        return store::read(*store, store::thornmere, [&](store::Reading& db) { return *find_webhook(db, webhook.id); });
    }
    std::vector<WebhookDelivery> deliveries() {
        return store::read(*store, store::thornmere,
                           [&](store::Reading& db) { return deliveries_of(db, webhook.id, 50); });
    }
    std::string ids_that_came() const {
        std::string ids;
        for (auto const& request : receiver.came()) {
            ids += header_in(request, "webhook-id") + " ";
        }
        return ids;
    }
    template <class Work>
    void write(Work&& work) {
        store::in_one_go(*store, store::thornmere, std::forward<Work>(work));
    }
};

}  // namespace

TEST_SUITE("webhook delivery") {
    TEST_CASE("what it wants is told once, in order, and the rest is left out") {
        Desk desk;
        desk.happen("moved");
        desk.happen("whispered");
        desk.happen("moved");
        CHECK(desk.tell() == 2);
        CHECK(desk.tell() == 0);
        CHECK(desk.ids_that_came() == "evt_2 evt_4 ");
        auto const deliveries = desk.deliveries();
        REQUIRE(deliveries.size() == 2);
        CHECK(deliveries[0].what == "thing.moved");
        CHECK(deliveries[0].status == 204);
    }

    TEST_CASE("while the receiver fails, later events wait behind the first, and none is lost") {
        Desk desk;
        desk.receiver.answers(broken);
        desk.happen("moved");
        desk.happen("moved");
        CHECK(desk.tell() == 0);
        CHECK(desk.told().tries == 1);
        CHECK(desk.told().last_error == "The receiver answered with 500.");
        CHECK(desk.tell() == 0);
        CHECK(desk.ids_that_came() == "evt_2 ");
        desk.now = desk.now + 61s;
        CHECK(desk.tell() == 0);
        CHECK(desk.told().tries == 2);
        CHECK(desk.told().next_try == desk.now + 120s);
        desk.receiver.answers(fine);
        desk.now = desk.now + 121s;
        CHECK(desk.tell() == 2);
        CHECK(desk.ids_that_came() == "evt_2 evt_2 evt_2 evt_3 ");
        CHECK(desk.told().tries == 0);
    }

    TEST_CASE("after five days of failing it rests, and goes on from there when somebody says so") {
        Desk desk;
        desk.receiver.answers(broken);
        desk.happen("moved");
        for (int tries = 0; tries < 60 && !desk.told().rests_since; ++tries) {
            desk.tell();
            desk.now = desk.now + 6h;
        }
        REQUIRE(desk.told().rests_since.has_value());
        auto const tried = desk.receiver.came().size();
        desk.receiver.answers(fine);
        desk.now = desk.now + 24h * 30;
        desk.happen("moved");
        CHECK(desk.tell() == 0);
        CHECK(desk.receiver.came().size() == tried);
        desk.write([&](store::Writing& db) { start_again(db, desk.webhook.id, desk.now, 1); });
        CHECK(desk.tell() == 2);
    }

    TEST_CASE("a node that holds the lease is left alone, and one that died is taken over from") {
        Desk desk;
        desk.happen("moved");
        store::housekeeping(*desk.store, store::thornmere, [&](store::Writing& db) {
            store::act(db,
                       "update webhook_places set holder = 'other', leased_until = :until"
                       " where council = :council and webhook = :webhook",
                       desk.now + webhook_leased_for, db.council(), desk.webhook.id);
        });
        CHECK(desk.tell() == 0);
        desk.now = desk.now + webhook_leased_for;
        CHECK(desk.tell() == 1);
        CHECK(desk.told().leased_until == Instant{});
    }

    TEST_CASE("a test and an event again are sent once, also while the rest waits") {
        Desk desk;
        desk.happen("moved");
        desk.tell();
        desk.write([&](store::Writing& db) { ask_for(db, desk.webhook.id, 2, desk.now, 1); });
        desk.write([&](store::Writing& db) { ask_for(db, desk.webhook.id, 0, desk.now, 1); });
        CHECK(desk.tell() == 2);
        CHECK(desk.tell() == 0);
        CHECK(desk.ids_that_came() == "evt_2 evt_2 evt_test ");
        for (int i = 0; i < 10; ++i) {
            desk.write([&](store::Writing& db) { ask_for(db, desk.webhook.id, 0, desk.now, 1); });
        }
        CHECK_THROWS_AS(desk.write([&](store::Writing& db) { ask_for(db, desk.webhook.id, 0, desk.now, 1); }),
                        Conflict);
    }

    TEST_CASE("what was removed is told nothing more") {
        Desk desk;
        desk.write([&](store::Writing& db) { remove_webhook(db, desk.webhook.id, desk.now, 1); });
        desk.happen("moved");
        CHECK(desk.tell() == 0);
        CHECK(desk.receiver.came().empty());
        CHECK_THROWS_AS(desk.write([&](store::Writing& db) { remove_webhook(db, desk.webhook.id, desk.now, 1); }),
                        Conflict);
        CHECK_THROWS_AS(desk.write([&](store::Writing& db) { ask_for(db, {99}, 0, desk.now, 1); }), NotFound);
    }

    TEST_CASE("a webhook has a name, an address and something that it is told") {
        auto const planned = plan_webhook({}, {});
        REQUIRE_FALSE(planned.has_value());
        CHECK(planned.error().size() == 3);
    }

    TEST_CASE("deliveries are forgotten after 30 days") {
        Desk desk;
        desk.happen("moved");
        desk.tell();
        store::housekeeping(*desk.store, store::thornmere,
                            [&](store::Writing& db) { forget_old_deliveries(db, desk.now + 24h * 30); });
        CHECK(desk.deliveries().size() == 1);
        store::housekeeping(*desk.store, store::thornmere,
                            [&](store::Writing& db) { forget_old_deliveries(db, desk.now + 24h * 31); });
        CHECK(desk.deliveries().empty());
    }
}
