#pragma once
// An action: what somebody will do about a learning point, by when, and how strong that is.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
/// The published hierarchy's kinds of action at this level, in the words of social care.
std::vector<std::string> examples(Strength strength);

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
    std::string area{};  ///< who does it: what an area offers as an action, or a few free words; may be empty
};
BOOST_DESCRIBE_STRUCT(Action, (), (id, learning_point, what, owner, due, strength, added_on, at, by, area))

struct ActionDone {
    Id<Action> action;
    Day done_on;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ActionDone, (), (action, done_on, at, by))

/// Nobody will do it, and why.
struct ActionGivenUp {
    Id<Action> action;
    std::string reason;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ActionGivenUp, (), (action, reason, on_day, at, by))

/// What an action said until somebody changed it, and why they did.
struct ActionChange {
    Id<Action> action;
    std::int64_t version = 1;
    std::string what;
    Id<people::Member> owner;
    Day due;
    Strength strength = Strength::weak;
    std::string area;
    std::string reason;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ActionChange, (), (action, version, what, owner, due, strength, area, reason, at, by))

/// As it was typed.
struct ActionDraft {
    std::string what{};
    std::int64_t owner = 0;
    web::TypedDay due{};
    std::optional<Strength> strength{};
    std::string area{};
};

Outcome<Action> plan(ActionDraft const& draft, Day today);

/// The action as it will be from now on. Another date needs a reason; the same date may be in the past.
Outcome<Action> change(ActionDraft const& draft, std::string const& reason, Action const& action, Day today);

/// What the words sound like, and which word says so; a hint and never a refusal.
struct SuggestedStrength {
    Strength strength = Strength::weak;
    std::string_view because;  ///< the word: "remind"
};
/// Nothing where no word is known. Of several the strongest counts: a redesign that also trains is a redesign.
std::optional<SuggestedStrength> suggested_strength(std::string_view what);

/// "Moved twice, from 1 March 2026 to 1 April 2026: nobody was free; from ... to ...". Empty while it
/// was never moved. `due` is the date now; `before` what it was before each change, oldest first, with the reason.
struct DateBefore {
    Day due;
    std::string reason;
};
std::string moved_dates(std::vector<DateBefore> const& before, Day due);

/// The day on which it was done: not in the future, and not before the action was added.
Outcome<Day> done_on(web::TypedDay const& typed, Action const& action, Day today);

}  // namespace heed::loop
