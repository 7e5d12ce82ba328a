#pragma once
// The tallies of a survey, as rows. Nothing here knows a person.

#include "areas/surveys/results.hpp"
#include "store/store.hpp"

namespace heed::surveys {

/// Of the quarters that begin on these days or between them.
std::vector<TallyLine> tallies_by_place(store::Reading const& db, Id<Survey> survey, Day first, Day last);
std::vector<TallyLine> tallies_by_who(store::Reading const& db, Id<Survey> survey, Day first, Day last);

struct AskedLine {
    Day quarter;
    std::int64_t team = 0;
    Way way = Way::letter;
    std::int64_t asked = 0;
    std::int64_t answered = 0;
};
BOOST_DESCRIBE_STRUCT(AskedLine, (), (quarter, team, way, asked, answered))
std::vector<AskedLine> asked_lines(store::Reading const& db, Id<Survey> survey, Day first, Day last);

/// The quarter in which the first was asked; nothing if nobody was.
std::optional<Day> first_quarter(store::Reading const& db, Id<Survey> survey);

/// How many answers wait to be counted; counted to a hundred and no further.
std::int64_t count_letters(store::Reading const& db, Id<Survey> survey);

}  // namespace heed::surveys
