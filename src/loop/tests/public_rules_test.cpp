#include "loop/told/public_rules.hpp"

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::loop;

TEST_SUITE("loop: what may be said in public") {
    TEST_CASE("days are said as quarters only") {
        CHECK(spoken_quarter(*day_of(2026, 3, 31)) == "January to March 2026");
        CHECK(spoken_quarter(*day_of(2026, 4, 1)) == "April to June 2026");
        CHECK(quarter_of(*day_of(2025, 12, 31)) == "2025-4");
        CHECK(spoken_quarter("2025-4") == "October to December 2025");
        CHECK(spoken_quarter("2025-5").empty());
        CHECK(spoken_quarter("soon").empty());
    }

    TEST_CASE("fewer people than the threshold are not counted out, and more are rounded") {
        SmallNumbers const rule;
        CHECK(people_in_words(0, rule) == "fewer than 5 people");
        CHECK(people_in_words(4, rule) == "fewer than 5 people");
        CHECK(people_in_words(5, rule) == "about 5 people");
        CHECK(people_in_words(7, rule) == "about 5 people");
        CHECK(people_in_words(8, rule) == "about 10 people");
        CHECK(people_in_words(8, {8, 5}) == "about 10 people");
        CHECK(people_in_words(7, {7, 5}) == "about 7 people");
        CHECK(people_in_words(12, {5, 1}) == "12 people");
    }

    TEST_CASE("what was found is said with its numbers and its interval") {
        CHECK(what_was_found(ProofKind::records, 20, 24, {}) ==
              "We looked at 24 records: 20 showed it; the true share is likely between 64% and 93%.");
        CHECK(what_was_found(ProofKind::experience, 0, 10, {}) ==
              "We asked 10 people who draw on care: none said so; the true share is likely between 0% and 28%.");
        CHECK(what_was_found(ProofKind::recall, 2, 4, {}) ==
              "We asked fewer than 5 members of staff: too few to say what they showed.");
    }

    TEST_CASE("six words in a row of what somebody told us are found, whatever their case and commas") {
        Quotes const quotes("Now the rota rings you. My mother waited in the dark hall, alone.");
        CHECK(quotes.found_in("She said: my mother waited, in the dark hall until ten") ==
              "my mother waited in the dark");
        CHECK_FALSE(quotes.found_in("my mother waited in the hall"));
        CHECK_FALSE(Quotes("five words are no quotation").found_in("five words are no quotation"));
        CHECK_FALSE(quotes.found_in(""));
    }

    TEST_CASE("a word with a capital inside of a sentence is asked about, unless it is known to be nobody's name") {
        CHECK(words_like_names("The rota rings Marjorie on Monday. Homecare and the NHS know it.", {"Homecare"}) ==
              std::vector<std::string>{"Marjorie"});
        CHECK(words_like_names("People asked whether I'm told. In May they were.", {}).empty());
    }

    TEST_CASE("an address, a number or a date of birth is refused") {
        CHECK(what_names_somebody("did", "The rota system rings you before the visit.").empty());
        auto const problems = what_names_somebody("did", "Ring 07700 900123 to hear more.");
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().field == "did");
    }

    TEST_CASE("a long sentence is pointed at, and a short one is not") {
        CHECK(reading_hint("The rota rings you. It does so before the visit.").empty());
        CHECK(reading_hint("When your carer is going to be more than thirty minutes late because of another visit or "
                           "of traffic the system rings you.")
                  .starts_with("A sentence has 23 words"));
    }
}
