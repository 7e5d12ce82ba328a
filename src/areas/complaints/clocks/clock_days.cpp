#include "areas/complaints/clocks/clock_days.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/clocks/parts_for_person.hpp"

namespace heed::complaints {

namespace {

struct ClockDayRow : ClockDay {
    Id<Case> case_id;
};
BOOST_DESCRIBE_STRUCT(ClockDayRow, (ClockDay), (case_id))

ClockDay const* find_clock(std::vector<ClockDay> const& all, std::string_view clock) {
    auto const found = std::ranges::find(all, clock, &ClockDay::clock);
    return found == all.end() ? nullptr : &*found;
}

std::string words_of_length(std::string const& number, Unit unit) {
    return spoken_length(static_cast<int>(std::strtol(number.c_str(), nullptr, 10)), unit);
}

/// "" where the setting is none of this clock's.
std::string because_of(ChangedSetting const& setting, ClockRule const& rule) {
    if (setting.name == setting_name(rule, "length")) {
        return fmt::format(" The council changed its own time for this on {}, from {} to {}.",
                           spoken(day_in_england(setting.at)), words_of_length(setting.was, rule.unit),
                           words_of_length(setting.became, rule.unit));
    }
    return setting.name == setting_name(rule, "stops")
               ? fmt::format(" The council changed on {} what makes this time stand still.",
                             spoken(day_in_england(setting.at)))
               : std::string();
}

std::string why_it_moved(Story const& story, std::string_view clock, std::vector<ChangedSetting> const& since,
                         Clocks const& clocks) {
    std::string why;
    if (auto const* rule = clocks.find(story.said.track, story.said.stage, clock)) {
        for (auto const& setting : since) {
            why += because_of(setting, *rule);
        }
    }
    return why.empty() ? " The days on which the council works, or how they are counted, have changed." : why;
}

std::vector<ChangedSetting> changed_since(store::Reading const& db, Track track, Instant from) {
    return store::rows<ChangedSetting>(db,
                                       "select track, name, was, became, at from clock_change_settings"
                                       " where council = :council and track = :track and at >= :from"
                                       " order by at, name limit 20",
                                       db.council(), track, from);
}

std::string for_staff(Story const& story, MovedDay const& moved) {
    auto const what = moved.clock == "target" ? std::string("Our own target")
                                              : spoken_step(moved.clock, story.said.kind, story.said.track);
    return fmt::format("{}: by {}.", what, spoken(moved.is));
}

}  // namespace

std::vector<ClockDay> running_clocks(Story const& story, Clocks const& clocks) {
    std::vector<ClockDay> running;
    if (!is_open(story)) {
        return running;
    }
    for (auto const& standing : clocks_of(story, clocks)) {
        if (!standing.done && !standing.still) {
            running.push_back({standing.clock, standing.due, story.said.version, {}});
        }
    }
    return running;
}

std::vector<MovedDay> moved_days(std::vector<ClockDay> const& kept, Story const& seen, Clocks const& clocks) {
    std::vector<MovedDay> moved;
    for (auto const& now : running_clocks(seen, clocks)) {
        auto const* before = find_clock(kept, now.clock);
        if (before != nullptr && before->version <= seen.said.version && before->due != now.due) {
            moved.push_back({now.clock, before->due, now.due, before->at});
        }
    }
    return moved;
}

bool is_told_to_person(std::string_view clock) {
    constexpr std::array told{"acknowledge", "answer", "limit", "look_at"};
    return std::ranges::find(told, clock) != told.end();
}

std::vector<ClockDay> clock_days_of(store::Reading const& db, Id<Case> id) {
    return store::rows<ClockDay>(db,
                                 "select clock, due, version, at from case_clock_days"
                                 " where council = :council and case_id = :id order by clock",
                                 db.council(), id);
}

void keep_clock_days(store::Writing& db, Story const& story, Clocks const& clocks, Instant now) {
    auto const id = story.said.id;
    auto const running = running_clocks(story, clocks);
    for (auto const& kept : clock_days_of(db, id)) {
        if (find_clock(running, kept.clock) == nullptr) {
            store::act(db, "delete from case_clock_days where council = :council and case_id = :id and clock = :clock",
                       db.council(), id, kept.clock);
        }
    }
    for (auto const& clock : running) {
        store::act(db,
                   "insert into case_clock_days (council, case_id, clock, due, version, at)"
                   " values (:council, :id, :clock, :due, :version, :at) on conflict (council, case_id, clock)"
                   " do update set due = excluded.due, version = excluded.version, at = excluded.at",
                   db.council(), id, clock.clock, clock.due, clock.version, now);
    }
}

std::string says_what_moved(Story const& story, MovedDay const& moved, std::vector<ChangedSetting> const& since,
                            Clocks const& clocks) {
    auto const now = is_told_to_person(moved.clock)
                         ? plain_next(moved.clock == "limit" ? "answer" : moved.clock, story.said.track, moved.is)
                         : for_staff(story, moved);
    return fmt::format("{} Before, it was {}.{}", now, spoken(moved.was),
                       why_it_moved(story, moved.clock, since, clocks));
}

int say_what_moved(store::Writing& db, Story const& seen, Clocks const& clocks, Doing const& doing) {
    auto const moved = moved_days(clock_days_of(db, seen.said.id), seen, clocks);
    for (auto const& one : moved) {
        auto const since = changed_since(db, seen.said.track, one.settled_at);
        write_down(db, seen, {"clock_moved", says_what_moved(seen, one, since, clocks), is_told_to_person(one.clock)},
                   seen.said.version, {-1, doing.now, doing.working_days});
    }
    return static_cast<int>(moved.size());
}

}  // namespace heed::complaints
