#pragma once
// How many people the council supports, by group: age band, sex, ethnic group, disability or support reason, first language,
// area ... The groups are the council's own. They are what people are asked about themselves after telling us something.

#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"

namespace heed::complaints {

struct SupportedGroup {
    std::string dimension;     ///< "Age"
    std::string people_group;  ///< "85 and over"
    std::int64_t people = 0;
    bool operator==(SupportedGroup const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SupportedGroup, (), (dimension, people_group, people))

struct PeopleSupported {
    Id<PeopleSupported> id;
    Day as_of;
    std::string source;  ///< where the numbers come from, in a line
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(PeopleSupported, (), (id, as_of, source, at, by))

constexpr std::size_t most_bytes_of_groups = 64U << 10U;
constexpr std::size_t most_dimensions = 12;
constexpr std::size_t most_groups = 30;  ///< of one dimension
constexpr std::size_t most_of_a_group_name = 80;

/// As CSV: dimension, group and a whole number on each line, with or without a heading line. Lines of one dimension need not
/// stand together. Problems name the field "groups" and the line: no two columns more, no group twice, at least two groups of
/// each dimension, at least one person in each dimension, and not more of anything than above.
Outcome<std::vector<SupportedGroup>> people_supported_from(std::string_view text);

/// The dimensions in their order, each with its groups in theirs.
struct Dimension {
    std::string name;
    std::vector<SupportedGroup> groups;

    std::int64_t people() const;
};
std::vector<Dimension> dimensions_of(std::vector<SupportedGroup> const& groups);

}  // namespace heed::complaints
