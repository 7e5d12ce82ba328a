#pragma once
// What the picture counts learning points by, as a filter of their list: so that each number opens exactly the learning
// points behind it.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "store/value.hpp"
#include "web/request.hpp"

namespace heed::loop {

/// Every learning point stands in exactly one of these ways. Reopened ones by why they were reopened last.
enum class HowItStands { embedded, worked_on, recurrence, lapsed, failed, by_hand, closed };
BOOST_DESCRIBE_ENUM(HowItStands, embedded, worked_on, recurrence, lapsed, failed, by_hand, closed)

/// "Embedded, and holds".
std::string_view spoken(HowItStands how);

/// The strongest action that was not given up.
enum class Strongest { none, weak, medium, strong };
BOOST_DESCRIBE_ENUM(Strongest, none, weak, medium, strong)

/// "Strong: the work was redesigned, or the cause removed".
std::string_view spoken(Strongest strongest);

struct LearningAspect {
    std::optional<Day> made_from;
    std::optional<HowItStands> how;
    std::optional<Strongest> strongest;
    /// Of those that something was done about: whether people were told what changed.
    std::optional<bool> told;
};

/// Conditions on learning_points, one value each.
struct Condition {
    std::string sql;
    store::Value value;
};
std::vector<Condition> conditions_of(LearningAspect const& aspect);

/// SQL over learning_points: the cause of the last reopening that stands ("" for none), and the position of the strongest
/// action in Strongest.
extern std::string const last_cause_sql;
extern std::string const strongest_sql;

inline constexpr std::array<std::string_view, 4> aspect_fields{"made_from", "how", "strongest", "told"};
LearningAspect aspect_asked_for(web::Request const& request);

/// "Only those made since 1 December 2025, that lapsed."; empty where nothing narrows.
std::string in_words(LearningAspect const& aspect);

}  // namespace heed::loop
