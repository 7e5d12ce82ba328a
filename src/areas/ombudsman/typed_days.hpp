#pragma once
// What the rules of this area ask of the days and the words that were typed.

#include <optional>
#include <string_view>

#include "web/form.hpp"

namespace heed::ombudsman {

/// Of every text that is typed here.
constexpr std::size_t most_words = 1000;

/// A service improvement that is not in the loop within so many days of its decision is asked for.
constexpr int days_to_enter_the_loop = 28;

/// The day, which must be today or in the past; what is wrong stands in `checking`. `what` begins the sentence.
std::optional<Day> day_in_the_past(web::Checking& checking, web::TypedDay const& typed, std::string_view field,
                                   std::string_view what, Day today);

/// "The day on which we answered must be on or after 3 March 2026, when they asked".
void expect_not_before(web::Checking& checking, std::optional<Day> day, Day first, std::string_view field,
                       std::string_view what, std::string_view event);

}  // namespace heed::ombudsman
