#include <doctest/doctest.h>

#include "web/form.hpp"

using namespace heed;
using namespace heed::web;

namespace {

std::string says(TypedDay const& typed) {
    auto const day = day_from(typed, "received", "Date received");
    return day ? iso(*day) : day.error().front().says;
}

}  // namespace

TEST_SUITE("web: forms") {
    TEST_CASE("what was typed is trimmed, and its lines end alike") {
        std::vector<Field> const fields{{"said", "  one\r\ntwo\rthree \n"}, {"box", "a"}, {"box", " "}, {"box", "b"}};
        Form const form(fields);
        CHECK(form.text("said") == "one\ntwo\nthree");
        CHECK(form.all("box") == std::vector<std::string>{"a", "b"});
        CHECK(form.text("missing").empty());
    }

    TEST_CASE("a date is read however its month is written") {
        CHECK(says({"2", "11", "2026"}) == "2026-11-02");
        CHECK(says({"2", "November", "2026"}) == "2026-11-02");
        CHECK(says({"2", "nov", "2026"}) == "2026-11-02");
    }

    TEST_CASE("a date that is missing, half there or impossible is told in plain words") {
        CHECK(says({}) == "Enter date received");
        CHECK(says({"2", "", ""}) == "Date received must include a month and a year");
        CHECK(says({"31", "2", "2026"}) == "Date received must be a real date, such as 27 3 2026");
        CHECK(says({"2", "no", "2026"}) == "Date received must be a real date, such as 27 3 2026");
        CHECK(says({"2", "11", "26"}) == "Date received: the year must have 4 numbers");
    }

    TEST_CASE("a year far from ours is told, before anything counts working days to it or adds some to it") {
        for (auto const* const year : {"1000", "1899", "2200", "9999", "999999999"}) {
            CHECK(says({"31", "12", year}) == "Date received: the year must be between 1900 and 2199");
        }
        CHECK(says({"1", "1", "1900"}) == "1900-01-01");
        CHECK(says({"31", "12", "2199"}) == "2199-12-31");
    }

    TEST_CASE("a number with a sign, a space or ten digits is no number") {
        for (auto const typed : {"-1", "+1", "1 2", "1234567890", "", "x"}) {
            std::vector<Field> const fields{{"n", typed}};
            CHECK_FALSE(Form(fields).number("n"));
        }
        std::vector<Field> const fields{{"n", "042"}};
        CHECK(Form(fields).number("n") == 42);
    }
}
