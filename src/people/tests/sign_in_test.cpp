#include <doctest/doctest.h>
#include <sodium.h>

#include "people/forgetting.hpp"
#include "people/invitations.hpp"
#include "people/members.hpp"
#include "people/pages.hpp"
#include "people/passwords.hpp"
#include "people/sessions.hpp"
#include "people/tests/stage.hpp"
#include "people/totp.hpp"
#include "people/tries.hpp"
#include "people/two_steps.hpp"

using namespace heed;
using namespace heed::people;
using namespace std::chrono_literals;

namespace {

std::string const good_password = "teapot gravel sonnet";

/// Made once: each takes a tenth of a second.
std::string const& good_hash() {
    static auto const hash = hash_password(good_password);
    return hash;
}

Response where_work_begins(Request const&, Here& here) {
    return web::page("<h1>Good morning, " + here.me().name + "</h1>");
}

void mount_all(Site& at) {
    mount(at);
    at.get("/home", may::be_signed_in, where_work_begins);
}

struct SignInStage : Stage {
    SignInStage() {
        mount(mount_all);
        write([&](store::Writing& db) { set_password(db, member(dev).id, good_hash(), clock.now(), -1); });
    }

    Answer sign_in(std::string const& email, std::string const& password, std::string const& next = "") {
        return anybody().post("/sign-in", {{"email", email}, {"password", password}, {"next", next}});
    }
    Answer sign_in_dev() { return sign_in("dev@thornmere.example", good_password); }

    static std::string cookie_of(Answer const& answer, std::string_view name = session_cookie) {
        for (auto const& header : answer.headers) {
            auto const begins = std::string(name) + "=";
            if (header.name == "set-cookie" && header.value.starts_with(begins)) {
                return header.value.substr(begins.size(), header.value.find(';') - begins.size());
            }
        }
        return {};
    }

    Answer with_cookie(std::string const& path, std::string const& value, std::string_view name = session_cookie,
                       web::Method method = web::Method::get, std::vector<web::Field> fields = {}) {
        auto request = anybody().request(method, path, std::move(fields));
        request.headers.push_back({"cookie", std::string(name) + "=" + value});
        return send(request);
    }

    /// Dev's app, once two steps are set up.
    std::string set_up_two_steps() {
        auto const id = member(dev).id;
        write([&](store::Writing& db) { begin_two_steps(db, id, clock.now()); });
        auto const secret = read(
            [&](store::Reading& db) { return from_base32(find_two_step(db, id)->secret).value(); });
        auto const code = code_for(secret, step_of(clock.now()));
        write([&](store::Writing& db) { REQUIRE(confirm_two_steps(db, id, code, clock.now(), std::string(64, 'a'))); });
        clock.pass(60s);
        return secret;
    }
};

}  // namespace

TEST_SUITE("sign in") {
    TEST_CASE("Dev signs in with his address and password, and starts where he was going") {
        SignInStage stage;
        auto const page = stage.anybody().get("/sign-in?next=%2Faccount");
        CHECK(page.says("Sign in"));
        CHECK(page.says("You need no account to tell the council something"));
        CHECK(page.field("next") == "/account");
        auto const answer = stage.sign_in(" Dev@Thornmere.EXAMPLE ", good_password, "/account");
        CHECK(answer.status == 303);
        CHECK(answer.location == "/account");
        CHECK(stage.with_cookie("/home", SignInStage::cookie_of(answer)).says("Good morning, Dev Okafor"));
    }

    TEST_CASE(
        "the cookie is for this host alone, over TLS, out of reach of scripts, and says nothing that the store holds") {
        SignInStage stage;
        auto const line = stage.sign_in_dev().header("set-cookie");
        CHECK(line.starts_with("__Host-heed="));
        CHECK(line.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax"));
        auto const secret = line.substr(12, line.find(';') - 12);
        CHECK(secret.size() == 64);
        CHECK(stage.read([&](store::Reading& db) {
            return store::value<std::int64_t>(db, "select count(*) from sessions where id = :id", secret) == 0;
        }));
    }

    TEST_CASE("a wrong password and an address that nobody has are answered alike") {
        SignInStage stage;
        auto const wrong = stage.sign_in("dev@thornmere.example", "not the password");
        auto const nobody = stage.sign_in("nobody@thornmere.example", "not the password");
        for (auto const& answer : {wrong, nobody}) {
            CHECK(answer.status == 422);
            CHECK(answer.says("The email address or the password is not right"));
            CHECK(SignInStage::cookie_of(answer).empty());
        }
        CHECK(wrong.field("email") == "dev@thornmere.example");
    }

    TEST_CASE("what is missing is said, and what was typed is kept, but never the password") {
        SignInStage stage;
        auto const nothing = stage.sign_in("", "");
        CHECK(nothing.status == 422);
        CHECK(nothing.says("Enter your email address"));
        CHECK(nothing.says("Enter your password"));
        CHECK(stage.sign_in("dev@thornmere.example", "some thing typed").body.find("some thing typed") ==
              std::string::npos);
    }

    TEST_CASE("after sign-in nobody is led away from our own pages") {
        SignInStage stage;
        for (auto const* const next : {"https://evil.example", "//evil.example", "/\\evil.example", "/%2f",
                                       "javascript:x", "/a b", "/x?y", "/\r\nset-cookie: a"}) {
            CHECK_MESSAGE(stage.sign_in("dev@thornmere.example", good_password, next).location == "/home", next);
        }
    }

    TEST_CASE("after ten guesses the eleventh waits, also with the right password, and nothing is locked for good") {
        SignInStage stage;
        for (int guess = 0; guess < 10; ++guess) {
            CHECK(stage.sign_in("dev@thornmere.example", "guess").status == 422);
        }
        auto const waits = stage.sign_in_dev();
        CHECK(waits.status == 429);
        CHECK(waits.says("You can try again after 10:05am"));
        CHECK(waits.header("retry-after") == "300");
        stage.clock.pass(5min);
        CHECK(stage.sign_in_dev().status == 303);
    }

    TEST_CASE("an account that does not exist makes guessers wait as one that does, and others do not wait for it") {
        SignInStage stage;
        for (int guess = 0; guess < 10; ++guess) {
            CHECK_FALSE(count_guess(*stage.store, store::thornmere, "nobody@thornmere.example", "192.0.2.1",
                                    stage.clock.now()));
        }
        CHECK(count_guess(*stage.store, store::thornmere, "Nobody@thornmere.example", "192.0.2.2", stage.clock.now()));
        CHECK_FALSE(
            count_guess(*stage.store, store::thornmere, "dev@thornmere.example", "192.0.2.1", stage.clock.now()));
    }

    TEST_CASE("a network has a hundred guesses in five minutes, whatever the accounts") {
        SignInStage stage;
        auto const guess = [&](int account, std::string_view peer) {
            return count_guess(*stage.store, store::thornmere, std::to_string(account) + "@x.example", peer,
                               stage.clock.now());
        };
        for (int account = 0; account < 100; ++account) {
            REQUIRE_FALSE(guess(account, "2001:db8::" + std::to_string(account)));
        }
        CHECK(guess(100, "2001:db8::ffff"));
        CHECK_FALSE(guess(100, "2001:db8:1::1"));
        CHECK_FALSE(guess(101, "192.0.2.77"));
    }

    TEST_CASE("ten right passwords in a row make nobody wait") {
        SignInStage stage;
        for (int time = 0; time < 12; ++time) {
            REQUIRE(stage.sign_in_dev().status == 303);
        }
    }

    TEST_CASE("a session ends after 30 idle minutes, and after 12 hours in any case") {
        SignInStage stage;
        auto const cookie = SignInStage::cookie_of(stage.sign_in_dev());
        stage.clock.pass(29min);
        CHECK(stage.with_cookie("/home", cookie).status == 200);
        stage.clock.pass(29min);
        CHECK(stage.with_cookie("/home", cookie).status == 200);
        stage.clock.pass(30min);
        CHECK(stage.with_cookie("/home", cookie).location == "/sign-in?next=%2Fhome");

        auto const diligent = SignInStage::cookie_of(stage.sign_in_dev());
        for (int times = 0; times < 35; ++times) {
            stage.clock.pass(20min);
            REQUIRE(stage.with_cookie("/home", diligent).status == 200);
        }
        stage.clock.pass(20min);
        CHECK(stage.with_cookie("/home", diligent).status == 303);
    }

    TEST_CASE("signing out ends the session on the server, and so do a new password and an ended account") {
        SignInStage stage;
        auto const id = stage.member(dev).id;
        auto const dev_at_work = stage.as(dev);
        auto const request = dev_at_work.request(web::Method::get, "/home");
        CHECK(dev_at_work.post("/sign-out").location == "/sign-in?signed-out=yes");
        CHECK(stage.send(request).status == 303);

        auto const second = SignInStage::cookie_of(stage.sign_in_dev());
        stage.write([&](store::Writing& db) { set_password(db, id, good_hash(), stage.clock.now(), -1); });
        CHECK(stage.with_cookie("/home", second).status == 303);

        auto const third = SignInStage::cookie_of(stage.sign_in_dev());
        CHECK(stage.with_cookie("/home", third).status == 200);
        stage.write([&](store::Writing& db) { end_access(db, id, stage.clock.now(), -1); });
        CHECK(stage.with_cookie("/home", third).status == 303);
        CHECK(stage.sign_in_dev().status == 422);
    }

    TEST_CASE("signing in again makes a new session and ends the one before it") {
        SignInStage stage;
        auto const first = SignInStage::cookie_of(stage.sign_in_dev());
        auto const session = stage.read(
            [&](store::Reading& db) { return *find_session(db, first, stage.clock.now()); });
        auto const page = stage.with_cookie("/account", first);
        auto const again = stage.with_cookie(
            "/sign-in", first, session_cookie, web::Method::post,
            {{"email", "dev@thornmere.example"}, {"password", good_password}, {"token", page.field("token")}});
        REQUIRE(again.status == 303);
        CHECK(SignInStage::cookie_of(again) != first);
        CHECK(stage.with_cookie("/home", first).status == 303);
        CHECK(stage.with_cookie("/home", SignInStage::cookie_of(again)).status == 200);
    }

    TEST_CASE("a cookie of one council opens nothing at the other") {
        SignInStage stage;
        auto request = stage.as(dev).request(web::Method::get, "/home");
        CHECK(stage.send(request).status == 200);
        request.headers.front().value = "ashcombe.example";
        CHECK(stage.send(request).status == 303);
    }

    TEST_CASE("with two steps the password alone opens nothing, and each code works once") {
        SignInStage stage;
        auto const secret = stage.set_up_two_steps();
        auto const first = stage.sign_in_dev();
        CHECK(first.location == "/sign-in/code");
        CHECK(SignInStage::cookie_of(first).empty());
        auto const half_way = SignInStage::cookie_of(first, "__Host-heed-code");
        CHECK(stage.with_cookie("/home", half_way, "__Host-heed-code").status == 303);
        CHECK(stage.with_cookie("/sign-in/code", half_way, "__Host-heed-code").says("Enter the code from your app"));

        auto const enter = [&](std::string const& code) {
            return stage.with_cookie("/sign-in/code", half_way, "__Host-heed-code", web::Method::post,
                                     {{"code", code}});
        };
        CHECK(enter("000000").status == 422);
        auto const code = code_for(secret, step_of(stage.clock.now()));
        auto const done = enter(code);
        CHECK(done.location == "/home");
        CHECK(stage.with_cookie("/home", SignInStage::cookie_of(done)).status == 200);
        CHECK(enter(code).says("it was used before"));
    }

    TEST_CASE("a half-way cookie that is changed, late, or of an older password is worth nothing") {
        SignInStage stage;
        auto const secret = stage.set_up_two_steps();
        auto const half_way = SignInStage::cookie_of(stage.sign_in_dev(), "__Host-heed-code");
        auto const shows = [&](std::string const& cookie) {
            return stage.with_cookie("/sign-in/code", cookie, "__Host-heed-code").status;
        };
        CHECK(shows(half_way) == 200);
        CHECK(shows("1" + half_way) == 303);
        CHECK(shows(half_way.substr(0, half_way.size() - 1)) == 303);
        CHECK(shows("") == 303);
        CHECK(shows("..") == 303);
        stage.clock.pass(10min);
        CHECK(shows(half_way) == 303);
        auto const newer = SignInStage::cookie_of(stage.sign_in_dev(), "__Host-heed-code");
        stage.write([&](store::Writing& db) {
            set_password(db, stage.member(dev).id, hash_password("another gravel sonnet"), stage.clock.now(), -1);
        });
        CHECK(shows(newer) == 303);
    }

    TEST_CASE("guesses at the code count as guesses at the account") {
        SignInStage stage;
        stage.set_up_two_steps();
        auto const half_way = SignInStage::cookie_of(stage.sign_in_dev(), "__Host-heed-code");
        auto const guess = [&] {
            return stage
                .with_cookie("/sign-in/code", half_way, "__Host-heed-code", web::Method::post, {{"code", "123123"}})
                .status;
        };
        for (int times = 0; times < 9; ++times) {
            CHECK(guess() == 422);
        }
        CHECK(guess() == 429);
        CHECK(stage.sign_in_dev().status == 429);
    }

    TEST_CASE("a hash of older parameters is renewed at the next sign-in, and the session stands") {
        SignInStage stage;
        std::string weak(crypto_pwhash_STRBYTES, '\0');
        REQUIRE(crypto_pwhash_str(weak.data(), good_password.data(), good_password.size(), 1, 8U << 20U) == 0);
        weak.resize(weak.find('\0'));
        auto const id = stage.member(dev).id;
        stage.write([&](store::Writing& db) { set_password(db, id, weak, stage.clock.now(), -1); });
        auto const answer = stage.sign_in_dev();
        CHECK(answer.status == 303);
        auto const hash = stage.read([&](store::Reading& db) { return password_hash_of(db, id).value(); });
        CHECK_FALSE(is_outdated(hash));
        CHECK(stage.with_cookie("/home", SignInStage::cookie_of(answer)).status == 200);
    }

    TEST_CASE("each night what is over is forgotten, and what stands stays") {
        SignInStage stage;
        auto const rows = [&](std::string const& table) {
            return stage.read([&](store::Reading& db) {
                return store::value<std::int64_t>(db, "select count(*) from " + table + " where council = :council",
                                                  store::thornmere);
            });
        };
        CHECK(stage.sign_in("dev@thornmere.example", "guess").status == 422);
        stage.write([&](store::Writing& db) { invite(db, stage.member(esther).id, stage.clock.now(), -1); });
        CHECK(stage.sign_in("nobody@thornmere.example", "guess").status == 422);
        stage.as(callum).get("/home");
        forget_what_is_over(*stage.store, store::thornmere, stage.clock.now());
        CHECK(rows("sessions") == 1);
        CHECK(rows("tries") == 2);
        CHECK(rows("invitations") == 1);
        stage.clock.pass(72h);
        forget_what_is_over(*stage.store, store::thornmere, stage.clock.now());
        CHECK(rows("sessions") == 0);
        CHECK(rows("tries") == 0);
        CHECK(rows("invitations") == 0);
        CHECK(rows("sign_ins") == 1);
    }

    TEST_CASE("networks and browsers are said so that people recognise them") {
        CHECK(network_of("192.0.2.10") == "192.0.2.10");
        CHECK(network_of("::ffff:192.0.2.10") == "192.0.2.10");
        CHECK(network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
        CHECK(spoken_browser("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                             "Chrome/150.0 Safari/537.36 Edg/150.0") == "Edge on Windows");
        CHECK(spoken_browser("Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605 Version/20.0 "
                             "Mobile/1 Safari/604.1") == "Safari on an iPhone");
        CHECK(spoken_browser("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0") ==
              "Firefox on Linux");
        CHECK(spoken_browser("curl/8") == "an unknown browser");
    }
}
