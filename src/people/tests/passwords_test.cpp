#include "people/passwords.hpp"

#include <chrono>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <sodium.h>

using namespace heed;
using namespace heed::people;

namespace {

std::set<std::string> const words{"heed", "thornmere", "council", "okafor"};

bool is_refused(std::string const& password) { return !choose_password(password, password, words); }

}  // namespace

TEST_SUITE("passwords") {
    TEST_CASE("three ordinary words are a good password, and nobody asks for a capital, a digit or a sign") {
        CHECK_FALSE(is_refused("marigold-lantern-42"));
        CHECK_FALSE(is_refused("correct horse battery staple"));
        CHECK_FALSE(is_refused("teapotgravelsonnet"));
        CHECK_FALSE(is_refused("żółta łódka płynie"));
    }

    TEST_CASE("a password has at least 12 characters, and a very long one is taken") {
        CHECK(is_refused("teapot grav"));
        CHECK_FALSE(is_refused("teapot grave"));
        std::string sentence;
        while (sentence.size() < 900) {
            sentence += "the kettle number " + std::to_string(sentence.size()) + " sings, ";
        }
        CHECK_FALSE(is_refused(sentence.substr(0, 64)));
        CHECK_FALSE(is_refused(sentence));
        CHECK(is_refused(sentence + sentence));
    }

    TEST_CASE("what is guessed first is refused, however it is dressed up") {
        CHECK(count_common_passwords() >= common_passwords_at_least);
        for (auto const* const password :
             {"Password12345", "P@ssw0rd2026!", "liverpoolfc2026", "Summer2026!!!!", "qwertyuiop123",
              "1qaz2wsx3edc4rfv", "passwordpassword", "aaaaaaaaaaaaaa", "abcabcabcabcabc", "iloveyou12345678",
              "123456789012", "arsenalarsenal", "charlieoliver", "19870412198704", "letmein!!!!!!"}) {
            CHECK_MESSAGE(is_refused(password), password);
        }
    }

    TEST_CASE("the council's name and one's own are no passwords") {
        CHECK(is_refused("Thornmere2026"));
        CHECK(is_refused("thornmerecouncil"));
        CHECK(is_refused("heedheedheed"));
        CHECK(is_refused("Okafor-1987-04"));
    }

    TEST_CASE("two that differ are told apart") {
        auto const chosen = choose_password("marigold-lantern-42", "marigold lantern 43", words);
        REQUIRE_FALSE(chosen);
        CHECK(chosen.error().front().field == "again");
    }

    TEST_CASE("a password is kept as argon2id with 64 MiB and 3 passes, differently each time") {
        auto const hash = hash_password("marigold-lantern-42");
        CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
        CHECK(hash != hash_password("marigold-lantern-42"));
        CHECK(password_fits(hash, "marigold-lantern-42"));
        CHECK_FALSE(password_fits(hash, "marigold lantern 43"));
        CHECK_FALSE(password_fits("no hash at all", "marigold-lantern-42"));
        CHECK_FALSE(is_outdated(hash));
    }

    TEST_CASE("the same accent typed on two keyboards is the same password") {
        auto const hash = hash_password("cafe\u0301 lantern 42");
        CHECK(password_fits(hash, "caf\u00e9 lantern 42"));
    }

    TEST_CASE("a hash made with weaker parameters is seen as outdated") {
        std::string weak(crypto_pwhash_STRBYTES, '\0');
        std::string_view const password = "marigold-lantern-42";
        REQUIRE(crypto_pwhash_str(weak.data(), password.data(), password.size(), 1, 8U << 20U) == 0);
        weak.resize(weak.find('\0'));
        CHECK(password_fits(weak, password));
        CHECK(is_outdated(weak));
    }

    TEST_CASE("many people at once wait for their turn and all get in") {
        auto const hash = hash_password("marigold-lantern-42");
        std::vector<std::thread> people;
        std::atomic<int> in = 0;
        for (int person = 0; person < 6; ++person) {
            people.emplace_back([&] { in += password_fits(hash, "marigold-lantern-42") ? 1 : 0; });
        }
        for (auto& person : people) {
            person.join();
        }
        CHECK(in == 6);
    }
}
