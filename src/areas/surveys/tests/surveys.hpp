#pragma once
// A survey at Thornmere, people who are asked, and what they answer, for the tests of this area.

#include "areas/surveys/letterbox.hpp"
#include "people/tests/stage.hpp"

namespace heed::surveys {

/// A whole draft: "After an assessment", both questions, a reminder after 14 days.
SurveyDraft a_draft();

struct SurveyStage : people::Stage {
    SurveyStage();

    Id<Survey> begin(SurveyDraft const& draft = a_draft());

    /// Somebody who is asked by letter; the number makes the address, so that each is another person.
    Event somebody(int number = 1);
    AskedOf ask(std::vector<Event> const& events);
    /// Asks somebody by letter and gives the code.
    std::string code_for(int number = 1);
    /// The code of the invitation asked last.
    std::string last_code();

    Answered an_answer(Answer outcome = Answer::good, Answer service = Answer::best);
    void answer(std::string const& code, Answered const& answered);

    std::int64_t count(std::string const& table);
    Doing doing();

    std::int64_t northside = 0;
    std::int64_t homecare = 0;
    std::string key;
};

}  // namespace heed::surveys
