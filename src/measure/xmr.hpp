#pragma once
// XmR charts (individual values and their moving ranges): which points of a series say that something changed, and which
// are the ups and downs that the same process always had.
//
// The rules are those of NHS England's Making Data Count as the NHS-R community codes them (NHSRplotthedots at 050b07d):
//   limits            mean ± 2.66 × the mean moving range (MR); two-thirds lines at two thirds of that distance;
//                     the MR chart's upper limit is 3.267 × the mean MR
//   outside           above the upper or below the lower limit (on it is inside)
//   trend             7 points in a row, each strictly higher, or each strictly lower, than the last; a tie breaks it
//   two in three      3 points in a row on one side of the mean, 2 of them beyond the two-thirds line and inside the
//                     limits: those two (or three) are marked
//   shift             7 points in a row on one side of the mean; a point on the mean breaks it
// Where several hold for a point, it carries the first of that list. Nothing crosses from one rebase group to the next:
// no moving range, no trend, no run.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kernel/described.hpp"
#include "kernel/outcome.hpp"

namespace heed::measure {

enum class SpecialCause { none, outside, trend, two_in_three, shift };
BOOST_DESCRIBE_ENUM(SpecialCause, none, outside, trend, two_in_three, shift)

/// Which way is an improvement; `neutral`: neither is.
enum class Better { up, down, neutral };
BOOST_DESCRIBE_ENUM(Better, up, down, neutral)

/// What a point says: the usual variation, or a special cause in the better or in the worse direction, or one of a measure
/// that has no better direction.
enum class Variation { common, improvement, concern, change };
BOOST_DESCRIBE_ENUM(Variation, common, improvement, concern, change)

/// Whether the process, as it is, can be expected to meet its target.
enum class Assurance { none, consistently_passes, consistently_fails, inconsistent };
BOOST_DESCRIBE_ENUM(Assurance, none, consistently_passes, consistently_fails, inconsistent)

/// With fewer points than this, the limits are trial limits: they still move with every point.
constexpr std::size_t fewest_for_lasting_limits = 12;

struct XmrPoint {
    double y = 0;                   ///< in the measure's own unit
    std::int64_t rebase_group = 0;  ///< points of one group stand together; where the number changes, limits begin anew
};

struct XmrChoices {
    /// Leaves moving ranges of 3.267 × the mean MR or more out once, and takes the mean of the rest. The R package's
    /// default; the NHS's own spreadsheet does not do it, and so it is off here unless asked for.
    bool screening = false;
    std::optional<std::size_t> fix_after;  ///< limits from the first so many points of each group; 12 or more
    Better better = Better::neutral;
    std::optional<double> target;
};

/// The lines of one rebase group. All in the measure's unit.
struct XmrLimits {
    double mean_moving_range = 0;
    double lower = 0;  ///< may be below zero where the measure cannot be: it is not cut off, as NHS practice has it
    double upper = 0;
    double lower_two_thirds = 0;
    double upper_two_thirds = 0;
    double upper_moving_range = 0;  ///< of the chart of moving ranges
};

struct XmrGroup {
    std::size_t first = 0;  ///< the position of its first point
    std::size_t count = 0;
    double mean = 0;
    std::optional<XmrLimits> limits;  ///< none for a group of one point: there is no moving range
    bool trial = true;                ///< fewer than 12 points
    std::size_t until_lasting = 0;    ///< how many more points until its limits are no longer trial limits
};

struct XmrJudged {
    double y = 0;
    std::size_t group = 0;               ///< position in `groups`
    std::optional<double> moving_range;  ///< none for the first point of a group
    bool screened_out = false;           ///< its moving range was left out of the mean
    SpecialCause cause = SpecialCause::none;
    int way = 0;  ///< +1 high or rising, -1 low or falling, 0 without a special cause
    Variation says = Variation::common;
};

struct XmrChart {
    std::vector<XmrGroup> groups;
    std::vector<XmrJudged> points;
    Variation variation = Variation::common;  ///< what the last point says
    Assurance assurance = Assurance::none;    ///< of the last group against the target
};

/// One group's points and one's more than that: an empty series is a chart without groups.
/// A trend takes its direction from its slope and not from the side of the mean; a point at which two trends meet belongs
/// to the later one.
/// Problems: a value that is not finite or is larger than 1e100, a group that returns after another began, and fewer
/// than 12 points to fix the limits after.
Outcome<XmrChart> xmr(std::span<XmrPoint const> points, XmrChoices const& choices = {});

/// +1 where up is an improvement, -1 where down is, 0 where neither.
int sign_of(Better better);

}  // namespace heed::measure
