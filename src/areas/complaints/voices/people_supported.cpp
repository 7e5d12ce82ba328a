#include "areas/complaints/voices/people_supported.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kernel/csv.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

constexpr std::int64_t most_people = 10'000'000;

tl::unexpected<Problems> wrong_line(CsvRecord const& record, std::string_view says) {
    return problem("groups", fmt::format("Line {}: {}", record.line, says));
}

std::optional<std::int64_t> people_in(std::string_view text) {
    auto const digits = trimmed(text);
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    bool const fits = error == std::errc{} && end == digits.data() + digits.size() && !digits.empty() && number >= 0 &&
                      number <= most_people;
    return fits ? std::optional(number) : std::nullopt;
}

bool is_heading(CsvRecord const& record) {
    return record.fields.size() == 3 && !people_in(record.fields[2]) && lowered(trimmed(record.fields[2])) == "people";
}

bool is_name(std::string_view text) {
    return !text.empty() && length_in_characters(text) <= most_of_a_group_name && is_plain_text(text) &&
           text.find_first_of("\r\n\t") == std::string_view::npos;
}

Outcome<SupportedGroup> group_in(CsvRecord const& record) {
    if (record.fields.size() != 3) {
        return wrong_line(record, "there must be three columns: dimension, group, people");
    }
    SupportedGroup const group{std::string(trimmed(record.fields[0])), std::string(trimmed(record.fields[1])), 0};
    if (!is_name(group.dimension) || !is_name(group.people_group)) {
        return wrong_line(
            record, fmt::format("the dimension and the group need a name of 1 to {} characters", most_of_a_group_name));
    }
    auto const people = people_in(record.fields[2]);
    if (!people) {
        return wrong_line(record, "the third column must be a whole number of people, such as 1250");
    }
    return SupportedGroup{group.dimension, group.people_group, *people};
}

Problems wrong_with(std::vector<Dimension> const& dimensions) {
    Problems problems;
    auto const wrong = [&](std::string says) { problems.push_back({"groups", std::move(says)}); };
    if (dimensions.empty()) {
        wrong("Enter at least one dimension with its groups");
    }
    if (dimensions.size() > most_dimensions) {
        wrong(fmt::format("There can be at most {} dimensions", most_dimensions));
    }
    for (auto const& dimension : dimensions) {
        if (dimension.groups.size() < 2) {
            wrong(fmt::format("{} needs at least two groups", dimension.name));
        }
        if (dimension.groups.size() > most_groups) {
            wrong(fmt::format("{} can have at most {} groups", dimension.name, most_groups));
        }
        if (dimension.people() == 0) {
            wrong(fmt::format("{} has nobody in any of its groups", dimension.name));
        }
    }
    return problems;
}

}  // namespace

std::int64_t Dimension::people() const {
    std::int64_t all = 0;
    for (auto const& group : groups) {
        all += group.people;
    }
    return all;
}

std::vector<Dimension> dimensions_of(std::vector<SupportedGroup> const& groups) {
    std::vector<Dimension> all;
    for (auto const& group : groups) {
        auto found = std::ranges::find(all, group.dimension, &Dimension::name);
        if (found == all.end()) {
            all.push_back({group.dimension, {}});
            found = std::prev(all.end());
        }
        found->groups.push_back(group);
    }
    return all;
}

Outcome<std::vector<SupportedGroup>> people_supported_from(std::string_view text) {
    auto records = read_csv(text, {most_bytes_of_groups, static_cast<std::int64_t>(most_dimensions * most_groups) + 1});
    if (!records) {
        return problem("groups", records.error().front().says);
    }
    std::vector<SupportedGroup> groups;
    for (auto const& record : *records) {
        if (groups.empty() && &record == &records->front() && is_heading(record)) {
            continue;
        }
        auto group = group_in(record);
        if (!group) {
            return tl::make_unexpected(group.error());
        }
        bool const twice = std::ranges::any_of(groups, [&](SupportedGroup const& one) {
            return one.dimension == group->dimension && one.people_group == group->people_group;
        });
        if (twice) {
            return wrong_line(record, fmt::format("{} has the group {} twice", group->dimension, group->people_group));
        }
        groups.push_back(*std::move(group));
    }
    auto problems = wrong_with(dimensions_of(groups));
    return problems.empty() ? Outcome<std::vector<SupportedGroup>>(std::move(groups))
                            : tl::make_unexpected(std::move(problems));
}

}  // namespace heed::complaints
