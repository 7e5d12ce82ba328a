#include "areas/complaints/intake/reference.hpp"

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::complaints;

namespace {

std::string const key(64, 'a');

}  // namespace

TEST_SUITE("complaints: reference and secret") {
    TEST_CASE("a reference spells the id and is read back however it is typed") {
        for (auto const number : {std::int64_t{1}, std::int64_t{123456789}, (std::int64_t{1} << 40) - 1}) {
            CHECK(id_of(reference_of({number})) == Id<Case>{number});
        }
        auto const reference = reference_of({(std::int64_t{1} << 39) + 5});
        CHECK(reference == "C-G0000005");
        CHECK(id_of("c g00o 0005") == Id<Case>{(std::int64_t{1} << 39) + 5});
        CHECK(id_of("G0000005") == id_of(reference));
        for (auto const* const bad : {"", "C-", "C-00000000", "C-G00000", "C-G0000005X", "C-U0000005", "DROP TABLE"}) {
            CHECK_MESSAGE(!id_of(bad), bad);
        }
    }

    TEST_CASE("the same form gives the same pair, another form another one, and another server key too") {
        auto const first = pair_of(key, "form-one", 0);
        CHECK(first.secret == pair_of(key, "form-one", 0).secret);
        CHECK(first.id != pair_of(key, "form-two", 0).id);
        CHECK(first.id != pair_of(key, "form-one", 1).id);
        CHECK(first.secret != pair_of(std::string(64, 'b'), "form-one", 0).secret);
        CHECK(first.secret.size() == 19);
    }

    TEST_CASE("only the secret itself matches, however it is typed, and an unknown reference matches nothing") {
        auto const secret = pair_of(key, "form-one", 0).secret;
        auto const kept = kept_secret(secret);
        CHECK(kept.find(secret) == std::string::npos);
        CHECK(secret_matches(kept, secret));
        CHECK(secret_matches(kept, " " + secret + " "));
        CHECK_FALSE(secret_matches(kept, secret.substr(1)));
        CHECK_FALSE(secret_matches(kept, ""));
        CHECK_FALSE(secret_matches("", ""));
        CHECK_FALSE(secret_matches("", secret));
    }

    TEST_CASE("a form says when it was shown, and nobody else can say so") {
        auto const stamp = time_stamp(key, Instant{1000});
        CHECK(seconds_since(key, stamp, Instant{1007}) == 7);
        CHECK_FALSE(seconds_since(std::string(64, 'b'), stamp, Instant{1007}));
        CHECK_FALSE(seconds_since(key, "900." + stamp.substr(5), Instant{1007}));
        CHECK_FALSE(seconds_since(key, "", Instant{1007}));
    }

    TEST_CASE("a network is counted without its address being kept") {
        CHECK(network_of(key, "203.0.113.7").find("203") == std::string::npos);
        CHECK(network_of(key, "203.0.113.7") != network_of(key, "203.0.113.8"));
        CHECK(network_of(key, "2001:db8::1") == network_of(key, "2001:db8:0:0:ffff::2"));
        CHECK(network_of(key, "2001:db8::1") != network_of(key, "2001:db8:1::1"));
    }
}
