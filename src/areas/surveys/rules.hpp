#pragma once
// The verbs and questions of surveys, pure: today is passed in.

#include <cstdint>
#include <optional>
#include <string>

#include "areas/surveys/survey.hpp"
#include "kernel/outcome.hpp"

namespace heed::surveys {

// ---- writing a survey

/// As it was typed. Numbers are text until they are judged.
struct SurveyDraft {
    std::string name;
    std::optional<EventKind> event;
    std::string intro;
    std::string easy_intro;
    std::string outcome, easy_outcome;
    std::string service, easy_service;
    bool asks_what_matters = true;
    std::vector<QuestionKind> more;  ///< of listened, understood, in_time, next_step
    std::string target = "75";
    std::string remind_after = "14";
    std::string closes_after = "42";
    std::string not_again_within = "90";
    std::string address;
};

/// What a survey begins with: the two questions and why we ask, in both kinds of words.
SurveyDraft fresh_draft(std::string address);

struct Written {
    Survey survey;
    Version version;
};

/// A survey with its words. Both the outcome and the service are asked, always, and as two questions.
Outcome<Written> written(SurveyDraft const& draft);
/// The words of a draft, whole or not: for its reading age.
Version words_of(SurveyDraft const& draft);
SurveyDraft draft_of(Survey const& survey, Version const& version);

/// More than these are not answered on a phone in a minute.
constexpr std::size_t most_questions = 6;
constexpr std::size_t most_of_question = 200;  ///< characters
constexpr std::size_t most_of_intro = 600;

// ---- answering

constexpr std::size_t most_of_words = 2000;  ///< characters of what somebody writes

struct AnswerDraft {
    std::map<QuestionKind, std::optional<Answer>> answers;
    std::optional<FilledBy> filled_by;
    std::string words;
    std::optional<bool> may_use_words;
    std::optional<bool> ring;
    std::string ring_name;
    std::string ring_phone;
    std::string ring_about;
    std::string ring_when;
    std::optional<bool> worker_may_know;
};

/// Somebody wants to be rung. It stands apart from what they answered from here on.
struct Ring {
    std::string name;
    std::string phone;
    std::string about;
    std::string when;
    bool worker_may_know = false;
};

struct Answered {
    Answers answers;
    FilledBy filled_by = FilledBy::self;
    std::string words;  ///< empty unless they may be used
    std::optional<Ring> ring;
};

/// The questions of the version that this invitation asks: without "what matters" where nothing was said before.
std::vector<Question> asked_of(Version const& version, Invitation const& invitation);

Outcome<Answered> answered(AnswerDraft const& draft, std::vector<Question> const& asked);

// ---- asking

/// Whether somebody who was last asked on that day may be asked again.
bool may_be_asked_again(Day asked_on, std::int64_t not_again_within, Day today);

// ---- counting

/// Answers are counted together, never one by one: once five of a survey lie in the letterbox, or the oldest has lain there
/// for a fortnight. So neither a result that is looked at every day nor two copies of the records tell whose answer came.
constexpr std::size_t fewest_in_a_batch = 5;
constexpr int longest_in_the_letterbox = 14;
bool is_emptied(std::size_t letters, Day oldest, Day today);

/// An answer says its team and service only where at least five people were asked there in its quarter. Until then it waits;
/// two months after the quarter it is counted without them.
constexpr std::int64_t fewest_asked = 5;
constexpr int days_after_the_quarter = 60;
enum class Leaves { with_its_team, without_its_team, not_yet };
Leaves how_it_leaves(std::int64_t asked_there, Day quarter, Day today);

}  // namespace heed::surveys
