#pragma once
// What the tallies say, and how much of it may be said. Pure. Shown are quarters whose answers are all in, and years that
// begin in April; neither overlaps with another, so that no figure can be taken from another to leave a small one.
//
// The rule of small teams: a share is shown from 10 answers on. A quarter is shown for all teams together, a team and a
// service for the year. Those with fewer stand together in one line, and the next smallest with them until the line has ten
// answers of at least two of them. So each table divides all into groups of ten or more. Two such tables beside one another
// can still give a small group away, by a line of one without lines of the other. So services are made of whole lines of
// teams, and quarters are put together, as few answers as possible, until nothing is left to give away: see `exposes`.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "areas/surveys/survey.hpp"

namespace heed::surveys {

constexpr std::int64_t fewest_to_show = 10;

/// One line of the tallies, by place or by who filled it in.
struct TallyLine {
    Day quarter;
    std::string filled_by;  ///< "" in those by place
    std::int64_t team = 0;
    std::int64_t service = 0;
    QuestionKind kind = QuestionKind::outcome;
    Answer answer = Answer::best;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(TallyLine, (), (quarter, filled_by, team, service, kind, answer, number))

/// How many were satisfied of those who could say.
struct Share {
    std::int64_t satisfied = 0;
    std::int64_t said = 0;

    Share& operator+=(Share const& more);
    bool operator==(Share const&) const = default;
};

/// One line of a table: a team, a service, a quarter, or several that are shown together.
struct Group {
    std::vector<std::int64_t> ids;  ///< 0: not said; of quarters, their positions; of `filled_by`, its enumerators
    Share share;
    bool operator==(Group const&) const = default;
};

/// Groups of 10 or more that divide all; empty where there would be only one (of quarters: where none is shown by itself).
using Table = std::vector<Group>;

/// One question in one year.
struct Year {
    Share all;  ///< of nobody where fewer than 10 answered: then nothing else is shown either
    Table quarters;
    Table teams;
    Table services;
    Table filled_by;
    std::int64_t could_not_say = 0;        ///< not part of any share
    std::map<Answer, std::int64_t> given;  ///< how many gave each answer; empty where fewer than 30 did
};

/// `by_place` and `by_who` are tallies; lines of other questions and quarters are passed over.
Year year_of(std::span<TallyLine const> by_place, std::span<TallyLine const> by_who, QuestionKind kind,
             std::vector<Day> const& quarters);

/// How many days after a quarter its last answer may still be counted: so long its figures move, now and then by one answer.
int days_answers_come(Survey const& survey);
/// The quarters of a year that are over, with all their answers in.
std::vector<Day> quarters_of(Day year, Day today, int days_answers_come);

// ---- the parts, for their tests

/// The rule of small teams on one table. Who has no answer has no line.
Table pooled(std::map<std::int64_t, Share> const& shares);

/// People who are in the same line of each table. `one` and `other` are positions.
struct Both {
    std::size_t one = 0;
    std::size_t other = 0;
    std::int64_t said = 0;
};

/// Whether sums and differences of the lines of two tables, each dividing all into groups of ten or more, give the number of
/// a group of fewer than ten (but not of none). What can be worked out are, besides whole lines, unions of lines of one table
/// without the lines of the other that lie in them, so it is enough to look at each set of lines of the second and at the
/// lines of the first that they touch. `lines_of_other` is at most 16.
bool exposes(std::vector<Both> const& both, std::size_t lines_of_other);

}  // namespace heed::surveys
