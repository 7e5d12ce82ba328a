#include "work/webhook_line.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>

#include "work/tests/mail_server.hpp"
#include "work/tests/receiver.hpp"

using namespace heed;
using namespace heed::work;

namespace {

Reach const here{.loopback = true, .patience = std::chrono::milliseconds(5000)};

bool reaches(std::string const& address, Reach const& reach = {}) {
    sockaddr_in four{};
    sockaddr_in6 six{};
    four.sin_family = AF_INET;
    six.sin6_family = AF_INET6;
    if (inet_pton(AF_INET, address.c_str(), &four.sin_addr) == 1) {
        return may_be_reached(reinterpret_cast<sockaddr const&>(four), reach);
    }
    REQUIRE(inet_pton(AF_INET6, address.c_str(), &six.sin6_addr) == 1);
    return may_be_reached(reinterpret_cast<sockaddr const&>(six), reach);
}

Parcel a_parcel(std::string url) {
    return {std::move(url),
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            {1614265330},
            R"({"test": 2432232314})"};
}

}  // namespace

TEST_SUITE("webhook line") {
    TEST_CASE("a message is signed as the example of Standard Webhooks is") {
        CHECK(signature_of(a_parcel("")) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        CHECK(new_webhook_secret() != new_webhook_secret());
    }

    TEST_CASE("what is sent carries its id, its time and its signature, and nothing of ours") {
        Receiver receiver;
        auto const done = hand_over(a_parcel(receiver.url("/heed?from=us")), here);
        CHECK(done.taken());
        CHECK(done.error.empty());
        auto const came = receiver.came();
        REQUIRE(came.size() == 1);
        CHECK(came[0].starts_with("POST /heed?from=us HTTP/1.1\r\n"));
        CHECK(header_in(came[0], "webhook-id") == "msg_p5jXN8AQM9LWM0D4loKWxJek");
        CHECK(header_in(came[0], "webhook-timestamp") == "1614265330");
        CHECK(header_in(came[0], "webhook-signature") == signature_of(a_parcel("")));
        CHECK(header_in(came[0], "content-type") == "application/json");
        CHECK(header_in(came[0], "cookie").empty());
        CHECK(body_of(came[0]) == R"({"test": 2432232314})");
    }

    TEST_CASE("a redirect is not followed") {
        Receiver receiver;
        Receiver elsewhere;
        receiver.answers("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() +
                         "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        auto const done = hand_over(a_parcel(receiver.url()), here);
        CHECK_FALSE(done.taken());
        CHECK(done.status == 302);
        CHECK(done.error.find("sends us elsewhere") != std::string::npos);
        CHECK(elsewhere.came().empty());
    }

    TEST_CASE("an error, nobody there and somebody who never answers are told apart") {
        Receiver receiver;
        receiver.answers("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        CHECK(hand_over(a_parcel(receiver.url()), here).error == "The receiver answered with 500.");
        receiver.answers("");
        auto const silent = hand_over(a_parcel(receiver.url()), {true, std::chrono::milliseconds(300)});
        CHECK(silent.status == 0);
        CHECK(silent.error == "The receiver took too long.");
        auto const nobody = hand_over(a_parcel("http://127.0.0.1:" + std::to_string(free_port())), here);
        CHECK(nobody.error == "Nobody answered at the address.");
        receiver.answers("what?\r\n\r\n");
        CHECK_FALSE(hand_over(a_parcel(receiver.url()), here).taken());
    }

    TEST_CASE("of an answer without end the status is taken and the rest is left") {
        Receiver receiver;
        receiver.answers("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(8 << 20, 'x'));
        auto const done = hand_over(a_parcel(receiver.url()), here);
        CHECK(done.taken());
        CHECK(done.error.empty());
    }

    TEST_CASE("a name that leads to this machine or into a private network is not spoken to") {
        Receiver receiver;
        auto const done = hand_over(a_parcel(receiver.url()), Reach{});
        CHECK_FALSE(done.taken());
        CHECK(receiver.came().empty());
        auto named = receiver.url();
        named.replace(named.find("127.0.0.1"), 9, "localhost");
        named.replace(0, 4, "https");
        auto const refused = hand_over(a_parcel(named), Reach{});
        CHECK(refused.error == "The address leads into a private network, and we send to the public internet only.");
        CHECK(receiver.came().empty());
    }

    TEST_CASE("only addresses of the public internet are reached") {
        for (auto const* const address : {"127.0.0.1",
                                          "127.255.255.254",
                                          "0.0.0.0",
                                          "10.1.2.3",
                                          "172.16.0.1",
                                          "172.31.255.255",
                                          "192.168.1.1",
                                          "169.254.169.254",
                                          "100.64.0.1",
                                          "192.0.0.8",
                                          "192.0.2.1",
                                          "198.18.0.1",
                                          "198.51.100.1",
                                          "203.0.113.9",
                                          "224.0.0.1",
                                          "255.255.255.255",
                                          "::",
                                          "::1",
                                          "::ffff:127.0.0.1",
                                          "::ffff:8.8.8.8",
                                          "64:ff9b::7f00:1",
                                          "fe80::1",
                                          "fc00::1",
                                          "fd12::1",
                                          "ff02::1",
                                          "2001::1",
                                          "2001:db8::1",
                                          "2002:7f00:1::",
                                          "3fff::1"}) {
            CHECK_MESSAGE(!reaches(address), address);
        }
        for (auto const* const address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "2606:4700::1"}) {
            CHECK_MESSAGE(reaches(address), address);
        }
        CHECK(reaches("127.0.0.1", here));
        CHECK(reaches("::1", here));
        CHECK_FALSE(reaches("10.1.2.3", here));
        CHECK_FALSE(reaches("169.254.169.254", here));
    }

    TEST_CASE("an address to be told begins with https and names nobody") {
        CHECK(address_to_tell("https://cases.example.org/heed?x=1", {}).has_value());
        CHECK(address_to_tell("https://cases.example.org:8443/", {}).has_value());
        for (auto const* const wrong :
             {"", "cases.example.org", "http://cases.example.org/", "ftp://cases.example.org/", "file:///etc/passwd",
              "https://user:secret@cases.example.org/", "https://cases.example.org/#part", "https://", "gopher://x/",
              "https://localhost/", "https://127.0.0.1/", "https://a b/", "https://cases.example.org/\n"}) {
            CHECK_MESSAGE(!address_to_tell(wrong, {}).has_value(), wrong);
        }
        CHECK(address_to_tell("http://127.0.0.1:9/", here).has_value());
        CHECK_FALSE(address_to_tell("http://cases.example.org/", here).has_value());
        CHECK_FALSE(address_to_tell("https://example.org/" + std::string(500, 'x'), {}).has_value());
    }
}
