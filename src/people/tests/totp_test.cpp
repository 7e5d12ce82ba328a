#include "people/totp.hpp"

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::people;

TEST_SUITE("totp") {
    TEST_CASE("codes are those of RFC 6238, appendix B, for SHA-1") {
        std::string const secret = "12345678901234567890";
        auto const code = [&](std::int64_t seconds) { return code_for(secret, step_of(Instant{seconds}), 8); };
        CHECK(code(59) == "94287082");
        CHECK(code(1111111109) == "07081804");
        CHECK(code(1111111111) == "14050471");
        CHECK(code(1234567890) == "89005924");
        CHECK(code(2000000000) == "69279037");
        CHECK(code(20000000000) == "65353130");
    }

    TEST_CASE("codes are those of RFC 4226, appendix D, for the first ten counts") {
        std::string const secret = "12345678901234567890";
        CHECK(code_for(secret, 0) == "755224");
        CHECK(code_for(secret, 1) == "287082");
        CHECK(code_for(secret, 9) == "520489");
    }

    TEST_CASE("a phone whose clock is half a minute off still works, a minute off does not") {
        std::string const secret = "12345678901234567890";
        Instant const now{1'000'000};
        auto const step = step_of(now);
        CHECK(step_of_code(secret, code_for(secret, step), now, 0) == step);
        CHECK(step_of_code(secret, code_for(secret, step - 1), now, 0) == step - 1);
        CHECK(step_of_code(secret, code_for(secret, step + 1), now, 0) == step + 1);
        CHECK_FALSE(step_of_code(secret, code_for(secret, step - 2), now, 0));
        CHECK_FALSE(step_of_code(secret, code_for(secret, step + 2), now, 0));
    }

    TEST_CASE("a code counts once, and one that was read out with a gap counts too") {
        std::string const secret = "12345678901234567890";
        Instant const now{1'000'000};
        auto const code = code_for(secret, step_of(now));
        CHECK(step_of_code(secret, code.substr(0, 3) + " " + code.substr(3), now, 0));
        CHECK_FALSE(step_of_code(secret, code, now, step_of(now)));
        CHECK_FALSE(step_of_code(secret, "", now, 0));
    }

    TEST_CASE("base 32 is that of RFC 4648, without padding") {
        CHECK(base32("") == "");
        CHECK(base32("f") == "MY");
        CHECK(base32("fo") == "MZXQ");
        CHECK(base32("foobar") == "MZXW6YTBOI");
        CHECK(from_base32("MZXW6YTBOI") == "foobar");
        CHECK_FALSE(from_base32("MZXW0"));
    }

    TEST_CASE("an app can read the address, which names the council and the account") {
        CHECK(totp_address("foobar", "Heed Thornmere", "dev@thornmere.example") ==
              "otpauth://totp/Heed%20Thornmere:dev%40thornmere.example?secret=MZXW6YTBOI&issuer=Heed%20Thornmere");
        auto const svg = qr_svg("otpauth://totp/x", "QR code");
        CHECK(svg.starts_with("<svg "));
        CHECK(svg.find("style") == std::string::npos);
        CHECK(svg.find("data:") == std::string::npos);
    }
}
