#include <doctest/doctest.h>

#include "kernel/text.hpp"

using namespace heed;

TEST_SUITE("kernel: text") {
    TEST_CASE("white space at both ends goes, also the kind that copied text brings") {
        CHECK(trimmed(" \t\xC2\xA0 a b \r\n") == "a b");
        CHECK(trimmed(" \xC2\xA0 ").empty());
    }

    TEST_CASE("a long text is cut at a word, and whole characters stay whole") {
        CHECK(shortened("short", 10) == "short");
        CHECK(shortened("We waited for seven weeks", 18) == "We waited for…");
        CHECK(shortened("ééééé", 3) == "ééé…");
    }

    TEST_CASE("bytes that are no text are told from text") {
        CHECK(is_plain_text("Zoë said \"£5\"\n\tline two"));
        for (auto const bad : {"\x01", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
            CHECK_FALSE(is_plain_text(bad));
        }
        CHECK_FALSE(is_plain_text(std::string_view("a\0b", 3)));
    }

    TEST_CASE("a sentence inside a sentence loses its full stop") {
        CHECK(without_full_stop("The record shows the call.") == "The record shows the call");
        CHECK(without_full_stop("").empty());
    }

    TEST_CASE("a sentence inside a sentence begins with a small letter, and nothing stays nothing") {
        CHECK(begun_small("The day") == "the day");
        CHECK(begun_small("Éclair") == "Éclair");
        CHECK(begun_small("").empty());
    }

    TEST_CASE("one is one and the rest are many") {
        CHECK(counted(1, "complaint", "complaints") == "1 complaint");
        CHECK(counted(0, "complaint", "complaints") == "0 complaints");
    }
}
