#include <doctest/doctest.h>

#include <map>
#include <set>

#include <fmt/format.h>

#include "kernel/embedded.hpp"
#include "kernel/stems.hpp"
#include "kernel/text.hpp"
#include "loop/before/likeness_terms.hpp"
#include "loop/before/likeness_trial.hpp"
#include "loop/before/spelling.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

std::vector<std::int64_t> keys(std::vector<Alike> const& found) {
    std::vector<std::int64_t> all;
    for (auto const& one : found) {
        all.push_back(one.key);
    }
    return all;
}

Likeness three() {
    Likeness known;
    known.put(1, "Homecare workers should ring when a visit is late.");
    known.put(2, "Invoices should list each visit.");
    known.put(3, "Fire risk should be part of every assessment.");
    return known;
}

std::set<std::string> terms(std::string_view text) {
    std::set<std::string> all;
    for (auto const& one : terms_of(text)) {
        all.insert(one.term);
    }
    return all;
}

}  // namespace

TEST_SUITE("loop: likeness") {
    TEST_CASE("what is said in other words of the field is found") {
        auto const found = three().nearest("Telephone the person if the care assistant is delayed.", 5);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().key == 1);
        CHECK(found.front().likeness > least_likeness);
    }

    TEST_CASE("the same words are as alike as can be, and nothing shared is not alike at all") {
        auto const found = three().nearest("homecare WORKERS should ring, when a visit is late", 5);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().likeness == doctest::Approx(1));
        CHECK(three().nearest("Purple elephants", 5).empty());
        CHECK(three().nearest("", 5).empty());
        CHECK(three().nearest("we should have been", 5).empty());
    }

    TEST_CASE("a mistyped word is understood where the right one is usual") {
        Likeness known;
        for (int i = 0; i < 60; ++i) {
            known.put(i, fmt::format("Medication is counted in ward {}.", i));
        }
        known.put(100, "Letters are answered.");
        auto const found = known.nearest("medicaton counts", 3);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().key < 60);
    }

    TEST_CASE("a text that is written anew is found by its new words only") {
        auto known = three();
        known.put(3, "Chronologies should be short.");
        CHECK(known.size() == 3);
        CHECK(known.nearest("fire", 5).empty());
        CHECK(keys(known.nearest("chronology", 5)) == std::vector<std::int64_t>{3});
        known.take_out(3);
        known.take_out(3);
        CHECK(known.size() == 2);
        CHECK(known.nearest("chronology", 5).empty());
    }

    TEST_CASE("who may not see a text is not given it, and is given the next one instead") {
        auto const found = three().nearest("visit", 1, [](std::int64_t key) { return key != 2; });
        CHECK(keys(found) == std::vector<std::int64_t>{1});
    }

    TEST_CASE("stopping early gives the same texts as reading everything") {
        Likeness known;
        std::int64_t key = 0;
        auto const said = invented_recommendations(3000, 11);
        for (auto const& text : said) {
            known.put(key++, text);
        }
        for (std::size_t i = 0; i < said.size(); i += 150) {
            // Asked for all of them, the search cannot stop early.
            auto all = known.nearest(said[i], said.size());
            all.resize(5);
            CHECK(keys(known.nearest(said[i], 5)) == keys(all));
        }
    }

    TEST_CASE("taking most texts out keeps the rest as it was") {
        Likeness known;
        auto const said = invented_recommendations(2100, 5);
        for (std::size_t i = 0; i < said.size(); ++i) {
            known.put(static_cast<std::int64_t>(i), said[i]);
        }
        for (std::int64_t i = 0; i < 1500; ++i) {
            known.take_out(i);
        }
        CHECK(known.size() == 600);
        Likeness fresh;
        for (std::size_t i = 1500; i < said.size(); ++i) {
            fresh.put(static_cast<std::int64_t>(i), said[i]);
        }
        CHECK(known.nearest(said[1700], 1).front().key == 1700);
        CHECK(known.nearest(said[1700], 1).front().likeness ==
              doctest::Approx(fresh.nearest(said[1700], 1).front().likeness));
    }

    TEST_CASE("the words that both share are named, and what stands for what") {
        auto const shared = shared_words("Ring when a care worker is late", "The carer telephones if delayed");
        CHECK(shared == std::vector<SharedWord>{{"ring", "telephones"}, {"care worker", "carer"}, {"late", "delayed"}});
        CHECK(shared_words("late, late", "late") == std::vector<SharedWord>{{"late", "late"}});
        CHECK(shared_words("", "late").empty());
    }

    TEST_CASE("a phrase of the field is one idea, and its small words do not matter elsewhere") {
        CHECK(terms("out of hours").contains("=out_of_hours"));
        CHECK(terms("the hours").contains("hour"));
        CHECK_FALSE(terms("Recommendation: the board should ensure").contains("recommend"));
    }

    TEST_CASE("a word of the field belongs to one concept") {
        std::map<std::string, std::string> concepts;
        for (auto const line : lines_of(embedded("loop/embedded/likeness_synonyms.tsv"))) {
            auto const columns = split(line, '\t');
            for (auto const phrase : columns.size() == 2 ? split(columns[1], ',') : std::vector<std::string_view>{}) {
                std::string stems;
                for (auto const& one : stems_of(phrase)) {
                    (stems += " ") += one.stem;
                }
                auto const [found, is_new] = concepts.try_emplace(stems, columns[0]);
                CHECK_MESSAGE((is_new || found->second == columns[0]), stems, " is in ", found->second, " and in ",
                              columns[0]);
            }
        }
    }

    TEST_CASE("one slip is told from two") {
        CHECK(is_one_slip_apart("safety", "saftey"));
        CHECK(is_one_slip_apart("medication", "medicaton"));
        CHECK(is_one_slip_apart("medicaton", "medication"));
        CHECK(is_one_slip_apart("hoards", "hoarde"));
        CHECK_FALSE(is_one_slip_apart("hoards", "hoards"));
        CHECK_FALSE(is_one_slip_apart("medication", "medcaton"));
        CHECK_FALSE(is_one_slip_apart("", "ab"));
    }

    TEST_CASE("how alike two are is said in words too") {
        CHECK(spoken_likeness(0.9) == "Almost the same words");
        CHECK(spoken_likeness(0.5) == "Much alike");
        CHECK(spoken_likeness(0.3) == "Alike in part");
    }
}
