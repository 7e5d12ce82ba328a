#include "web/token.hpp"

#include <set>

#include <doctest/doctest.h>

#include "web/random.hpp"

using namespace heed;

TEST_SUITE("token") {
    TEST_CASE("a token is of the key that it was made with, and looks different each time") {
        auto const key = web::random_hex(32);
        std::set<std::string> tokens;
        for (int i = 0; i < 20; ++i) {
            tokens.insert(web::form_token(key));
        }
        CHECK(tokens.size() == 20);
        for (auto const& token : tokens) {
            CHECK(token.size() == 128);
            CHECK(web::token_is_of(token, key));
            CHECK_FALSE(web::token_is_of(token, web::random_hex(32)));
        }
    }

    TEST_CASE("what is no token is of no key") {
        auto const key = web::random_hex(32);
        auto const token = web::form_token(key);
        CHECK_FALSE(web::token_is_of("", key));
        CHECK_FALSE(web::token_is_of(key, key));
        CHECK_FALSE(web::token_is_of(token.substr(2), key));
        CHECK_FALSE(web::token_is_of(token + "00", key));
        CHECK_FALSE(web::token_is_of(std::string(127, 'a') + "g", key));
        CHECK_FALSE(web::token_is_of(token, ""));
        CHECK_FALSE(web::token_is_of(std::string(128, '0'), key));
    }
}
