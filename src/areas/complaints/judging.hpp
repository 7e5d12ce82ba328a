#pragma once
// How an act's form is judged: the days that were typed, and then the rule.

#include <algorithm>
#include <optional>
#include <vector>

#include "areas/complaints/acts.hpp"

namespace heed::complaints {

/// A day that may be missing; what is wrong with it is told by `problems`.
struct ReadDay {
    std::optional<Day> day;
    Problems problems;
};

/// `what` begins the sentence: "The day it is sent" gives "The day it is sent must include a month".
ReadDay read_day(web::Form const& form, std::string const& field, std::string_view what);

/// The act to be done, or everything that is wrong: the days first, then what the rule says of other fields.
template <class T, class Make>
Outcome<Do> judged_with(Outcome<T> const& outcome, std::vector<ReadDay> const& days, Make make) {
    Problems problems;
    for (auto const& day : days) {
        problems.insert(problems.end(), day.problems.begin(), day.problems.end());
    }
    if (!outcome) {
        for (auto const& problem : outcome.error()) {
            if (web::error_of(problems, problem.field).empty() || problem.field.empty()) {
                problems.push_back(problem);
            }
        }
    }
    return problems.empty() ? Outcome<Do>(make(*outcome)) : tl::make_unexpected(problems);
}

bool is_open_complaint(Story const& story);

}  // namespace heed::complaints
