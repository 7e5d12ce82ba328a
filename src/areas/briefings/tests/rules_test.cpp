#include "areas/briefings/rules.hpp"

#include <doctest/doctest.h>

#include "areas/briefings/budget.hpp"
#include "areas/briefings/prefill.hpp"

using namespace heed;
using namespace heed::briefings;

namespace {

Words words_with(std::string says) { return {"When a carer is late", {{1, "Background", "", std::move(says)}}}; }

std::string many_words(int number) {
    std::string text;
    for (int i = 0; i < number; ++i) {
        text += "ring ";
    }
    return text;
}

}  // namespace

TEST_SUITE("briefings: rules") {
    TEST_CASE("a council begins with seven boxes and may rename, move, add and remove them") {
        CHECK(boxes_to_begin_with().size() == 7);
        auto const boxes = template_of({{"2", "Why", "", BeginsWith::how_often},
                                        {"1", "Background", "Two sentences", BeginsWith::theme},
                                        {"3", "", "", {}},
                                        {"", "Ours", "", {}}});
        REQUIRE(boxes.has_value());
        REQUIRE(boxes->size() == 3);
        CHECK(boxes->at(0).title == "Background");
        CHECK(boxes->at(1).title == "Why");
        CHECK(boxes->at(2).title == "Ours");
        CHECK(boxes->at(2).place == 3);
    }

    TEST_CASE("a template without boxes, with too many or with places that are no numbers is refused") {
        CHECK_FALSE(template_of({{"1", "", "", {}}}).has_value());
        CHECK_FALSE(template_of({{"one", "Why", "", {}}}).has_value());
        CHECK_FALSE(template_of(std::vector<TemplateBoxDraft>(13, {"1", "Why", "", {}})).has_value());
    }

    TEST_CASE("the time to read counts the titles of the boxes that are shown, and is rounded up") {
        auto words = words_with(many_words(195));
        CHECK(weigh(words, 200).words == 201);
        CHECK(weigh(words, 200).minutes == 2);
        words.boxes.push_back({2, "An empty box with a long title", "", ""});
        CHECK(weigh(words, 200).words == 201);
        CHECK(weigh(words_with(many_words(1396)), 200).minutes == 8);
    }

    TEST_CASE("what could tell who somebody is would be taken out, and the writer sees each line") {
        auto const words = words_with("Ring before the visit.\nHer daughter is on 07700 900123, NE1 4ST.");
        auto const taken = what_would_be_taken_out(words);
        REQUIRE(taken.size() == 1);
        CHECK(taken[0].where == "Background");
        CHECK(taken[0].after.find("900123") == std::string::npos);
        CHECK(without_what_names_people(words).boxes[0].says.find("900123") == std::string::npos);
        CHECK(what_would_be_taken_out(words_with("Ring before the visit.")).empty());
    }

    TEST_CASE("a name behind Mr, Mrs, Miss, Ms, Mx or Dr is asked about") {
        CHECK(what_looks_like_a_name(words_with("We failed Mrs. Patel, and then Mr O.")) ==
              std::vector<std::string>{"Mrs. Patel", "Mr O"});
        CHECK(what_looks_like_a_name(words_with("The worker rang Miss and nobody else.")).empty());
    }

    TEST_CASE("a briefing with nothing in its boxes is not ready, and one that is too long to keep is refused") {
        CHECK_FALSE(why_not_ready(words_with(" \n")).empty());
        CHECK(why_not_ready(words_with("Ring.")).empty());
        CHECK(write_briefing(words_with("Ring.")).has_value());
        CHECK_FALSE(write_briefing(words_with(std::string(longest_box + 1, 'a'))).has_value());
        CHECK_FALSE(write_briefing({"", {}}).has_value());
    }

    TEST_CASE("whether somebody used it is one of three answers, with one line and no case") {
        auto const today = *day_of(2026, 11, 23);
        CHECK(say_whether_used({Answer::used, "I rang\nbefore each visit"}, today)->how == "I rang before each visit");
        CHECK_FALSE(say_whether_used({{}, ""}, today).has_value());
        CHECK_FALSE(say_whether_used({Answer::used, "for the man on 07700 900123"}, today).has_value());
        CHECK_FALSE(say_whether_used({Answer::used, std::string(201, 'a')}, today).has_value());
    }

    TEST_CASE("the boxes begin with what the loop knows: theme, numbers in words, what changed") {
        Told told;
        told.theme = "Late homecare visits";
        told.definition = "A visit began more than 30 minutes late";
        told.heard = 26;
        told.story.point.id = {12};
        told.story.point.sentence = "Every late visit is phoned through";
        loop::ProofTold proof;
        proof.proof.would_see = "the time of the call in the record";
        proof.result = loop::ProofResult{};
        proof.result->seen = 18;
        proof.result->looked_at = 20;
        told.story.proofs.push_back(proof);
        auto const words = begun(boxes_to_begin_with(), "When a carer is late", {told});
        CHECK(words.boxes.size() == 7);
        CHECK(words.boxes[0].says == "Late homecare visits. A visit began more than 30 minutes late.");
        CHECK(words.boxes[1].says == "We heard about it 26 times.");
        CHECK(words.boxes[2].says.empty());
        CHECK(words.boxes[3].says.find("We looked at 20 and saw it in 18: the time of the call") != std::string::npos);
        CHECK(words.boxes[5].says == "**From now on:** Every late visit is phoned through.");
        CHECK(words.boxes[6].says.find("/learning-points/12") != std::string::npos);
    }

    TEST_CASE("a reading budget is a number of minutes, and the speed of reading one that somebody can have") {
        BudgetsDraft draft{"180", {{people::Role::director, "25"}}};
        auto const budgets = budgets_of(draft);
        REQUIRE(budgets.has_value());
        CHECK(budgets->words_a_minute == 180);
        CHECK(budgets->minutes.at(people::Role::director) == 25);
        draft.words_a_minute = "0";
        draft.minutes[people::Role::director] = "-1";
        CHECK(budgets_of(draft).error().size() == 2);
        CHECK(spoken_breaks({{people::Role::director, 30, 20, 37}, {people::Role::practitioner, 30, 20, 30}}) ==
              "director: 37 of 30 minutes");
    }
}
