#include "areas/ombudsman/typed_days.hpp"

#include <fmt/format.h>

namespace heed::ombudsman {

std::optional<Day> day_in_the_past(web::Checking& checking, web::TypedDay const& typed, std::string_view field,
                                   std::string_view what, Day today) {
    auto const day = checking.take(web::day_from(typed, field, what));
    checking.expect(!day || *day <= today, field, fmt::format("{} must be today or in the past", what));
    return day;
}

void expect_not_before(web::Checking& checking, std::optional<Day> day, Day first, std::string_view field,
                       std::string_view what, std::string_view event) {
    checking.expect(!day || *day >= first, field,
                    fmt::format("{} must be on or after {}, {}", what, heed::spoken(first), event));
}

}  // namespace heed::ombudsman
