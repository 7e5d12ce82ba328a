#include <doctest/doctest.h>

#include "kernel/stems.hpp"

using namespace heed;

namespace {

std::string stems(std::string_view text) {
    std::string all;
    for (auto const& one : stems_of(text)) {
        (all += all.empty() ? "" : " ") += one.stem;
    }
    return all;
}

}  // namespace

TEST_SUITE("kernel: stems") {
    TEST_CASE("the forms of a word are one word") {
        CHECK(stems("visits visited visiting") == "visit visit visit");
        CHECK(stems("Delay DELAYED delays") == "delay delay delay");
    }

    TEST_CASE("apostrophes belong to a word and hyphens part it, as people type them") {
        CHECK(stems("people's people\u2019s peoples'") == "peopl peopl peopl");
        CHECK(stems("don't dont don\u2019t") == "dont dont dont");
        CHECK(stems("self-neglect") == "self neglect");
        CHECK(stems("''rota''") == "rota");
    }

    TEST_CASE("accents and case make no other word, in any script") {
        CHECK(stems("Zoë café CAFÉ") == "zoe cafe cafe");
        CHECK(stems("cafe\u0301") == "cafe");
        CHECK(stems("ЗАБОТА забота").substr(0, 12) == "забота");
        CHECK(stems("دعم 照顾") == "دعم 照顾");
    }

    TEST_CASE("numbers are words") { CHECK(stems("section 42, 9.30 and £150") == "section 42 9 30 and 150"); }

    TEST_CASE("a word says where it stands in the text") {
        auto const found = stems_of("a (visit)");
        REQUIRE(found.size() == 2);
        CHECK(found[1].from == 3);
        CHECK(found[1].to == 8);
    }

    TEST_CASE("nonsense has words too, or none, and no word is longer than 64 bytes") {
        CHECK(stems("\"*^:() - + AND").ends_with("and"));
        CHECK(stems_of(" \t\n").empty());
        CHECK(stems_of("\xFF\xC3").empty());
        auto const long_one = stems_of(std::string(10'000, 'x'));
        REQUIRE(long_one.size() == 1);
        CHECK(long_one[0].stem.size() == 64);
    }

    TEST_CASE("small words of English are known by their stem") {
        CHECK(is_small_word("the"));
        CHECK(is_small_word(stems_of("doesn't")[0].stem));
        CHECK_FALSE(is_small_word("visit"));
    }
}
