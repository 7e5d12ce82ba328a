#include <algorithm>

#include <doctest/doctest.h>

#include "people/pages.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "web/random.hpp"
#include "web/token.hpp"

using namespace heed;
using namespace heed::people;

namespace {

Response write_down(Request const& request, Here& here) {
    return change(request, here, [&](store::Writing& db) {
        store::note(db, {"note", 1, "written", "", 0, here.now});
        return web::see("/notes");
    });
}

Response show_notes(Request const&, Here& here) { return web::page("<form>" + here.form_fields().text + "</form>"); }

void mount_notes(Site& at) {
    at.get("/notes", may::be_signed_in, show_notes);
    at.post("/notes", may::be_signed_in, write_down);
    at.get("/tell-us", may::anybody, show_notes);
    at.post("/tell-us", may::anybody, write_down);
}

/// A form as Callum's browser sends it, and what becomes of it once somebody has forged a part of it.
struct Forgery : Stage {
    Forgery() { mount(mount_notes); }

    Request form(std::string const& path = "/notes") { return as(callum).request(web::Method::post, path); }

    void without_header(Request& request, std::string_view name) {
        std::erase_if(request.headers, [&](web::Field const& header) { return header.name == name; });
    }
    void with_header(Request& request, std::string const& name, std::string const& value) {
        without_header(request, name);
        request.headers.push_back({name, value});
    }
    void with_token(Request& request, std::string const& token) {
        std::erase_if(request.form, [](web::Field const& field) { return field.name == "token"; });
        request.form.push_back({"token", token});
    }

    bool is_refused(Request const& request) {
        auto const before = events();
        auto const status = send(request).status;
        return status == 403 && events() == before;
    }
};

}  // namespace

TEST_SUITE("forged forms") {
    TEST_CASE("a form from our own page is taken") {
        Forgery stage;
        CHECK(stage.send(stage.form()).status == 303);
    }

    TEST_CASE("a form without a token is refused") {
        Forgery stage;
        auto request = stage.form();
        std::erase_if(request.form, [](web::Field const& field) { return field.name == "token"; });
        CHECK(stage.is_refused(request));
    }

    TEST_CASE("a form with the token of another person's session is refused") {
        Forgery stage;
        auto request = stage.form();
        stage.with_token(request, stage.as(esther).get("/notes").field("token"));
        CHECK(stage.is_refused(request));
    }

    TEST_CASE("a form with the token of one's own earlier session is refused") {
        Forgery stage;
        auto const old_token = stage.as(callum).get("/notes").field("token");
        stage.clock.pass(std::chrono::minutes(25));
        auto request = stage.form();
        stage.with_token(request, old_token);
        CHECK(stage.is_refused(request));
    }

    TEST_CASE("a form with a made-up, cut or empty token is refused") {
        Forgery stage;
        for (auto const& token :
             {web::form_token(web::random_hex(32)), web::random_hex(32), std::string(), std::string(128, '0')}) {
            auto request = stage.form();
            stage.with_token(request, token);
            CHECK(stage.is_refused(request));
        }
    }

    TEST_CASE("a form with a right token that comes from another site is refused") {
        Forgery stage;
        for (auto const* const site : {"cross-site", "same-site", "none", "something-new"}) {
            auto request = stage.form();
            stage.with_header(request, "sec-fetch-site", site);
            CHECK_MESSAGE(stage.is_refused(request), site);
        }
    }

    TEST_CASE("a form with a right token and a foreign origin is refused, also when the site is said to be ours") {
        Forgery stage;
        for (auto const* const origin : {"https://evil.example", "null", "https://thornmere.example.evil.example",
                                         "https://ashcombe.example", "https://thornmere.example:8443"}) {
            auto request = stage.form();
            stage.with_header(request, "origin", origin);
            CHECK_MESSAGE(stage.is_refused(request), origin);
            stage.without_header(request, "sec-fetch-site");
            CHECK_MESSAGE(stage.is_refused(request), origin);
        }
    }

    TEST_CASE("a form of somebody who is signed in says where it comes from, or is refused") {
        Forgery stage;
        auto request = stage.form();
        stage.without_header(request, "sec-fetch-site");
        CHECK(stage.is_refused(request));
        stage.with_header(request, "origin", "https://thornmere.example");
        CHECK(stage.send(request).status == 303);
    }

    TEST_CASE("a token in the address does not stand for one in the form") {
        Forgery stage;
        auto request = stage.form();
        auto const token = std::ranges::find(request.form, std::string_view("token"), &web::Field::name)->value;
        stage.with_token(request, "");
        request.query.push_back({"token", token});
        CHECK(stage.is_refused(request));
    }

    TEST_CASE("a link cannot do what a form does: reading changes nothing") {
        Forgery stage;
        auto request = stage.form();
        for (auto const method : {web::Method::get, web::Method::head}) {
            request.method = method;
            auto const before = stage.events();
            CHECK(stage.send(request).status == 200);
            CHECK(stage.events() == before);
        }
        request.method = web::Method::other;
        CHECK(stage.send(request).status == 405);
    }

    TEST_CASE("another site cannot send a resident's form either, and an old phone that says nothing can") {
        Forgery stage;
        auto request = stage.anybody().request(web::Method::post, "/tell-us");
        CHECK(stage.send(request).status == 303);
        stage.with_header(request, "sec-fetch-site", "cross-site");
        CHECK(stage.is_refused(request));
        stage.without_header(request, "sec-fetch-site");
        stage.with_header(request, "origin", "https://evil.example");
        CHECK(stage.is_refused(request));
        stage.without_header(request, "origin");
        CHECK(stage.send(request).status == 303);
    }

    TEST_CASE("nobody can be signed in as somebody else by a foreign page, nor signed out") {
        Forgery stage;
        stage.mount(mount_sign_in);
        auto sign_in = stage.anybody().request(web::Method::post, "/sign-in",
                                               {{"email", "dev@thornmere.example"}, {"password", "x"}});
        stage.with_header(sign_in, "sec-fetch-site", "cross-site");
        CHECK(stage.is_refused(sign_in));
        auto sign_out = stage.form("/sign-out");
        stage.with_token(sign_out, "");
        CHECK(stage.is_refused(sign_out));
    }
}
