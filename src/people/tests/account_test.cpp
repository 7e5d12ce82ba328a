#include <doctest/doctest.h>

#include "kernel/text.hpp"
#include "people/pages.hpp"
#include "people/passwords.hpp"
#include "people/sessions.hpp"
#include "people/tests/stage.hpp"
#include "people/totp.hpp"
#include "people/two_steps.hpp"

using namespace heed;
using namespace heed::people;

namespace {

std::string const old_password = "teapot gravel sonnet";
std::string const new_password = "kettle meadow fiddle";

struct AccountStage : Stage {
    AccountStage() {
        mount(people::mount);
        write([&](store::Writing& db) {
            set_password(db, member(esther).id, hash_password(old_password), clock.now(), -1);
        });
    }
    Answer change_password(std::string const& current, std::string const& password) {
        return as(esther).post("/account/password",
                               {{"current", current}, {"password", password}, {"again", password}});
    }
    std::string hash() {
        return read([&](store::Reading& db) { return password_hash_of(db, member(esther).id).value(); });
    }
    std::string app_code() {
        auto const two_step = read([&](store::Reading& db) { return find_two_step(db, member(esther).id).value(); });
        return code_for(from_base32(two_step.secret).value(), step_of(clock.now()));
    }
};

std::vector<std::string> codes_in(std::string const& text) {
    std::vector<std::string> codes;
    for (std::size_t at = text.find('-'); at != std::string::npos; at = text.find('-', at + 1)) {
        auto const word = at >= 5 ? text.substr(at - 5, 11) : std::string();
        if (word.size() == 11 && word.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == std::string::npos) {
            codes.push_back(word);
        }
    }
    return codes;
}

}  // namespace

TEST_SUITE("account") {
    TEST_CASE("everybody sees their own sign-ins, when, from where and with what, and which one is this") {
        AccountStage stage;
        stage.write([&](store::Writing& db) {
            begin_session(db, stage.member(esther).id, stage.clock.now() - std::chrono::hours(24), "198.51.100.7",
                          "Mozilla/5.0 (iPhone) Safari/604");
            begin_session(db, stage.member(dev).id, stage.clock.now(), "203.0.113.9",
                          "Mozilla/5.0 (iPhone) Safari/604");
        });
        auto const page = stage.as(esther).get("/account");
        CHECK(page.says("Esther Amoah"));
        CHECK(page.says("principal social worker"));
        CHECK(page.says("23 November 2026 at 10:00am 192.0.2.10 Firefox on Windows This sign-in"));
        CHECK(page.says("22 November 2026 at 10:00am 198.51.100.7 Safari on an iPhone Signed out"));
        CHECK_FALSE(page.says("203.0.113.9"));
    }

    TEST_CASE("one button signs out everywhere") {
        AccountStage stage;
        auto const elsewhere = stage.write([&](store::Writing& db) {
            return begin_session(db, stage.member(esther).id, stage.clock.now(), "198.51.100.7", "");
        });
        auto const here = stage.as(esther).request(web::Method::get, "/account");
        auto const out = stage.as(esther).post("/account/sign-out-everywhere");
        CHECK(out.location == "/sign-in?signed-out=yes");
        CHECK(out.header("set-cookie").find("Max-Age=0") != std::string::npos);
        CHECK(stage.send(here).status == 303);
        CHECK_FALSE(stage.read([&](store::Reading& db) { return find_session(db, elsewhere, stage.clock.now()); }));
    }

    TEST_CASE("to change a password takes the one before it, and ends every other sign-in") {
        AccountStage stage;
        auto const elsewhere = stage.write([&](store::Writing& db) {
            return begin_session(db, stage.member(esther).id, stage.clock.now(), "198.51.100.7", "");
        });
        CHECK(stage.change_password("not the password", new_password).says("This is not your password"));
        CHECK(stage.change_password(old_password, "too short").says("at least 12 characters"));
        CHECK(password_fits(stage.hash(), old_password));
        CHECK(stage.change_password(old_password, new_password).location == "/account?done=password");
        CHECK(password_fits(stage.hash(), new_password));
        CHECK_FALSE(stage.read([&](store::Reading& db) { return find_session(db, elsewhere, stage.clock.now()); }));
        CHECK(stage.as(esther).get("/account?done=password").says("Your password is changed"));
    }

    TEST_CASE("somebody at an open screen cannot guess the password for long") {
        AccountStage stage;
        for (int guess = 0; guess < 10; ++guess) {
            CHECK(stage.change_password("guess", new_password).status == 422);
        }
        CHECK(stage.change_password(old_password, new_password).status == 429);
    }

    TEST_CASE("two steps are set up with a picture or a key, a first code, and recovery codes that are shown once") {
        AccountStage stage;
        CHECK(stage.as(esther).get("/account").says("Sign-in in two steps Off"));
        CHECK(stage.as(esther).get("/account/two-step").says("Set it up"));
        CHECK(stage.as(esther).post("/account/two-step").location == "/account/two-step");
        auto const set_up = stage.as(esther).get("/account/two-step");
        CHECK(set_up.body.find("<svg ") != std::string::npos);
        CHECK(set_up.says("Key:"));
        CHECK(stage.as(esther).post("/account/two-step/confirm", {{"code", "000000"}}).status == 422);
        CHECK(stage.as(esther).get("/account").says("Sign-in in two steps Off"));

        auto const done = stage.as(esther).post("/account/two-step/confirm", {{"code", stage.app_code()}});
        CHECK(done.says("Keep your recovery codes"));
        auto const codes = codes_in(done.text());
        CHECK(codes.size() == 10);
        CHECK(stage.as(esther).get("/account").says("On, with 10 recovery codes left"));
        CHECK(stage.as(esther)
                  .get("/account/two-step")
                  .body.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\"") == std::string::npos);
        CHECK(stage.read([&](store::Reading& db) {
            return store::value<std::int64_t>(db, "select count(*) from recovery_codes where hash = :hash",
                                              codes.front()) == 0;
        }));
    }

    TEST_CASE("a recovery code works once, however it is typed, for its owner only") {
        AccountStage stage;
        auto const key = std::string(64, 'b');
        auto const id = stage.member(esther).id;
        stage.write([&](store::Writing& db) { begin_two_steps(db, id, stage.clock.now()); });
        auto const code = stage.app_code();
        auto const codes = stage.write(
            [&](store::Writing& db) { return confirm_two_steps(db, id, code, stage.clock.now(), key).value(); });
        auto const use = [&](Id<Member> member, std::string const& typed) {
            return store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
                return use_code(db, member, typed, stage.clock.now(), key);
            });
        };
        auto const typed = lowered(codes.front().substr(0, 5)) + " " + codes.front().substr(6);
        CHECK_FALSE(use(stage.member(dev).id, typed));
        CHECK(use(id, typed));
        CHECK_FALSE(use(id, typed));
        CHECK_FALSE(use(id, code));
        CHECK(stage.read([&](store::Reading& db) { return count_recovery_codes(db, id); }) == 9);
    }

    TEST_CASE("two steps are turned off with the password, or by an administrator when the phone is lost") {
        AccountStage stage;
        auto const set_up = [&] {
            stage.as(esther).post("/account/two-step");
            REQUIRE(stage.as(esther).post("/account/two-step/confirm", {{"code", stage.app_code()}}).status == 200);
        };
        set_up();
        CHECK(stage.as(esther).post("/account/two-step/remove", {{"current", "wrong"}}).status == 422);
        CHECK(stage.as(esther).post("/account/two-step/remove", {{"current", old_password}}).location ==
              "/account?done=two-step-off");
        set_up();
        auto const path = "/staff/" + std::to_string(stage.member(esther).id.number);
        CHECK(stage.as(mo).get(path).says("Turn the second step off"));
        CHECK(stage.as(mo).post(path + "/two-step/remove").status == 303);
        CHECK(stage.as(esther).get("/account").says("Sign-in in two steps Off"));
    }
}
