#pragma once
// The Ombudsman's own words that change from year to year, kept as tables: the decision categories with the years in which
// each was in use, and the categories of complaints. And the year that all of its figures go by.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/day.hpp"

namespace heed::ombudsman {

/// One of the Ombudsman's decision categories in the years in which it is in use.
struct DecisionCategory {
    std::string code;
    std::string name;
    int first_year = 0;         ///< the financial year that begins in this year
    int last_year = 0;          ///< 0: still in use
    bool investigated = false;  ///< a detailed investigation: it counts in the uphold rate
    bool upheld = false;
};
/// Every category there ever was, in the order of the table.
std::vector<DecisionCategory> const& decision_categories();
/// Nothing if there is none with this code.
DecisionCategory const* find_category(std::string_view code);
/// Those in use on that day.
std::vector<DecisionCategory> categories_on(Day day);
/// Its name, or "Not decided".
std::string spoken_decision(std::string_view code);

/// The sub-categories of "Adult care services" that we know; a council adds its own in its settings.
struct Subject {
    std::string name;
    bool seen = false;  ///< on a published decision; the others are believed to be in use
};
std::vector<Subject> const& subjects();

/// The year in which a financial year begins: 2026 for 31 March 2027.
int financial_year(Day day);
/// "2026 to 2027".
std::string spoken_year(int first);
/// 1 April and 31 March.
std::pair<Day, Day> days_of_year(int first);

}  // namespace heed::ombudsman
