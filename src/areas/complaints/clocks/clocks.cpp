#include "areas/complaints/clocks/clocks.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t columns = 11;
constexpr int longest_setting = 366;

int number_in(std::string_view text, int otherwise) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

template <DescribedEnum E>
E read_word(std::string_view text) {
    auto const found = named<E>(text);
    must(found.has_value(), "clocks.tsv holds a word that is not known");
    return *found;
}

ClockRule read_rule(std::vector<std::string_view> const& cells) {
    must(cells.size() == columns, "clocks.tsv has a row of another length");
    return {read_word<Track>(cells[0]),   number_in(cells[1], 1), std::string(cells[2]),
            read_word<From>(cells[3]),    number_in(cells[4], 0), read_word<Unit>(cells[5]),
            read_word<Counted>(cells[6]), cells[7] == "yes",      number_in(cells[8], 0),
            read_word<Stops>(cells[9]),   std::string(cells[10])};
}

std::vector<ClockRule> read_rules() {
    std::vector<ClockRule> rules;
    bool past_header = false;
    for (auto const line : lines_of(embedded("areas/complaints/embedded/clocks.tsv"))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        if (past_header) {
            rules.push_back(read_rule(split(line, '\t')));
        }
        past_header = true;
    }
    return rules;
}

void set(ClockRule& rule, std::string_view what, std::string const& value) {
    if (what == "stops") {
        rule.stops = named<Stops>(value).value_or(rule.stops);
    } else if (what == "longer") {
        rule.longer = std::clamp(number_in(value, rule.longer), 0, longest_setting);
    } else {
        rule.length = std::clamp(number_in(value, rule.length), 1, longest_setting);
    }
}

Day added(Day start, int length, ClockRule const& rule, WorkingDays const& days) {
    switch (rule.unit) {
        case Unit::working_days: return days.after(start, length);
        case Unit::calendar_days: return start + length;
        case Unit::months: break;
    }
    return months_after(start, length);
}

/// Where a clock ends on a day that is none for answering, it ends on the next one that is.
Day settled(Day due, ClockRule const& rule, WorkingDays const& days) {
    if (rule.counted == Counted::first_day) {
        return due - 1;
    }
    return rule.counted == Counted::rolled && !days.is_working_day(due) ? days.after(due, 1) : due;
}

bool stopped_by(ClockRule const& rule, HoldReason why) {
    return rule.stops == Stops::holds ||
           (rule.stops == Stops::clarifying && (why == HoldReason::scope || why == HoldReason::identity));
}

struct Stretch {
    Day from;
    Day to;
};

/// When it stood still since it started, in order and without overlaps.
std::vector<Stretch> stood_still(ClockRule const& rule, Day start, std::vector<Hold> const& holds) {
    std::vector<Stretch> all;
    for (auto const& hold : holds) {
        if (hold.ended_on && stopped_by(rule, hold.why) && *hold.ended_on > start) {
            all.push_back({std::max(hold.from_day, start), *hold.ended_on});
        }
    }
    std::ranges::sort(all, {}, &Stretch::from);
    std::vector<Stretch> apart;
    for (auto const& one : all) {
        if (!apart.empty() && one.from <= apart.back().to) {
            apart.back().to = std::max(apart.back().to, one.to);
        } else {
            apart.push_back(one);
        }
    }
    return apart;
}

/// Lengthened by what it stood still while it ran: a hold that began after its end changes nothing.
Day moved(Day due, ClockRule const& rule, std::vector<Stretch> const& still, WorkingDays const& days) {
    for (auto const& one : still) {
        if (one.from <= due) {
            due = rule.unit == Unit::working_days ? days.after(due, days.between(one.from, one.to))
                                                  : due + (one.to - one.from);
        }
    }
    return due;
}

Day due_after(ClockRule const& rule, int length, Day start, std::vector<Hold> const& holds, WorkingDays const& days) {
    auto const plain = added(start, length, rule, days);
    return settled(moved(plain, rule, stood_still(rule, start, holds), days), rule, days);
}

}  // namespace

std::string setting_name(ClockRule const& rule, std::string_view what) {
    return fmt::format("{}.{}.{}.{}", name_of(rule.track), rule.stage, rule.clock, what);
}

Clocks::Clocks(WorkingDays const& days, std::vector<ComplaintSetting> const& settings) : days_(&days) {
    static std::vector<ClockRule> const shipped = read_rules();
    rules_ = shipped;
    for (auto const& setting : settings) {
        for (auto& rule : rules_) {
            for (std::string_view const what : {"length", "longer", "stops"}) {
                if (!rule.fixed && setting.name == setting_name(rule, what)) {
                    set(rule, what, setting.value);
                }
            }
        }
    }
}

ClockRule const* Clocks::find(Track track, std::int64_t stage, std::string_view clock) const {
    auto const found = std::ranges::find_if(rules_, [&](ClockRule const& rule) {
        return rule.track == track && rule.stage == stage && rule.clock == clock;
    });
    return found == rules_.end() ? nullptr : &*found;
}

ClockRule const& Clocks::rule(Track track, std::int64_t stage, std::string_view clock) const {
    auto const* found = find(track, stage, clock);
    must(found != nullptr, "this track has such a clock");
    return *found;
}

Day due_from(ClockRule const& rule, Day start, WorkingDays const& days) {
    return due_after(rule, rule.length, start, {}, days);
}

Day due_from(ClockRule const& rule, Day start, std::vector<Hold> const& holds, WorkingDays const& days) {
    return due_after(rule, rule.length, start, holds, days);
}

bool stands_still(ClockRule const& rule, std::vector<Hold> const& holds) {
    return std::ranges::any_of(holds, [&](Hold const& hold) { return !hold.ended_on && stopped_by(rule, hold.why); });
}

Day longest(ClockRule const& rule, Day start, std::vector<Hold> const& holds, WorkingDays const& days) {
    return due_after(rule, rule.length + rule.longer, start, holds, days);
}

std::string spoken_length(int length, Unit unit) {
    switch (unit) {
        case Unit::working_days: return counted(length, "working day", "working days");
        case Unit::calendar_days: return counted(length, "day", "days");
        case Unit::months: break;
    }
    return counted(length, "month", "months");
}

std::string spoken(ClockRule const& rule) {
    return fmt::format("{}: {}", rule.source, spoken_length(rule.length, rule.unit));
}

}  // namespace heed::complaints
