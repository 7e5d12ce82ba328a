#pragma once
// The nouns. A survey asks people how it was after something happened. Two things are always asked apart: whether it helped
// with what mattered (the outcome), and how they were treated (the service).
//
// What the words of this area promise: nobody can tell afterwards who gave which answer. An invitation, which knows whom to
// ask, is deleted in the transaction that takes its answer; an answer lies in the letterbox without it, and is itself
// deleted when it has been counted.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"

namespace heed::surveys {

/// After what people are asked.
enum class EventKind { assessment_finished, review_finished, contact_closed };
BOOST_DESCRIBE_ENUM(EventKind, assessment_finished, review_finished, contact_closed)

/// The set of questions. outcome and service are in every survey; matters asks back what the person said mattered to them.
enum class QuestionKind { outcome, service, matters, listened, understood, in_time, next_step };
BOOST_DESCRIBE_ENUM(QuestionKind, outcome, service, matters, listened, understood, in_time, next_step)

/// From best to worst, with words of its own for each question; the two best count as satisfied. cannot_say is kept and
/// counted, and is no part of the share.
enum class Answer { best, good, middle, bad, worst, cannot_say };
BOOST_DESCRIBE_ENUM(Answer, best, good, middle, bad, worst, cannot_say)

enum class FilledBy { self, helped, proxy };
BOOST_DESCRIBE_ENUM(FilledBy, self, helped, proxy)

/// How somebody is asked.
enum class Way { email, letter, phone };
BOOST_DESCRIBE_ENUM(Way, email, letter, phone)

/// How an answer came.
enum class Channel { web, paper, phone };
BOOST_DESCRIBE_ENUM(Channel, web, paper, phone)

struct Survey {
    Id<Survey> id;
    std::string name;
    EventKind event = EventKind::assessment_finished;
    std::int64_t target = 75;            ///< per cent who should be satisfied
    std::int64_t remind_after = 14;      ///< days; 0: nobody is reminded
    std::int64_t closes_after = 42;      ///< days after which the code works no more and the contact is forgotten
    std::int64_t not_again_within = 90;  ///< days in which the same person is not asked a second time, by any survey
    std::string address;                 ///< how people reach this server: "https://heed.example"
    std::int64_t owner = 0;
    std::int64_t version = 1;  ///< the words that are asked now
    Instant made_at;
    std::int64_t made_by = 0;
    std::optional<Day> ended_on;
    std::int64_t run = 0;  ///< the measure that its quarters are added to; 0: none
};
BOOST_DESCRIBE_STRUCT(Survey, (),
                      (id, name, event, target, remind_after, closes_after, not_again_within, address, owner, version,
                       made_at, made_by, ended_on, run))

struct Question {
    QuestionKind kind = QuestionKind::outcome;
    std::string words;
    std::string easy_words;
    bool operator==(Question const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Question, (), (kind, words, easy_words))

/// The words of a survey. Who was asked with one version answers that version.
struct Version {
    std::int64_t number = 1;
    std::string intro;
    std::string easy_intro;
    Instant at;
    std::int64_t by = 0;
    std::vector<Question> questions{};
};
BOOST_DESCRIBE_STRUCT(Version, (), (number, intro, easy_intro, at, by))

/// What is to be done with an invitation next.
enum class Next { print, ring, wait };
BOOST_DESCRIBE_ENUM(Next, print, ring, wait)

/// Somebody who was asked and has not answered. It exists no longer than that.
struct Invitation {
    Id<Invitation> id;
    Id<Survey> survey;
    std::int64_t version = 1;
    std::string nonce;
    std::string code;  ///< the hash of it
    std::int64_t team = 0;
    std::int64_t service = 0;
    Day quarter;  ///< its first day
    Way way = Way::letter;
    std::string name;  ///< only for a letter or a call
    std::string email;
    std::string phone;
    std::string address;
    std::string language;  ///< empty: English
    bool easy_read = false;
    bool large_print = false;
    std::string matters;  ///< what they said mattered to them, in their words; or empty
    std::string mark;     ///< keyed hash of the way to reach them
    Next next = Next::wait;
    std::optional<Day> remind_on;
    bool reminded = false;
    Day closes_on;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, survey, version, nonce, code, team, service, quarter, way, name, email, phone, address,
                       language, easy_read, large_print, matters, mark, next, remind_on, reminded, closes_on))

/// What was answered, in the letterbox. Its number is at random, so that it says nothing about its place among others.
struct Letter {
    Id<Letter> id;
    Id<Survey> survey;
    Day quarter;
    std::int64_t team = 0;
    std::int64_t service = 0;
    Way way = Way::letter;
    FilledBy filled_by = FilledBy::self;
    Day came_on;
    std::string answers;  ///< "outcome=good service=best"
    std::string words;    ///< what they wrote, if we may use it
};
BOOST_DESCRIBE_STRUCT(Letter, (), (id, survey, quarter, team, service, way, filled_by, came_on, answers, words))

using Answers = std::map<QuestionKind, Answer>;
std::string as_text(Answers const& answers);
Answers answers_in(std::string_view text);

inline bool is_satisfied(Answer answer) { return answer == Answer::best || answer == Answer::good; }

/// The first day of the quarter (January, April, July, October) that a day lies in, and that of the next.
Day quarter_of(Day day);
Day next_quarter(Day quarter);
/// "April to June 2026", "Apr to Jun 2026".
std::string spoken_quarter(Day quarter);
std::string brief_quarter(Day quarter);

/// Years begin in April, as a council's do: the first day of the year that a day lies in; "April 2026 to March 2027".
Day year_of(Day day);
std::string spoken_year(Day year);

/// "After an assessment", "With help", "By letter": the words on the screen.
std::string_view spoken(EventKind event);
std::string_view spoken(QuestionKind kind);
std::string_view spoken(FilledBy filled_by);
std::string_view spoken(Way way);

/// What may be answered to a question, in plain words and in Easy Read.
std::string_view spoken(QuestionKind kind, Answer answer, bool easy);

/// The words that a question begins with; those beyond outcome, service and matters are always asked like this.
Question question_of(QuestionKind kind);

}  // namespace heed::surveys
