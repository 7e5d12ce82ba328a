#include "work/outbox.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"
#include "work/smtp.hpp"
#include "work/tests/mail_server.hpp"

using namespace heed;
using namespace heed::work;
using store::FreshStore;
using store::thornmere;

namespace {

constexpr Instant morning{1'795'000'000};

Message to_amira(std::string about) {
    return {.to = "amira@example.org",
            .subject = "Your complaint – what happens next",
            .text = "Dear Amira,\n.\nWe heard you: £12.50 was charged twice.\n",
            .about = std::move(about)};
}

bool put(FreshStore& store, Message const& message, Instant now = morning) {
    return store::housekeeping(*store, thornmere, [&](store::Writing& db) { return send_later(db, message, now); });
}

OutboxEntry entry(FreshStore& store, std::int64_t number) {
    return store::read(*store, thornmere, [&](store::Reading& db) { return *outbox_entry(db, {number}); });
}

Smtp nobody_listens() {
    return {.host = "127.0.0.1",
            .port = free_port(),
            .from = "heed@thornmere.example",
            .from_name = {},
            .user = {},
            .password = {},
            .starttls = false};
}

}  // namespace

TEST_SUITE("outbox") {
    TEST_CASE("a message reaches a real mail server, once, with its subject and text as they were written") {
        if (!MailServer::is_there()) {
            return;
        }
        FreshStore store;
        MailServer const server;
        auto const smtp = server.smtp();
        put(store, to_amira("complaint/1/acknowledged"));
        CHECK(deliver_what_waits(*store, thornmere, &smtp, morning) == 1);
        CHECK(deliver_what_waits(*store, thornmere, &smtp, morning + std::chrono::hours(1)) == 0);
        auto const arrived = server.arrived();
        REQUIRE(arrived.size() == 1);
        CHECK(arrived[0].find("Subject: =?utf-8?B?") != std::string::npos);
        CHECK(arrived[0].find("We heard you: =C2=A312.50 was charged twice.") != std::string::npos);
        CHECK(arrived[0].find("\n.\n") != std::string::npos);
        CHECK(arrived[0].find("Message-ID: <") != std::string::npos);
        CHECK(entry(store, 1).delivery == Delivery::sent);
    }

    TEST_CASE("messages to one person leave in the order in which they were written") {
        if (!MailServer::is_there()) {
            return;
        }
        FreshStore store;
        MailServer const server;
        auto const smtp = server.smtp();
        put(store, to_amira("complaint/1/acknowledged"));
        put(store, to_amira("complaint/1/planned"));
        CHECK(deliver_what_waits(*store, thornmere, &smtp, morning) == 1);
        CHECK(entry(store, 2).delivery == Delivery::waiting);
        CHECK(deliver_what_waits(*store, thornmere, &smtp, morning) == 1);
        CHECK(entry(store, 2).delivery == Delivery::sent);
    }

    TEST_CASE("asked for twice, a message is sent once") {
        FreshStore store;
        CHECK(put(store, to_amira("complaint/1/acknowledged")));
        CHECK_FALSE(put(store, to_amira("complaint/1/acknowledged")));
    }

    TEST_CASE("without a mail server everything waits and can be read") {
        FreshStore store;
        put(store, to_amira("complaint/1/acknowledged"));
        CHECK(deliver_what_waits(*store, thornmere, nullptr, morning) == 0);
        auto const waiting = store::read(*store, thornmere,
                                         [](store::Reading& db) { return outbox(db, Delivery::waiting, {}, 50); });
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].text.starts_with("Dear Amira"));
    }

    TEST_CASE("a mail server that is away is tried again, later each time, and given up after five days") {
        FreshStore store;
        auto const smtp = nobody_listens();
        put(store, to_amira("complaint/1/acknowledged"));
        deliver_what_waits(*store, thornmere, &smtp, morning);
        auto const first = entry(store, 1);
        CHECK(first.delivery == Delivery::waiting);
        CHECK(first.next_try == morning + std::chrono::minutes(1));
        CHECK(first.last_error == "The mail server did not answer.");
        deliver_what_waits(*store, thornmere, &smtp, first.next_try);
        CHECK(entry(store, 1).next_try == first.next_try + std::chrono::minutes(2));
        deliver_what_waits(*store, thornmere, &smtp, morning + std::chrono::hours(24 * 5));
        CHECK(entry(store, 1).delivery == Delivery::gave_up);
    }

    TEST_CASE("what was given up can be tried again, and that is noted") {
        FreshStore store;
        auto const smtp = nobody_listens();
        put(store, to_amira("complaint/1/acknowledged"));
        auto const later = morning + std::chrono::hours(24 * 6);
        deliver_what_waits(*store, thornmere, &smtp, later);
        CHECK(entry(store, 1).delivery == Delivery::gave_up);
        CHECK(store::in_one_go(*store, thornmere, [&](store::Writing& db) { return try_again(db, {1}, 4, later); }));
        CHECK(entry(store, 1).delivery == Delivery::waiting);
        CHECK(entry(store, 1).next_try == later);
        CHECK(store::read(*store, thornmere, [](store::Reading& db) {
                  return store::events_of(db, "message", 1).back().what;
              }) == "tried_again");
    }

    TEST_CASE("a node that dies with a message in hand leaves it to be sent after ten minutes") {
        FreshStore store;
        put(store, to_amira("complaint/1/acknowledged"));
        store::housekeeping(*store, thornmere, [](store::Writing& db) {
            store::act(db, "update outbox set tries = 1, next_try = :next where council = :council and id = 1",
                       morning + std::chrono::minutes(10), db.council());
        });
        auto const smtp = nobody_listens();
        deliver_what_waits(*store, thornmere, &smtp, morning + std::chrono::minutes(9));
        CHECK(entry(store, 1).tries == 1);
        deliver_what_waits(*store, thornmere, &smtp, morning + std::chrono::minutes(10));
        CHECK(entry(store, 1).tries == 2);
    }

    TEST_CASE("tries are a minute apart at first and six hours at most") {
        CHECK(wait_after(1) == std::chrono::minutes(1));
        CHECK(wait_after(3) == std::chrono::minutes(4));
        CHECK(wait_after(10) == std::chrono::hours(6));
        CHECK(wait_after(1'000'000) == std::chrono::hours(6));
    }
}

TEST_SUITE("smtp") {
    TEST_CASE("nothing in a subject, a name or an address can add a header or a recipient") {
        Smtp smtp = nobody_listens();
        smtp.from_name = "Thornmere\r\nBcc: everybody@example.com";
        auto const text = written_out(smtp, {.to = "amira@example.org\r\nBcc: x@example.com",
                                             .subject = "Hello\r\nBcc: y@example.com\r\n\r\n<script>",
                                             .text = "Bcc: z@example.com",
                                             .key = "1/1/a",
                                             .written = morning});
        auto const header = text.substr(0, text.find("\r\n\r\n"));
        CHECK(header.find("\nBcc:") == std::string::npos);
        CHECK(send_mail(smtp, {.to = "amira@example.org>\r\nRCPT TO:<x@example.com",
                               .subject = "",
                               .text = "",
                               .key = "",
                               .written = morning}) == "This is not an address that e-mail can be sent to.");
        for (auto const* const bad : {"", "@", "a@", "@b", "a b@c", "a@b@c", "a@b,c@d", "-oX@example.org", "a@b>\n"}) {
            CHECK_MESSAGE(!is_address(bad), bad);
        }
        CHECK(is_address("o'brien+care@example.org"));
    }

    TEST_CASE("each try of one message carries the same Message-ID, another message another one") {
        auto const id_of = [](std::string key) {
            auto const text = written_out(
                nobody_listens(),
                {.to = "a@example.org", .subject = "s", .text = "t", .key = std::move(key), .written = morning});
            return text.substr(text.find("Message-ID:"), 60);
        };
        CHECK(id_of("1/1/complaint/1") == id_of("1/1/complaint/1"));
        CHECK(id_of("1/1/complaint/1") != id_of("1/2/complaint/2"));
    }

    TEST_CASE("RFC 8058: a mail that can be unsubscribed from says where, and that one press is enough") {
        auto const header_of = [](std::string unsubscribe) {
            auto const text = written_out(nobody_listens(), {.to = "a@example.org",
                                                             .subject = "s",
                                                             .text = "t",
                                                             .key = "k",
                                                             .unsubscribe = std::move(unsubscribe),
                                                             .written = morning});
            return text.substr(0, text.find("\r\n\r\n"));
        };
        auto const header = header_of("https://heed.example/survey/unsubscribe?t=abc");
        CHECK(header.find("\r\nList-Unsubscribe:\r\n <https://heed.example/survey/unsubscribe?t=abc>\r\n") !=
              std::string::npos);
        CHECK(header.find("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != std::string::npos);
        auto const without_tls = header_of("http://heed.example/survey/unsubscribe?t=abc");
        CHECK(without_tls.find("List-Unsubscribe:") != std::string::npos);
        CHECK(without_tls.find("One-Click") == std::string::npos);
        for (auto const* const bad : {"", "mailto:x@example.org", "https://a.example/>\r\nBcc: x@example.com",
                                      "https://a.example/ b", "https://a.example/\xC3\xA9"}) {
            CHECK_MESSAGE(header_of(bad).find("List-Unsubscribe") == std::string::npos, bad);
        }
    }

    TEST_CASE("where a message can be unsubscribed from goes with it, and is forgotten when a private one is sent") {
        if (!MailServer::is_there()) {
            return;
        }
        FreshStore store;
        MailServer const server;
        auto const smtp = server.smtp();
        auto message = to_amira(private_about("survey/1/1"));
        message.unsubscribe = "https://heed.example/survey/unsubscribe?t=abc";
        put(store, message);
        CHECK(deliver_what_waits(*store, thornmere, &smtp, morning) == 1);
        auto const arrived = server.arrived();
        REQUIRE(arrived.size() == 1);
        CHECK(arrived[0].find("<https://heed.example/survey/unsubscribe?t=abc>") != std::string::npos);
        CHECK(entry(store, 1).unsubscribe.empty());
    }

    TEST_CASE("no line of a mail is longer than mail servers must take") {
        auto const text = written_out(nobody_listens(),
                                      {.to = "a@example.org",
                                       .subject = std::string(300, 'x') + "–" + std::string(300, 'y'),
                                       .text = std::string(5000, 'a') + " é" + std::string(500, '=') + "  \nend ",
                                       .key = "k",
                                       .written = morning});
        std::size_t longest = 0;
        for (std::size_t from = 0; from < text.size();) {
            auto const end = text.find("\r\n", from);
            REQUIRE(end != std::string::npos);
            longest = std::max(longest, end - from);
            from = end + 2;
        }
        CHECK(longest <= 78);
    }
}
