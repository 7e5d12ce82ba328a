#pragma once
// What the page of a survey, its files and its account say of one year.

#include <functional>

#include "areas/surveys/results_store.hpp"
#include "areas/surveys/store.hpp"
#include "loop/parts.hpp"
#include "people/here.hpp"

namespace heed::surveys {

/// How many were asked, and how many of them answered.
struct Reach {
    std::int64_t asked = 0;
    std::int64_t answered = 0;

    void add(AskedLine const& line);
};

/// What a page of one year is made from.
struct Told {
    Survey survey;
    Day year;
    std::vector<Day> quarters;  ///< those whose answers are all in: figures are of these
    std::vector<TallyLine> by_place;
    std::vector<TallyLine> by_who;
    std::vector<AskedLine> asked;  ///< of the whole year
    std::int64_t waiting = 0;      ///< answers in the letterbox

    Year of(QuestionKind kind) const { return surveys::year_of(by_place, by_who, kind, quarters); }
    /// In those quarters.
    Reach reach() const;
};
Told told_of(store::Reading const& db, Survey const& survey, Day year, Day today);

/// The name of a line: "Sensory support team and Not said, together".
using NameOf = std::function<std::string(std::int64_t)>;
std::string name_of_line(Group const& group, NameOf const& name_of);
NameOf names_of_quarters(Told const& told);
NameOf names_of_teams(store::Reading const& db);
NameOf names_of_services(store::Reading const& db);
NameOf names_of_filled_by();

/// "76%", "38 of 50 (76%)", "63% to 86%".
std::string per_cent(std::int64_t count, std::int64_t of);
std::string in_words(Share const& share);
std::string likely(Share const& share);

/// "said that it helped"
std::string_view satisfied_means(QuestionKind kind);

web::Html who_answered(people::Here const& here, Told const& told);
/// How many are satisfied, whether the target can be told apart from it, and what the silent ones would have to say.
web::Html sentences_of(Told const& told, Year const& year, QuestionKind kind);
web::Html chart_of(people::Here const& here, Survey const& survey, QuestionKind kind);
web::Html tables_of(people::Here const& here, Told const& told, Year const& year, QuestionKind kind);
web::Html other_questions(Told const& told);

}  // namespace heed::surveys
