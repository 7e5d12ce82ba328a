#include "areas/ombudsman/remedies.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/tests/stories.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

TEST_SUITE("remedies") {
    TEST_CASE("a remedy that nobody showed to the Ombudsman is not done") {
        CHECK(state_of(a_remedy(monday - 1, monday - 3), monday) == RemedyState::late);
        CHECK(state_of(a_remedy(monday, monday - 3), monday) == RemedyState::open);
        CHECK(state_of(a_remedy(monday - 1, monday - 1, monday), monday) == RemedyState::done_on_time);
        CHECK(state_of(a_remedy(monday - 2, monday - 1, monday), monday) == RemedyState::done_late);
        auto given_up = a_remedy(monday + 9);
        given_up.not_done_on = monday;
        CHECK(state_of(given_up, monday) == RemedyState::not_done);
    }

    TEST_CASE("remedies are counted of those that are due: done, and done on time, apart") {
        auto never = a_remedy(monday + 40);
        never.not_done_on = monday;
        auto const rates = remedy_rates(
            {a_remedy(monday - 9, monday - 9, monday - 8), a_remedy(monday - 5, monday - 1, monday),
             a_remedy(monday - 1), a_remedy(monday + 1), never},
            monday);
        CHECK(rates == RemedyRates{4, 2, 1});
    }

    TEST_CASE("remedies are agreed in a decision, and none before it") {
        auto story = a_story();
        RemedyDraft const draft{RemedyKind::personal, RemedyType::apology, "Apologise in writing", 4,
                                typed(monday + 28)};
        CHECK(first_problem(agreed(draft, story)) == "Record the decision first: remedies are agreed in it");
        story.decision = an_upheld(monday);
        REQUIRE(agreed(draft, story));
        auto early = draft;
        early.due = typed(monday - 1);
        CHECK(first_problem(agreed(early, story)) == "The day by which it is due must not be before the decision");
    }

    TEST_CASE("evidence cannot be sent before the remedy was done") {
        auto story = a_story();
        story.decision = an_upheld(monday - 9);
        auto const remedy = a_remedy(monday + 5);
        CHECK(first_problem(shown_done({typed(monday - 1), "The letter", typed(monday - 2)}, remedy, story, monday)) ==
              "The evidence cannot have been sent before the remedy was done");
        CHECK(shown_done({typed(monday - 1), "The letter", typed(monday)}, remedy, story, monday));
    }

    TEST_CASE("evidence that is not accepted needs a reason, and no longer stands") {
        Evidence const sent{3, 1, monday - 3, "The letter", monday - 2, {}, {}, {}};
        CHECK(first_problem(replied({Reply::refused, typed(monday), ""}, sent, monday)) ==
              "Enter why they do not accept it");
        auto const refused = replied({Reply::refused, typed(monday), "It does not say sorry"}, sent, monday);
        REQUIRE(refused);
        auto story = a_story();
        story.evidence = {sent};
        CHECK(standing_evidence(story, a_remedy(monday)) != nullptr);
        story.evidence = {*refused};
        CHECK(standing_evidence(story, a_remedy(monday)) == nullptr);
    }

    TEST_CASE("compliance is with a decision and its remedies, and there is none without them") {
        auto story = a_story();
        ComplianceDraft const draft{Complied::satisfied_late, typed(monday), ""};
        CHECK(first_problem(complied(draft, story, monday)) ==
              "Record the decision and its remedies first: compliance is with them");
        story.decision = an_upheld(monday - 3);
        story.remedies = {a_remedy(monday)};
        REQUIRE(complied(draft, story, monday));
        CHECK(complied(draft, story, monday)->outcome == Complied::satisfied_late);
    }
}
