#include "areas/ombudsman/rules.hpp"

#include <doctest/doctest.h>

using namespace heed;
using namespace heed::ombudsman;

namespace {

Day const monday = *day_of(2026, 11, 23);

web::TypedDay typed(Day day) {
    auto const date = day.date();
    return {std::to_string(static_cast<unsigned>(date.day())), std::to_string(static_cast<unsigned>(date.month())),
            std::to_string(static_cast<int>(date.year()))};
}

CaseDraft a_case() {
    return {"26 001 234",      "C-7K3M9QXP", "Assessment and care plan", "A year without a review", 0, 4,
            typed(monday - 30)};
}

Story a_story() {
    Story story;
    story.about = *opened(a_case(), monday);
    story.about.id = {1};
    return story;
}

Remedy a_remedy(Day due, std::optional<Day> done = {}, std::optional<Day> shown = {}) {
    Remedy remedy;
    remedy.due = due;
    remedy.done_on = done;
    remedy.evidence_sent_on = shown;
    return remedy;
}

std::string first_problem(auto const& outcome) { return outcome ? "" : outcome.error().front().says; }

}  // namespace

TEST_SUITE("cases with the Ombudsman") {
    TEST_CASE("a reference is eight digits, however they are spaced") {
        auto draft = a_case();
        for (auto const* spelling : {"26001234", "26 001 234", " 26 00 12 34"}) {
            draft.reference = spelling;
            REQUIRE(opened(draft, monday));
            CHECK(opened(draft, monday)->reference == "26 001 234");
        }
        for (auto const* nonsense : {"", "26 001 23", "26 001 2345", "26/001/234", "C-7K3M9QXP"}) {
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
        story.enquiries.push_back({1, "The care plan", monday - 20, monday + 5, std::nullopt});
        CHECK(next_step(story) == NextStep{"answer", monday + 5});
        story.enquiries.front().answered_on = monday - 2;
        story.drafts.push_back({1, monday - 1, monday + 9, "", std::nullopt});
        CHECK(next_step(story) == NextStep{"comment", monday + 9});
        story.decision = Decision{"upheld", monday, "No review for a year"};
        CHECK_FALSE(next_step(story));
        story.remedies = {a_remedy(monday + 60), a_remedy(monday + 30)};
        CHECK(next_step(story) == NextStep{"remedy", monday + 30});
        story.remedies = {a_remedy(monday + 60, monday, monday), a_remedy(monday + 30, monday, monday)};
        CHECK_FALSE(next_step(story));
    }

    TEST_CASE("a remedy that nobody showed to the Ombudsman is not done") {
        CHECK(state_of(a_remedy(monday - 1, monday - 3), monday) == RemedyState::late);
        CHECK(state_of(a_remedy(monday, monday - 3), monday) == RemedyState::open);
        CHECK(state_of(a_remedy(monday - 1, monday - 1, monday), monday) == RemedyState::done_on_time);
        CHECK(state_of(a_remedy(monday - 2, monday - 1, monday), monday) == RemedyState::done_late);
    }

    TEST_CASE("remedies are counted of those that are due, done and done on time apart") {
        auto const rates = remedy_rates(
            {a_remedy(monday - 9, monday - 9, monday - 8), a_remedy(monday - 5, monday - 1, monday),
             a_remedy(monday - 1), a_remedy(monday + 1)},
            monday);
        CHECK(rates.due == 3);
        CHECK(rates.done == 2);
        CHECK(rates.on_time == 1);
    }

    TEST_CASE("the uphold rate is upheld of detailed investigations, and what was not investigated is in neither") {
        std::vector<Decision> decisions;
        for (auto const* category :
             {"upheld", "upheld", "not_upheld", "closed_after_enquiries", "referred_back", "incomplete"}) {
            decisions.push_back({category, monday, ""});
        }
        auto const rate = uphold_rate(decisions);
        CHECK(rate.upheld == 2);
        CHECK(rate.investigated == 3);
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

    TEST_CASE("a financial year begins on 1 April") {
        CHECK(financial_year(*day_of(2027, 3, 31)) == 2026);
        CHECK(financial_year(*day_of(2027, 4, 1)) == 2027);
        CHECK(spoken_year(2026) == "2026 to 2027");
    }

    TEST_CASE("remedies are agreed in a decision, and none before it") {
        auto story = a_story();
        RemedyDraft const draft{RemedyKind::personal, RemedyType::apology, "Apologise in writing", 4,
                                typed(monday + 28)};
        CHECK(first_problem(agreed(draft, story)) == "Record the decision first: remedies are agreed in it");
        story.decision = Decision{"upheld", monday, "No review for a year"};
        REQUIRE(agreed(draft, story));
        auto early = draft;
        early.due = typed(monday - 1);
        CHECK(first_problem(agreed(early, story)) == "The day by which it is due must not be before the decision");
    }

    TEST_CASE("evidence cannot be sent before the remedy was done") {
        auto story = a_story();
        story.decision = Decision{"upheld", monday - 9, ""};
        auto const remedy = a_remedy(monday + 5);
        CHECK(first_problem(shown_done({typed(monday - 1), "The letter", typed(monday - 2)}, remedy, story, monday)) ==
              "The evidence cannot have been sent before the remedy was done");
        CHECK(shown_done({typed(monday - 1), "The letter", typed(monday)}, remedy, story, monday));
    }
}
