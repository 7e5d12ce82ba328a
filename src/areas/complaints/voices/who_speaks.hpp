#pragma once
// Who is not complaining. Of the people that the council supports, each group's complaints and concerns are held against
// what they would be if every group spoke up alike. Fear, a language, a form that cannot be read: a barrier shows as silence.
//
//   rate      how many told us something, for each 1,000 people supported, with the exact Poisson interval (measure/counts)
//   expected  the group's share of the people supported, of all who said to which group of this dimension they belong
//   chance    if all spoke alike, those of the group are binomial among all who said so: twice the smaller exact tail
//   verdict   by Holm (Scand J Stat 1979;6:65-70) over every group that is looked at, of all dimensions: where all groups
//             speak alike, a wrong verdict anywhere on the page comes in at most 1 page of 20
//   bounds    some never say to which group they belong. The rate is shown as if none of those belonged to the group, and
//             as if all of them did; "whoever the silent ones are" says that the verdict holds in the second case too
//
// Small numbers of people are hidden (measure/suppression), others with them where they would give one away. The whole (all
// who told us something) and those who did not say are known to the reader and are never hidden. Of a hidden count the
// verdict is that of the largest hidden number, so that it says no more than "from 1 to 4"; and it is said only where every
// hidden count could still be another one for a reader who knows of each whether it is small (measure/another_table). Where
// hidden counts cannot be protected at all, because hardly anybody said this of themselves, nothing of the dimension is shown.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "areas/complaints/voices/people_supported.hpp"
#include "measure/interval.hpp"
#include "measure/suppression.hpp"

namespace heed::complaints {

enum class Speaks { cannot_be_told_apart, fewer, more, not_shown };
BOOST_DESCRIBE_ENUM(Speaks, cannot_be_told_apart, fewer, more, not_shown)

/// What is known of one dimension in one stretch of time.
struct DimensionHeard {
    Dimension dimension;
    std::vector<std::int64_t> told;  ///< by group, those who said that they belong to it
};

struct GroupShown {
    std::string name;
    measure::ShownCount people;
    measure::ShownCount told;
    std::optional<double> expected;
    std::optional<double> rate;               ///< for each 1,000 people, nobody of the silent counted
    std::optional<measure::Interval> likely;  ///< of that rate
    std::optional<double> rate_if_all;        ///< for each 1,000 people, all of the silent counted
    Speaks speaks = Speaks::cannot_be_told_apart;
    double chance = 1;              ///< two-sided; of a hidden count, that of the largest hidden number
    bool whoever_they_are = false;  ///< fewer, even if all of the silent belonged to it
};

struct DimensionShown {
    std::string name;
    std::int64_t silent = 0;  ///< of all who told us, who did not say this of themselves
    bool too_few = false;     ///< nothing can be shown; `silent` and `groups` are empty
    std::vector<GroupShown> groups;
};

struct WhoSpeaks {
    std::int64_t told = 0;      ///< complaints and concerns
    std::size_t looked_at = 0;  ///< groups
    std::vector<DimensionShown> dimensions;
};

/// `told` is everything that was told; no dimension has more answers than that (where tallies say otherwise, the whole is
/// taken to be the larger).
WhoSpeaks who_speaks(std::vector<DimensionHeard> const& heard, std::int64_t told, measure::SuppressionRule rule = {});

/// Twice the smaller exact binomial tail, at most 1.
double two_sided(std::int64_t count, std::int64_t of, double share);

/// Which of these chances stand at the level by Holm's rule, in their order.
std::vector<bool> holm(std::span<double const> chances, double level = 0.05);

/// "Fewer than expected. Chance alone gives this once in 40."
std::string in_words(GroupShown const& group);

}  // namespace heed::complaints
