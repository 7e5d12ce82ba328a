#include "areas/surveys/results_store.hpp"

#include "store/rows.hpp"

namespace heed::surveys {

namespace {

std::vector<TallyLine> tallies(store::Reading const& db, Id<Survey> survey, std::string_view part, Day first,
                               Day last) {
    return store::rows<TallyLine>(db,
                                  "select quarter, filled_by, team, service, kind, answer, number from survey_tallies"
                                  " where council = :council and survey = :survey and quarter >= :first"
                                  " and quarter <= :last and part = :part"
                                  " order by quarter, filled_by, team, service, kind, answer",
                                  db.council(), survey, first, last, part);
}

}  // namespace

std::vector<TallyLine> tallies_by_place(store::Reading const& db, Id<Survey> survey, Day first, Day last) {
    return tallies(db, survey, "where", first, last);
}

std::vector<TallyLine> tallies_by_who(store::Reading const& db, Id<Survey> survey, Day first, Day last) {
    return tallies(db, survey, "who", first, last);
}

std::vector<AskedLine> asked_lines(store::Reading const& db, Id<Survey> survey, Day first, Day last) {
    return store::rows<AskedLine>(db,
                                  "select quarter, team, way, cast(sum(asked) as bigint) as asked,"
                                  " cast(sum(answered) as bigint) as answered from survey_asked"
                                  " where council = :council and survey = :survey and quarter >= :first"
                                  " and quarter <= :last group by quarter, team, way order by quarter, team, way",
                                  db.council(), survey, first, last);
}

std::optional<Day> first_quarter(store::Reading const& db, Id<Survey> survey) {
    return store::value_if_any<Day>(db,
                                    "select quarter from survey_asked where council = :council and survey = :survey"
                                    " order by quarter limit 1",
                                    db.council(), survey);
}

std::int64_t count_letters(store::Reading const& db, Id<Survey> survey) {
    return store::value<std::int64_t>(db,
                                      "select count(*) from (select id from survey_letterbox where council = :council"
                                      " and survey = :survey order by came_on limit 100) few",
                                      db.council(), survey);
}

}  // namespace heed::surveys
