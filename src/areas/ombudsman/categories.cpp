#include "areas/ombudsman/categories.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "areas/ombudsman/table.hpp"
#include "kernel/must.hpp"

namespace heed::ombudsman {

namespace {

std::vector<DecisionCategory> read_categories() {
    std::vector<DecisionCategory> categories;
    for (auto const& row : table_rows("areas/ombudsman/embedded/decision_categories.tsv", 6)) {
        categories.push_back({row[0], row[1], std::stoi(row[2]), row[3] == "-" ? 0 : std::stoi(row[3]), row[4] == "yes",
                              row[5] == "yes"});
    }
    return categories;
}

std::vector<Subject> read_subjects() {
    std::vector<Subject> subjects;
    for (auto const& row : table_rows("areas/ombudsman/embedded/subjects.tsv", 2)) {
        subjects.push_back({row[0], row[1] == "yes"});
    }
    return subjects;
}

}  // namespace

std::vector<DecisionCategory> const& decision_categories() {
    static auto const categories = read_categories();
    return categories;
}

DecisionCategory const* find_category(std::string_view code) {
    auto const& all = decision_categories();
    auto const found = std::ranges::find(all, code, &DecisionCategory::code);
    return found == all.end() ? nullptr : &*found;
}

std::vector<DecisionCategory> categories_on(Day day) {
    auto const year = financial_year(day);
    std::vector<DecisionCategory> found;
    std::ranges::copy_if(decision_categories(), std::back_inserter(found), [&](DecisionCategory const& one) {
        return one.first_year <= year && (one.last_year == 0 || year <= one.last_year);
    });
    return found;
}

std::string spoken_decision(std::string_view code) {
    auto const* category = find_category(code);
    return category == nullptr ? std::string("Not decided") : category->name;
}

std::vector<Subject> const& subjects() {
    static auto const all = read_subjects();
    return all;
}

int financial_year(Day day) {
    auto const date = day.date();
    auto const year = static_cast<int>(date.year());
    return date.month() < std::chrono::April ? year - 1 : year;
}

std::string spoken_year(int first) { return fmt::format("{} to {}", first, first + 1); }

std::pair<Day, Day> days_of_year(int first) {
    auto const from = day_of(first, 4, 1);
    auto const to = day_of(first + 1, 3, 31);
    must(from && to, "a financial year has a first and a last day");
    return {*from, *to};
}

}  // namespace heed::ombudsman
