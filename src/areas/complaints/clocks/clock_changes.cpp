#include "areas/complaints/clocks/clock_changes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/clocks/settings.hpp"

namespace heed::complaints {

namespace {

constexpr std::int64_t page_of_cases = 100;
constexpr int pages_at_once = 20;
constexpr int most_foreseen = 300;

/// An open case to look at.
struct OpenCase {
    Id<Case> id;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(OpenCase, (), (id, kept_from_worker))

std::vector<OpenCase> open_cases_of(store::Reading const& db, Track track, Id<Case> after, bool see_kept,
                                    std::int64_t most) {
    return store::rows<OpenCase>(db,
                                 "select id, kept_from_worker from cases where council = :council and track = :track"
                                 " and next_due is not null and id > :after and kept_from_worker <= :kept"
                                 " order by id limit :most",
                                 db.council(), track, after, see_kept, most);
}

std::vector<Track> tracks_in(std::vector<ChangedSetting> const& changed) {
    std::vector<Track> tracks;
    for (auto const& setting : changed) {
        if (std::ranges::find(tracks, setting.track) == tracks.end()) {
            tracks.push_back(setting.track);
        }
    }
    return tracks;
}

/// Whether a day differs, or what is to be done next.
bool differs(Story const& story, Clocks const& before, Clocks const& after) {
    return !moved_days(running_clocks(story, before), story, after).empty() ||
           next_step(story, before) != next_step(story, after);
}

void foresee_one(Foreseen& foreseen, Story const& story, Clocks const& before, Clocks const& after, Day today) {
    ++foreseen.looked;
    if (differs(story, before, after)) {
        ++foreseen.moved;
        foreseen.late_at_once += next_step(story, after)->due < today && next_step(story, before)->due >= today ? 1 : 0;
    }
}

bool steps_as_listed(Story const& story, std::optional<NextStep> const& step) {
    return story.said.next_step == (step ? step->what : "") &&
           story.said.next_due == (step ? std::optional(step->due) : std::nullopt);
}

/// Whether its row and its kept days say what the clocks say now.
bool is_settled(store::Reading const& db, Story const& story, Clocks const& clocks) {
    auto const kept = clock_days_of(db, story.said.id);
    auto const running = running_clocks(story, clocks);
    bool const same = std::ranges::all_of(running, [&](ClockDay const& one) {
        return std::ranges::any_of(kept,
                                   [&](ClockDay const& day) { return day.clock == one.clock && day.due == one.due; });
    });
    return same && kept.size() == running.size() && steps_as_listed(story, next_step(story, clocks));
}

std::optional<ClockChange> oldest_unfinished(store::Reading const& db) {
    return store::row<ClockChange>(db,
                                   "select id, track, by, at, last_case, looked, moved, kept_looked, kept_moved,"
                                   " finished_at from clock_changes where council = :council and finished_at is null"
                                   " order by id limit 1",
                                   db.council());
}

void settle_page(store::Writing& db, ClockChange change, Doing const& doing) {
    auto const page = open_cases_of(db, change.track, change.last_case, true, page_of_cases);
    auto const clocks = council_clocks(db, doing.working_days);
    for (auto const& one : page) {
        auto const moved = settle(db, one.id, clocks, doing) ? 1 : 0;
        (one.kept_from_worker ? change.kept_looked : change.looked) += 1;
        (one.kept_from_worker ? change.kept_moved : change.moved) += moved;
        change.last_case = one.id;
    }
    if (page.size() < static_cast<std::size_t>(page_of_cases)) {
        change.finished_at = doing.now;
    }
    store::act(
        db,
        "update clock_changes set last_case = :last, looked = :looked, moved = :moved, kept_looked = :kept_looked,"
        " kept_moved = :kept_moved, finished_at = :finished where council = :council and id = :id",
        change.last_case, change.looked, change.moved, change.kept_looked, change.kept_moved, change.finished_at,
        db.council(), change.id);
}

struct SettingRow : ChangedSetting {
    std::int64_t change = 0;
};
BOOST_DESCRIBE_STRUCT(SettingRow, (ChangedSetting), (change))

ClockChange put_on_record(store::Writing& db, Track track, std::vector<ChangedSetting> const& changed,
                          Doing const& doing) {
    ClockChange change{.id = db.next_number("clock_changes"), .track = track, .by = doing.by, .at = doing.now};
    store::insert(db, "clock_changes", change);
    for (auto const& setting : changed) {
        if (setting.track == track) {
            SettingRow row;
            static_cast<ChangedSetting&>(row) = setting;
            row.change = change.id;
            store::insert(db, "clock_change_settings", row);
        }
    }
    return change;
}

/// Settles what is not settled of one page; answers the last case that was looked at, or nothing at the end.
std::optional<Id<Case>> settle_page_of_the_night(store::Store& store, CouncilId council, Track track, Id<Case> after,
                                                 Doing const& doing) {
    std::vector<Id<Case>> unsettled;
    auto const page = store::read(store, council, [&](store::Reading& db) {
        auto const clocks = council_clocks(db, doing.working_days);
        auto open = open_cases_of(db, track, after, true, page_of_cases);
        for (auto const& one : open) {
            if (!is_settled(db, *find_story(db, one.id, true), clocks)) {
                unsettled.push_back(one.id);
            }
        }
        return open;
    });
    if (!unsettled.empty()) {
        store::housekeeping(store, council, [&](store::Writing& db) {
            auto const clocks = council_clocks(db, doing.working_days);
            for (auto const id : unsettled) {
                settle(db, id, clocks, doing);
            }
        });
    }
    return page.empty() ? std::nullopt : std::optional(page.back().id);
}

}  // namespace

std::vector<ChangedSetting> what_would_move(std::vector<ComplaintSetting> const& typed, Clocks const& now, Instant at) {
    std::vector<ChangedSetting> changed;
    for (auto const& setting : typed) {
        for (auto const& rule : now.rules()) {
            auto const length = std::to_string(rule.length);
            if (!rule.fixed && setting.name == setting_name(rule, "length") && setting.value != length) {
                changed.push_back({rule.track, setting.name, length, setting.value, at});
            }
            auto const stops = std::string(name_of(rule.stops));
            if (!rule.fixed && setting.name == setting_name(rule, "stops") && setting.value != stops) {
                changed.push_back({rule.track, setting.name, stops, setting.value, at});
            }
        }
    }
    return changed;
}

Foreseen foresee(store::Reading const& db, std::vector<ChangedSetting> const& changed, WorkingDays const& days,
                 Day today, bool see_kept) {
    auto settings = complaint_settings(db);
    Clocks const before(days, settings);
    for (auto const& setting : changed) {
        settings.push_back({setting.name, setting.became});
    }
    Clocks const after(days, settings);
    Foreseen foreseen;
    for (auto const track : tracks_in(changed)) {
        auto const left = most_foreseen - foreseen.looked;
        auto open = open_cases_of(db, track, {}, see_kept, left + 1);
        if (open.size() > static_cast<std::size_t>(left)) {
            foreseen.more = true;
            open.pop_back();
        }
        for (auto const& one : open) {
            foresee_one(foreseen, *find_story(db, one.id, true), before, after, today);
        }
    }
    return foreseen;
}

void begin_clock_changes(store::Writing& db, std::vector<ChangedSetting> const& changed, Doing const& doing) {
    for (auto const track : tracks_in(changed)) {
        auto const change = put_on_record(db, track, changed, doing);
        settle_page(db, change, doing);
    }
}

std::vector<ClockChange> latest_clock_changes(store::Reading const& db) {
    return store::rows<ClockChange>(db,
                                    "select id, track, by, at, last_case, looked, moved, kept_looked, kept_moved,"
                                    " finished_at from clock_changes where council = :council"
                                    " order by id desc limit 5",
                                    db.council());
}

bool settle(store::Writing& db, Id<Case> id, Clocks const& clocks, Doing const& doing) {
    auto const story = *find_story(db, id, true);
    if (is_settled(db, story, clocks)) {
        return false;
    }
    bool const listed_anew = !steps_as_listed(story, next_step(story, clocks));
    bool const said = say_what_moved(db, story, clocks, doing) > 0;
    if (listed_anew && !said) {
        auto const step = *next_step(story, clocks);
        write_down(db, story,
                   {"clock_moved",
                    fmt::format("{}: by {}. Before, {} was next, by {}. What makes a clock stand still has changed.",
                                spoken_step(step.what, story.said.kind, story.said.track), spoken(step.due),
                                spoken_step(story.said.next_step, story.said.kind, story.said.track),
                                spoken(*story.said.next_due))},
                   story.said.version, {-1, doing.now, doing.working_days});
    }
    bring_up_to_date(db, id, doing);
    return said || listed_anew;
}

void settle_after_changes(store::Store& store, CouncilId council, Instant now) {
    static WorkingDays const days;
    auto const unfinished = [&] {
        return store::read(store, council, [](store::Reading& db) { return oldest_unfinished(db).has_value(); });
    };
    for (int page = 0; page < pages_at_once && unfinished(); ++page) {
        store::housekeeping(store, council, [&](store::Writing& db) {
            if (auto const change = oldest_unfinished(db)) {
                settle_page(db, *change, {-1, now, days});
            }
        });
    }
}

void settle_open_cases(store::Store& store, CouncilId council, Instant now) {
    static WorkingDays const days;
    for_each_value<Track>([&](Track track) {
        std::optional<Id<Case>> last{Id<Case>{}};
        while (last) {
            last = settle_page_of_the_night(store, council, track, *last, {-1, now, days});
        }
    });
}

}  // namespace heed::complaints
