#include "areas/ombudsman/rules.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/tests/stories.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

TEST_SUITE("cases with the Ombudsman") {
    TEST_CASE("a reference is eight digits, however they are spaced: NN NNN NNN") {
        auto draft = a_case();
        for (auto const* spelling : {"26001234", "26 001 234", " 26 00 12 34"}) {
            draft.reference = spelling;
            REQUIRE(opened(draft, monday));
            CHECK(opened(draft, monday)->reference == "26 001 234");
        }
        for (auto const* nonsense : {"", "26 001 23", "26 001 2345", "26/001/234", "C-7K3M9QXP", "٢٦٠٠١٢٣٤"}) {
            draft.reference = nonsense;
            CHECK(first_problem(opened(draft, monday)) ==
                  "Enter the Ombudsman’s reference: eight digits, such as 26 001 234");
        }
    }

    TEST_CASE("a case cannot have come in the future") {
        auto draft = a_case();
        draft.opened_on = typed(monday + 1);
        CHECK(first_problem(opened(draft, monday)) == "The day on which it came must be today or in the past");
    }

    TEST_CASE("what is next is what is due first, and nothing is left when all remedies are shown") {
        auto story = a_story();
        CHECK(next_step(story) == NextStep{"wait", std::nullopt});
        story.enquiries.push_back({1, "The care plan", monday - 20, monday + 5, {4}, std::nullopt});
        CHECK(next_step(story) == NextStep{"answer", monday + 5});
        story.enquiries.front().answered_on = monday - 2;
        story.drafts.push_back({1, monday - 1, "It would uphold", monday + 9, {4}, "", std::nullopt});
        CHECK(next_step(story) == NextStep{"comment", monday + 9});
        story.decision = an_upheld(monday);
        CHECK_FALSE(next_step(story));
        story.remedies = {a_remedy(monday + 60), a_remedy(monday + 30)};
        CHECK(next_step(story) == NextStep{"remedy", monday + 30});
        story.remedies = {a_remedy(monday + 60, monday, monday), a_remedy(monday + 30, monday, monday)};
        CHECK_FALSE(next_step(story));
    }

    TEST_CASE("a service improvement that is not in the loop is asked for within 28 days of the decision") {
        auto story = a_story();
        story.decision = an_upheld(monday);
        story.remedies = {a_remedy(monday + 60, monday, monday)};
        story.remedies.front().kind = RemedyKind::service_improvement;
        CHECK(next_step(story) == NextStep{"loop", monday + 28});
        story.remedies.front().learning_point = 7;
        CHECK_FALSE(next_step(story));
    }

    TEST_CASE("an enquiry names who at the council answers, and is not due before it was asked") {
        auto const story = a_story();
        EnquiryDraft draft{"The care plan", typed(monday - 3), typed(monday + 7), 4};
        REQUIRE(asked(draft, story, monday));
        CHECK(asked(draft, story, monday)->answerer == Id<people::Member>{4});
        draft.answerer = 0;
        CHECK(first_problem(asked(draft, story, monday)) == "Select who answers");
        draft.answerer = 4;
        draft.due = typed(monday - 4);
        CHECK(first_problem(asked(draft, story, monday)) ==
              "The day by which they want the answer must not be before they asked");
    }

    TEST_CASE("a date is moved to a later day only, and one that was moved after it had gone by stays late") {
        auto story = a_story();
        story.enquiries.push_back({1, "The care plan", monday - 20, monday - 2, {4}, std::nullopt});
        auto const date = moveable(story, Dated::enquiry, 1);
        REQUIRE(date);
        CHECK(first_problem(extended({typed(monday - 2), typed(monday), "Two records are away"}, *date, story,
                                     monday)) == "The new date must be after 21 November 2026, which is the date now");
        auto const in_time = extended({typed(monday + 5), typed(monday - 3), "Two records are away"}, *date, story,
                                      monday);
        REQUIRE(in_time);
        CHECK_FALSE(agreed_too_late(*in_time));
        auto const too_late = extended({typed(monday + 5), typed(monday), "Two records are away"}, *date, story,
                                       monday);
        REQUIRE(too_late);
        CHECK(agreed_too_late(*too_late));
        auto moved = story.enquiries.front();
        moved.due = monday + 5;
        moved.answered_on = monday;
        CHECK_FALSE(was_late(moved, {*in_time}, monday));
        CHECK(was_late(moved, {*too_late}, monday));
    }

    TEST_CASE("a date that was met, or of a case that is decided, cannot be moved") {
        auto story = a_story();
        story.enquiries.push_back({1, "The care plan", monday - 20, monday + 5, {4}, monday - 1});
        CHECK_FALSE(moveable(story, Dated::enquiry, 1));
        CHECK_FALSE(moveable(story, Dated::enquiry, 2));
        story.drafts.push_back({1, monday - 1, "It would uphold", monday + 9, {4}, "", std::nullopt});
        CHECK(moveable(story, Dated::draft, 1));
        story.decision = an_upheld(monday);
        CHECK_FALSE(moveable(story, Dated::draft, 1));
        story.remedies = {a_remedy(monday + 60)};
        CHECK(moveable(story, Dated::remedy, story.remedies.front().id.number));
    }

    TEST_CASE("the categories are those of the year: advice was given up to 2017") {
        auto const has_advice = [](Day day) {
            for (auto const& category : categories_on(day)) {
                if (category.code == "advice_given") {
                    return true;
                }
            }
            return false;
        };
        CHECK(has_advice(*day_of(2018, 3, 31)));
        CHECK_FALSE(has_advice(*day_of(2018, 4, 1)));
    }

    TEST_CASE("a decision of a category that was not in use in its year is refused") {
        auto draft = a_decision(monday);
        draft.category = "advice_given";
        CHECK(first_problem(decided(draft, a_story(), monday)) ==
              "Select the Ombudsman’s decision, of those in use in that year");
    }

    TEST_CASE("an upheld decision says what the fault was and what it did to the person") {
        auto draft = a_decision(monday);
        REQUIRE(decided(draft, a_story(), monday));
        draft.fault = "";
        CHECK(first_problem(decided(draft, a_story(), monday)) == "Enter what we did wrong, in the Ombudsman’s words");
        draft.category = "not_upheld";
        draft.injustice = "";
        CHECK(decided(draft, a_story(), monday));
    }

    TEST_CASE("a decision is not published before it is made") {
        auto draft = a_decision(monday - 3);
        draft.published_on = typed(monday - 4);
        CHECK(first_problem(decided(draft, a_story(), monday)) ==
              "The day on which it was published must be on or after 20 November 2026, when it was decided");
        draft.published_on = typed(monday);
        CHECK(decided(draft, a_story(), monday)->published_on == monday);
    }

    TEST_CASE("a financial year begins on 1 April") {
        CHECK(financial_year(*day_of(2027, 3, 31)) == 2026);
        CHECK(financial_year(*day_of(2027, 4, 1)) == 2027);
        CHECK(spoken_year(2026) == "2026 to 2027");
        CHECK(days_of_year(2026) == std::pair(*day_of(2026, 4, 1), *day_of(2027, 3, 31)));
    }
}
