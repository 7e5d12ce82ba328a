#pragma once
// An action: what somebody will do about a learning point, by when, and how strong that is.

#include <optional>
#include <string>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "people/member.hpp"
#include "web/form.hpp"

namespace heed::loop {

struct LearningPoint;

/// The hierarchy of actions of the US Department of Veterans Affairs' National Center for Patient Safety, taken over by
/// the Institute for Healthcare Improvement (RCA2, 2015): what changes the work outlasts what asks people to remember.
enum class Strength { weak, medium, strong };
BOOST_DESCRIBE_ENUM(Strength, weak, medium, strong)

/// "Medium".
std::string_view spoken(Strength strength);
/// "A checklist, software, or a smaller workload: it helps people who have to remember."
std::string_view explained(Strength strength);

struct Action {
    Id<Action> id;
    Id<LearningPoint> learning_point;
    std::string what;
    Id<people::Member> owner;
    Day due;
    Strength strength = Strength::weak;
    Day added_on;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Action, (), (id, learning_point, what, owner, due, strength, added_on, at, by))

struct ActionDone {
    Id<Action> action;
    Day done_on;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ActionDone, (), (action, done_on, at, by))

/// As it was typed.
struct ActionDraft {
    std::string what{};
    std::int64_t owner = 0;
    web::TypedDay due{};
    std::optional<Strength> strength{};
};

Outcome<Action> plan(ActionDraft const& draft, Day today);

/// The day on which it was done: not in the future, and not before the action was added.
Outcome<Day> done_on(web::TypedDay const& typed, Action const& action, Day today);

}  // namespace heed::loop
