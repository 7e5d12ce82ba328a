#include "loop/themes/theme_strength.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/themes/theme_store.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr auto clock_name = "try_something_stronger";

bool has_a_stronger_action(store::Reading const& db, Id<Theme> theme) {
    return !store::values<std::int64_t>(
                db,
                "select 1 from learning_points join actions on actions.council = learning_points.council"
                " and learning_point = learning_points.id"
                " where learning_points.council = :council and theme = :theme and strength <> 'weak' and not exists"
                " (select 1 from actions_given_up given_up where given_up.council = actions.council"
                " and given_up.action = actions.id) limit 1",
                db.council(), theme)
                .empty();
}

work::Deadline deadline_of(Theme const& theme, Day due) {
    constexpr std::size_t longest_line = 90;
    return {"theme",
            theme.id.number,
            clock_name,
            "Only weak actions so far, plan a stronger one: " + shortened(theme.name, longest_line),
            fmt::format("/themes/{}#strength", theme.id.number),
            std::string(name_of(people::May::see_learning)),
            due,
            theme.owner.number};
}

}  // namespace

std::vector<WeakAction> only_weak_actions(store::Reading const& db, Id<Theme> theme) {
    if (has_a_stronger_action(db, theme)) {
        return {};
    }
    auto found = store::rows<WeakAction>(
        db,
        "select actions.id as id, what, learning_point, added_on, done_on"
        " from learning_points join actions on actions.council = learning_points.council"
        " and learning_point = learning_points.id"
        " left join actions_done on actions_done.council = actions.council and actions_done.action = actions.id"
        " where learning_points.council = :council and theme = :theme order by actions.id desc limit 10",
        db.council(), theme);
    return found.size() < weak_actions_that_are_enough ? std::vector<WeakAction>{} : found;
}

void watch_strength(store::Writing& db, Id<Theme> id, Doing const& doing) {
    auto const theme = find_theme(db, id);
    must(theme.has_value(), "a theme whose actions are watched is there");
    auto const open = work::deadlines_of(db, "theme", id.number);
    auto const set = std::ranges::find(open, clock_name, &work::Deadline::what);
    bool const waits = theme->standing == ThemeStanding::in_use && !only_weak_actions(db, id).empty();
    if (waits) {
        auto const due = set == open.end() ? doing.today + days_to_try_something_stronger : set->due;
        work::set_deadline(db, deadline_of(*theme, due));
    } else if (set != open.end()) {
        work::meet_deadline(db, "theme", id.number, clock_name, doing.today);
    }
}

}  // namespace heed::loop
