#pragma once
// What the tallies say, and how much of it may be said. Pure. Periods are quarters, and years that begin in April; they never
// overlap, so that no figure can be taken from another to leave a small one.
//
// The rule of small teams: a share is shown from 10 answers on. A team or service with fewer in a quarter is shown for the
// year; what is not shown by itself stands together in one line of its quarter. Where a small number could still be worked
// out from the others, another one is not shown either (measure/suppression.hpp); in one publication stand the quarters and
// the year of every team, of every service and of all.

#include <map>
#include <optional>
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
    bool hidden = false;  ///< then both numbers are 0

    Share& operator+=(Share const& more);
    bool operator==(Share const&) const = default;
};

/// One team, one service, or all; its quarters in their order and the year.
struct Line {
    std::int64_t id = 0;  ///< 0: not said
    std::vector<Share> quarters;
    Share year;
};

struct Table {
    std::vector<Line> lines;  ///< by id
    Line together;            ///< those of a quarter that are not shown by themselves; hidden where there are none
};

/// One question in one year.
struct Year {
    std::vector<Day> quarters;
    Line all;
    Table teams;
    Table services;
    std::map<FilledBy, Share>
        filled_by;                   ///< of the year; empty where they cannot be told apart without showing a small one
    std::int64_t could_not_say = 0;  ///< of the year; not part of any share
    std::map<Answer, std::int64_t> given;  ///< of the year; empty where fewer than 10 answered
};

/// `by_place` and `by_who` are the tallies of one year; lines of other questions are passed over. `quarters` begin in April.
Year year_of(std::span<TallyLine const> by_place, std::span<TallyLine const> by_who, QuestionKind kind,
             std::vector<Day> const& quarters);

/// The quarters of a year that have begun.
std::vector<Day> quarters_of(Day year, Day today);

}  // namespace heed::surveys
