#include "measure/reading_age.hpp"

#include <doctest/doctest.h>

using namespace heed::measure;

namespace {

struct Spoken {
    std::string_view word;
    int syllables;
};

// Written down by saying them aloud, before the rules were tried on them.
constexpr Spoken spoken_words[]{
    {"care", 1},
    {"carer", 2},
    {"visit", 2},
    {"visited", 3},
    {"phoned", 1},
    {"wanted", 2},
    {"needed", 2},
    {"asked", 1},
    {"called", 1},
    {"called", 1},
    {"little", 2},
    {"table", 2},
    {"settled", 2},
    {"handles", 2},
    {"houses", 2},
    {"watches", 2},
    {"makes", 1},
    {"changes", 2},
    {"places", 2},
    {"notes", 1},
    {"assessment", 3},
    {"hospital", 3},
    {"discharge", 2},
    {"equipment", 3},
    {"procedure", 3},
    {"organisation", 5},
    {"information", 4},
    {"communication", 5},
    {"decision", 3},
    {"religion", 3},
    {"musician", 3},
    {"gracious", 2},
    {"curious", 3},
    {"material", 4},
    {"period", 4},
    {"geography", 4},
    {"surgeon", 2},
    {"evaluate", 4},
    {"evaluation", 5},
    {"mechanism", 4},
    {"trying", 2},
    {"carrying", 3},
    {"agreeing", 3},
    {"happier", 3},
    {"earlier", 3},
    {"cooperation", 5},
    {"hopeless", 2},
    {"shameful", 2},
    {"basement", 2},
    {"tiredness", 3},
    {"responsibility", 6},
    {"multidisciplinary", 7},
    {"practitioner", 4},
    {"capacity", 4},
    {"deprivation", 4},
    {"liberty", 3},
    {"advocate", 3},
    {"ombudsman", 3},
    {"accessible", 4},
    {"available", 4},
    {"commissioned", 3},
    {"occupational", 5},
    {"therapist", 3},
    {"medication", 4},
    {"worker", 2},
    {"telephone", 3},
    {"yesterday", 3},
    {"tomorrow", 3},
    {"enough", 2},
    {"through", 1},
    {"thought", 1},
    {"beautiful", 3},
    {"young", 1},
    {"day", 1},
    {"they", 1},
    {"yes", 1},
    {"rhythm", 2},
    {"mother's", 2},
    {"don't", 1},
    {"couldn't", 2},
    {"didn't", 2},
    {"seven-minute", 4},
    {"CQC", 3},
    {"28", 1},
    {"shoe", 1},
    {"tree", 1},
    {"employee", 3},
    {"guidance", 2},
    {"language", 2},
    {"quality", 3},
    {"equal", 2},
    {"previously", 4},
    {"simultaneously", 6},
    {"area", 3},
    {"people", 2},
};

}  // namespace

TEST_SUITE("measure: reading age") {
    TEST_CASE("nearly every word has the syllables that one hears, and none is wrong by more than one") {
        int right = 0;
        int all = 0;
        for (auto const& [word, syllables] : spoken_words) {
            auto const counted = syllables_in(word);
            right += counted == syllables ? 1 : 0;
            ++all;
            CHECK_MESSAGE(std::abs(counted - syllables) <= 1, word, " is counted as ", counted);
            if (counted != syllables) {
                MESSAGE(word, " has ", syllables, " and is counted as ", counted);
            }
        }
        CHECK(right * 100 >= all * 95);
    }

    TEST_CASE("the two grades are the published formulas") {
        // 2 sentences, 10 words, 12 syllables, 1 word of three.
        auto const age = reading_age({"The worker rang the man.", "He was at the hospital."});
        CHECK(age.sentences == 2);
        CHECK(age.words == 10);
        CHECK(age.syllables == 13);
        CHECK(age.long_words == 1);
        CHECK(age.flesch_kincaid == doctest::Approx(0.39 * 5 + 11.8 * 1.3 - 15.59));
        CHECK(age.smog == doctest::Approx(1.0430 * 3.8729833 + 3.1291));
        CHECK(age_of_grade(4.4) == 9);
    }

    TEST_CASE("a sentence ends at its mark or with its paragraph, and not at an abbreviation or a decimal") {
        CHECK(reading_age({"Ring Dr. Okafor, e.g. at 2.30, before the visit. Then write it down"}).sentences == 2);
        CHECK(reading_age({"Ring first", "Then go"}).sentences == 2);
        CHECK(reading_age({"Really?! Yes."}).sentences == 2);
    }

    TEST_CASE("the three longest sentences and the hard words are shown, and names are not hard words") {
        auto const age = reading_age({"One. One two. One two three. One two three four.",
                                      "The multidisciplinary assessment for Alexandria is an assessment."});
        REQUIRE(age.longest.size() == 3);
        CHECK(age.longest[0].words == 8);
        CHECK(age.longest[2].text == "One two three.");
        REQUIRE(age.hard.size() == 2);
        CHECK(age.hard[0].word == "multidisciplinary");
        CHECK(age.hard[1].word == "assessment");
        CHECK(age.hard[1].times == 2);
    }

    TEST_CASE("without words there is nothing to measure") {
        for (auto const* const nothing : {"", " \n", "--- … “”", "!?"}) {
            auto const age = reading_age({nothing});
            CHECK(age.words == 0);
            CHECK(age.sentences == 0);
            CHECK(age.flesch_kincaid == 0);
        }
    }

    TEST_CASE("typographic quotes and dashes are no words, and an apostrophe is inside one") {
        CHECK(count_words({"“It’s late” – he’s not here—again…"}) == 6);
    }

    TEST_CASE("minutes to read are rounded up") {
        CHECK(minutes_to_read(0, 200) == 0);
        CHECK(minutes_to_read(1, 200) == 1);
        CHECK(minutes_to_read(1400, 200) == 7);
        CHECK(minutes_to_read(1401, 200) == 8);
    }
}
