#include "people/tokens.hpp"

#include <doctest/doctest.h>

#include "people/tests/stage.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::people;

namespace {

TokenDraft a_draft() { return {"Case system", {Scope::write_signals, Scope::read_signals}, 0, {"31", "3", "2027"}}; }

Day monday() { return *day_of(2026, 11, 23); }

std::string field_of(Outcome<Token> const& token) { return token ? "" : token.error().front().field; }

Token a_token() { return issue(a_draft(), monday()).value(); }

}  // namespace

TEST_SUITE("tokens") {
    TEST_CASE("a token has a name, something it may do, and a last day within a year") {
        CHECK(issue(a_draft(), monday()).has_value());
        auto draft = a_draft();
        draft.name = "";
        CHECK(field_of(issue(draft, monday())) == "name");
        draft = a_draft();
        draft.scopes.clear();
        CHECK(field_of(issue(draft, monday())) == "scopes");
        draft = a_draft();
        draft.expires_on = {"23", "11", "2026"};
        CHECK(field_of(issue(draft, monday())) == "expires");
        draft.expires_on = {"25", "11", "2027"};
        CHECK(field_of(issue(draft, monday())) == "expires");
        draft.expires_on = {"24", "11", "2027"};
        CHECK(issue(draft, monday()).has_value());
    }

    TEST_CASE("what moved is told for the whole council, so not to a token of one service") {
        auto draft = a_draft();
        draft.service = 3;
        CHECK(issue(draft, monday()).has_value());
        draft.scopes.insert(Scope::read_events);
        CHECK(field_of(issue(draft, monday())) == "scopes");
    }

    TEST_CASE("the token is known by what was shown once, and the store does not hold that") {
        Stage stage;
        auto const secret = stage.write(
            [&](store::Writing& db) { return add_token(db, a_token(), stage.clock.now(), 1); });
        CHECK(looks_like_token(secret));
        stage.read([&](store::Reading& db) {
            auto const token = token_presented(db, secret);
            REQUIRE(token.has_value());
            CHECK(token->name == "Case system");
            CHECK(token->may(Scope::read_signals));
            CHECK_FALSE(token->may(Scope::read_learning));
            CHECK(secret.find(token->hash) == std::string::npos);
            CHECK(token->stands(monday()));
            CHECK(token->stands(token->expires_on));
            CHECK_FALSE(token->stands(token->expires_on + 1));
            return 0;
        });
        CHECK(stage.read([&](store::Reading& db) { return token_presented(db, secret).has_value(); },
                         store::ashcombe) == false);
    }

    TEST_CASE("a token with one letter changed is none, and is known as such without a look into the store") {
        Stage stage;
        auto const secret = stage.write(
            [&](store::Writing& db) { return add_token(db, a_token(), stage.clock.now(), 1); });
        for (std::size_t i = 0; i < secret.size(); ++i) {
            auto changed = secret;
            changed[i] = changed[i] == '7' ? '8' : '7';
            CHECK_FALSE(looks_like_token(changed));
        }
        CHECK_FALSE(looks_like_token(secret + "7"));
        CHECK_FALSE(looks_like_token(""));
    }

    TEST_CASE("a right key with another token's secret opens nothing") {
        Stage stage;
        auto const one = stage.write(
            [&](store::Writing& db) { return add_token(db, a_token(), stage.clock.now(), 1); });
        auto const other = stage.write(
            [&](store::Writing& db) { return add_token(db, a_token(), stage.clock.now(), 1); });
        auto const mixed = one.substr(0, 16) + other.substr(16);
        CHECK_FALSE(stage.read([&](store::Reading& db) { return token_presented(db, mixed).has_value(); }));
    }

    TEST_CASE("a token is withdrawn at once, once, and the log says by whom") {
        Stage stage;
        stage.write([&](store::Writing& db) { return add_token(db, a_token(), stage.clock.now(), 7); });
        stage.write([&](store::Writing& db) { withdraw_token(db, {1}, stage.clock.now(), 8); });
        CHECK_FALSE(stage.read([&](store::Reading& db) { return find_token(db, {1}).value().stands(monday()); }));
        CHECK_THROWS_AS(stage.write([&](store::Writing& db) { withdraw_token(db, {1}, stage.clock.now(), 8); }),
                        Conflict);
        CHECK_THROWS_AS(stage.write([&](store::Writing& db) { withdraw_token(db, {2}, stage.clock.now(), 8); }),
                        NotFound);
        auto const events = stage.read([](store::Reading& db) { return store::events_of(db, "token", 1); });
        REQUIRE(events.size() == 2);
        CHECK(events[0].what == "made");
        CHECK(events[0].detail == "write_signals read_signals");
        CHECK(events[1].what == "withdrawn");
        CHECK(events[1].by == 8);
    }

    TEST_CASE("a doer is a token, a member, the public or the program, and never two of them") {
        CHECK(doer_of({7}) == -1007);
        CHECK(is_token(doer_of({1})));
        CHECK_FALSE(is_token(-1));
        CHECK_FALSE(is_token(0));
        CHECK_FALSE(is_token(1));
    }
}
