// What a survey must ask, what an answer must say, and when answers are counted.

#include <algorithm>

#include <doctest/doctest.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/tests/surveys.hpp"

using namespace heed;
using namespace heed::surveys;

namespace {

std::string problem_with(SurveyDraft const& draft, std::string_view field) {
    auto const made = written(draft);
    return made ? "" : web::error_of(made.error(), field);
}

std::vector<Question> const both{question_of(QuestionKind::outcome), question_of(QuestionKind::service)};

AnswerDraft an_answer() {
    AnswerDraft draft;
    draft.answers = {{QuestionKind::outcome, Answer::good}, {QuestionKind::service, Answer::cannot_say}};
    draft.filled_by = FilledBy::proxy;
    return draft;
}

std::string problem_with(AnswerDraft const& draft, std::string_view field) {
    auto const made = answered(draft, both);
    return made ? "" : web::error_of(made.error(), field);
}

Day day(std::string_view text) { return *parse_day(text); }

}  // namespace

TEST_SUITE("surveys: rules") {
    TEST_CASE("every survey asks about the outcome and about the service, as two questions") {
        auto const made = written(a_draft()).value();
        auto const asks = [&](QuestionKind kind) {
            return std::ranges::count(made.version.questions, kind, &Question::kind);
        };
        CHECK(asks(QuestionKind::outcome) == 1);
        CHECK(asks(QuestionKind::service) == 1);
        auto draft = a_draft();
        draft.outcome.clear();
        CHECK(problem_with(draft, "outcome") == "Enter how you ask whether it helped");
        draft = a_draft();
        draft.easy_service.clear();
        CHECK(problem_with(draft, "easy_service") == "Enter the same question in Easy Read words");
    }

    TEST_CASE("a survey has six questions at the most") {
        auto draft = a_draft();
        draft.more = {QuestionKind::listened, QuestionKind::understood, QuestionKind::in_time};
        CHECK(problem_with(draft, "more").empty());
        draft.more.push_back(QuestionKind::next_step);
        CHECK(problem_with(draft, "more") == "Ask 6 questions or fewer: more are not answered");
    }

    TEST_CASE("the settings of a survey are whole numbers in their range") {
        auto draft = a_draft();
        draft.target = "101";
        CHECK(problem_with(draft, "target") == "Enter a whole number from 1 to 100");
        draft.target = "three quarters";
        CHECK(problem_with(draft, "target") == "Enter a whole number from 1 to 100");
        draft = a_draft();
        draft.remind_after = "42";
        CHECK(problem_with(draft, "remind_after") == "The reminder must come before the survey closes for them");
        draft = a_draft();
        draft.address = "javascript:alert(1)";
        CHECK_FALSE(problem_with(draft, "address").empty());
    }

    TEST_CASE("a survey that is changed begins with its own words") {
        auto const made = written(a_draft()).value();
        auto const again = written(draft_of(made.survey, made.version)).value();
        CHECK(again.version.questions == made.version.questions);
        CHECK(again.survey.address == made.survey.address);
    }

    TEST_CASE("what matters is asked only of who said it before") {
        auto const made = written(a_draft()).value();
        Invitation invitation;
        CHECK(asked_of(made.version, invitation).size() == 2);
        invitation.matters = "To see my sister";
        CHECK(asked_of(made.version, invitation).size() == 3);
    }

    TEST_CASE("one may say that one cannot say, but the two questions and who filled it in must be answered") {
        CHECK(answered(an_answer(), both).has_value());
        auto draft = an_answer();
        draft.answers.erase(QuestionKind::service);
        CHECK(problem_with(draft, "service") == "Choose an answer. You can say that you do not know");
        draft = an_answer();
        draft.filled_by.reset();
        CHECK(problem_with(draft, "filled_by") == "Say who filled this in");
    }

    TEST_CASE("words that may not be used are not kept") {
        auto draft = an_answer();
        draft.words = "The rail came late.";
        CHECK(problem_with(draft, "may_use") == "Say whether we may use your words");
        draft.may_use_words = false;
        CHECK(answered(draft, both)->words.empty());
        draft.may_use_words = true;
        CHECK(answered(draft, both)->words == "The rail came late.");
        draft.words = std::string(2001, 'x');
        CHECK_FALSE(problem_with(draft, "words").empty());
    }

    TEST_CASE("nobody's worker is told that they want to be rung unless they said so") {
        auto draft = an_answer();
        draft.ring = true;
        CHECK(problem_with(draft, "ring_phone") == "Enter a telephone number with its area code");
        draft.ring_phone = "07700 900123";
        CHECK_FALSE(answered(draft, both)->ring->worker_may_know);
        draft.worker_may_know = true;
        CHECK(answered(draft, both)->ring->worker_may_know);
        draft.ring.reset();
        CHECK(problem_with(draft, "ring") == "Say whether somebody should ring you");
    }

    TEST_CASE("only answers to what was asked are taken") {
        auto draft = an_answer();
        draft.answers[QuestionKind::in_time] = Answer::worst;
        CHECK_FALSE(answered(draft, both)->answers.contains(QuestionKind::in_time));
    }

    TEST_CASE("nobody is asked a second time within the survey's days") {
        CHECK_FALSE(may_be_asked_again(day("2026-09-01"), 90, day("2026-11-29")));
        CHECK(may_be_asked_again(day("2026-09-01"), 90, day("2026-11-30")));
        CHECK(may_be_asked_again(day("2026-09-01"), 0, day("2026-09-01")));
    }

    TEST_CASE("answers are counted five together, or when the oldest has lain there for a fortnight") {
        auto const today = day("2026-11-23");
        CHECK_FALSE(is_emptied(0, today, today));
        CHECK_FALSE(is_emptied(4, today - 13, today));
        CHECK(is_emptied(5, today, today));
        CHECK(is_emptied(1, today - 14, today));
    }

    TEST_CASE("an answer says its team only where five people were asked, and waits for them two months at the most") {
        auto const quarter = day("2026-07-01");
        CHECK(how_it_leaves(5, quarter, day("2026-07-02")) == Leaves::with_its_team);
        CHECK(how_it_leaves(4, quarter, day("2026-07-02")) == Leaves::not_yet);
        CHECK(how_it_leaves(4, quarter, day("2026-11-29")) == Leaves::not_yet);
        CHECK(how_it_leaves(4, quarter, day("2026-11-30")) == Leaves::without_its_team);
    }

    TEST_CASE("quarters begin in January, April, July and October, and years in April") {
        CHECK(quarter_of(day("2026-11-23")) == day("2026-10-01"));
        CHECK(next_quarter(day("2026-10-01")) == day("2027-01-01"));
        CHECK(spoken_quarter(day("2026-10-01")) == "October to December 2026");
        CHECK(year_of(day("2026-03-31")) == day("2025-04-01"));
        CHECK(year_of(day("2026-04-01")) == day("2026-04-01"));
        CHECK(spoken_year(day("2026-04-01")) == "April 2026 to March 2027");
    }

    TEST_CASE("answers are kept as words and read again; what is no answer is passed over") {
        Answers const answers{{QuestionKind::outcome, Answer::worst}, {QuestionKind::in_time, Answer::cannot_say}};
        CHECK(as_text(answers) == "outcome=worst in_time=cannot_say");
        CHECK(answers_in(as_text(answers)) == answers);
        CHECK(answers_in("outcome=great =good service= x").empty());
    }

    TEST_CASE("one way to reach somebody has one mark, however it is written") {
        std::string const key(64, 'a');
        CHECK(mark_of_phone(key, "+44 7700 900123") == mark_of_phone(key, "07700 900 123"));
        CHECK(mark_of_phone(key, "0044 7700 900123") == mark_of_phone(key, "07700900123"));
        CHECK(mark_of_phone(key, "07700 900123") != mark_of_phone(key, "07700 900124"));
        CHECK(mark_of_address(key, "Amira", "1 Mill Lane,\nThornmere") ==
              mark_of_address(key, "AMIRA ", "1 mill lane Thornmere"));
        CHECK(mark_of_email(key, "a@example.org") != mark_of_email(std::string(64, 'b'), "a@example.org"));
    }

    TEST_CASE("a code is the same for the same nonce, and another for another") {
        std::string const key(64, 'a');
        CHECK(code_of(key, "one") == code_of(key, "one"));
        CHECK(code_of(key, "one") != code_of(key, "two"));
        CHECK(code_of(key, "one").size() == 14);
        CHECK(kept_code(code_of(key, "one")) ==
              kept_code(code_of(key, "one").substr(0, 4) + code_of(key, "one").substr(5)));
    }
}
