// Actions in the store.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/search/search_texts.hpp"
#include "loop/themes/theme_strength.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

/// What an action changes of the learning point, and of how strong all actions of its theme are.
void settle_with_strength(store::Writing& db, Id<LearningPoint> point, Doing const& doing) {
    settle(db, point, doing);
    watch_strength(db, story_there(db, point).point.theme, doing);
}

}  // namespace

Id<Action> add_action(store::Writing& db, Id<LearningPoint> point, Action action, Doing const& doing) {
    action.id = store::next_id<Action>(db, "actions");
    action.learning_point = point;
    action.at = doing.now;
    action.by = doing.by;
    store::insert(db, "actions", action);
    make_findable(db, action.id);
    note(db, point, "action_added", fmt::format("action {}, {}", action.id.number, name_of(action.strength)), doing);
    settle_with_strength(db, point, doing);
    return action.id;
}

namespace {

ActionTold action_there(Story const& story, Id<Action> id) {
    auto const found = std::ranges::find(story.actions, id, [](ActionTold const& told) { return told.action.id; });
    if (found == story.actions.end()) {
        throw NotFound();
    }
    return *found;
}

/// One that nobody has done or given up: nothing else of it changes any more.
ActionTold open_action(store::Reading const& db, Id<LearningPoint> point, Id<Action> id) {
    auto told = action_there(story_there(db, point), id);
    if (!told.is_open()) {
        throw Conflict();
    }
    return told;
}

}  // namespace

void change_action(store::Writing& db, Id<LearningPoint> point, Action const& action, std::string const& reason,
                   Doing const& doing) {
    auto const told = open_action(db, point, action.id);
    auto const& was = told.action;
    auto const version = static_cast<std::int64_t>(told.changes.size()) + 1;
    store::insert(db, "action_changes",
                  ActionChange{was.id, version, was.what, was.owner, was.due, was.strength, was.area, reason, doing.now,
                               doing.by});
    store::act(db,
               "update actions set what = :what, owner = :owner, due = :due, strength = :strength, area = :area"
               " where council = :council and id = :id",
               action.what, action.owner, action.due, action.strength, action.area, db.council(), was.id);
    make_findable(db, was.id);
    note(db, point, action.due == was.due ? "action_changed" : "action_moved",
         fmt::format("action {}, by {}", was.id.number, iso(action.due)), doing);
    settle_with_strength(db, point, doing);
}

void give_up_action(store::Writing& db, Id<LearningPoint> point, Id<Action> action, std::string const& reason,
                    Doing const& doing) {
    open_action(db, point, action);
    store::insert(db, "actions_given_up", ActionGivenUp{action, reason, doing.today, doing.now, doing.by});
    note(db, point, "action_given_up", fmt::format("action {}", action.number), doing);
    settle_with_strength(db, point, doing);
}

void mark_done(store::Writing& db, Id<LearningPoint> point, Id<Action> action, Day done_on, Doing const& doing) {
    open_action(db, point, action);
    store::insert(db, "actions_done", ActionDone{action, done_on, doing.now, doing.by});
    note(db, point, "action_done", fmt::format("action {}", action.number), doing);
    settle_with_strength(db, point, doing);
}

}  // namespace heed::loop
