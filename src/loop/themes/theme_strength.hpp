#pragma once
// A theme that has met only weak actions. To remind and to train three times, and nothing else, is the answer that did
// not work (action hierarchy of the US Department of Veterans Affairs, RCA2, 2015); its page and its owner are told.

#include <optional>
#include <vector>

#include "loop/learning/learning_store.hpp"

namespace heed::loop {

constexpr std::size_t weak_actions_that_are_enough = 3;
constexpr int days_to_try_something_stronger = 28;

struct WeakAction {
    Id<Action> id;
    std::string what;
    Id<LearningPoint> learning_point;
    Day added_on;
    std::optional<Day> done_on;
};
BOOST_DESCRIBE_STRUCT(WeakAction, (), (id, what, learning_point, added_on, done_on))

/// The theme's actions, the last first and at most ten, if there are three or more and every one is weak; otherwise
/// nothing.
std::vector<WeakAction> only_weak_actions(store::Reading const& db, Id<Theme> theme);

/// Sets the owner's clock while a theme that is in use has met only weak actions, and meets it when a stronger one was
/// added. Called in the transaction that adds an action or moves learning points.
void watch_strength(store::Writing& db, Id<Theme> id, Doing const& doing);

}  // namespace heed::loop
