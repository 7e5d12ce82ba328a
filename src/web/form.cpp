#include "web/form.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::web {

namespace {

/// What happens in social care happens between these. A day far outside is a slip of the keyboard, and what counts working
/// days to it, or adds some to it, would take very long or leave the calendar.
constexpr int earliest_year = 1900;
constexpr int latest_year = 2199;

std::string tidied(std::string_view typed) {
    std::string text;
    text.reserve(typed.size());
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] == '\r') {
            text += '\n';
            i += i + 1 < typed.size() && typed[i + 1] == '\n' ? 1 : 0;
        } else {
            text += typed[i];
        }
    }
    return std::string(trimmed(text));
}

std::optional<int> whole_number(std::string_view text) {
    bool const digits = !text.empty() && text.size() <= 9 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
        return std::nullopt;
    }
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<unsigned> month_number(std::string_view typed) {
    if (auto const number = whole_number(typed)) {
        return static_cast<unsigned>(*number);
    }
    auto const word = lowered(typed);
    for (unsigned month = 1; word.size() >= 3 && month <= 12; ++month) {
        auto const name = lowered(split(spoken(*day_of(2000, month, 1)), ' ')[1]);
        if (name.starts_with(word)) {
            return month;
        }
    }
    return std::nullopt;
}

std::string missing_parts(TypedDay const& typed) {
    std::vector<std::string_view> missing;
    if (typed.day.empty()) {
        missing.emplace_back("a day");
    }
    if (typed.month.empty()) {
        missing.emplace_back("a month");
    }
    if (typed.year.empty()) {
        missing.emplace_back("a year");
    }
    return fmt::format("{}", fmt::join(missing, " and "));
}

}  // namespace

std::string Form::text(std::string_view name) const {
    auto const found = std::ranges::find(fields_, name, &Field::name);
    return found == fields_.end() ? std::string() : tidied(found->value);
}

std::vector<std::string> Form::all(std::string_view name) const {
    std::vector<std::string> found;
    for (auto const& field : fields_) {
        if (field.name == name && !trimmed(field.value).empty()) {
            found.push_back(tidied(field.value));
        }
    }
    return found;
}

bool Form::has(std::string_view name) const { return std::ranges::find(fields_, name, &Field::name) != fields_.end(); }

TypedDay Form::typed_day(std::string_view name) const {
    auto const part = [&](std::string_view which) { return text(fmt::format("{}-{}", name, which)); };
    return {part("day"), part("month"), part("year")};
}

std::optional<int> Form::number(std::string_view name) const { return whole_number(text(name)); }

Outcome<Day> day_from(TypedDay const& typed, std::string_view field, std::string_view what) {
    if (typed.empty()) {
        return problem(std::string(field), fmt::format("Enter {}", begun_small(what)));
    }
    if (typed.day.empty() || typed.month.empty() || typed.year.empty()) {
        return problem(std::string(field), fmt::format("{} must include {}", what, missing_parts(typed)));
    }
    auto const day = whole_number(typed.day);
    auto const month = month_number(typed.month);
    auto const year = whole_number(typed.year);
    if (year && *year < 1000) {
        return problem(std::string(field), fmt::format("{}: the year must have 4 numbers", what));
    }
    if (year && (*year < earliest_year || *year > latest_year)) {
        return problem(std::string(field),
                       fmt::format("{}: the year must be between {} and {}", what, earliest_year, latest_year));
    }
    auto const found = day && month && year ? day_of(*year, *month, static_cast<unsigned>(*day)) : std::nullopt;
    if (!found) {
        return problem(std::string(field), fmt::format("{} must be a real date, such as 27 3 2026", what));
    }
    return *found;
}

std::string error_of(Problems const& problems, std::string_view field) {
    auto const found = std::ranges::find(problems, field, &Problem::field);
    return found == problems.end() ? std::string() : found->says;
}

void Checking::expect_text(std::string const& value, std::string_view field, std::string_view enter, std::size_t most) {
    expect(!value.empty(), field, enter);
    auto const length = length_in_characters(value);
    if (length > most) {
        problems_.push_back(
            {std::string(field), fmt::format("This must be {} characters or fewer; it has {}", most, length)});
    }
}

void Checking::expect_at_most(std::string const& value, std::string_view field, std::string_view what,
                              std::size_t most) {
    expect(length_in_characters(value) <= most, field, fmt::format("{} must be {} characters or fewer", what, most));
}

}  // namespace heed::web
