#pragma once
// How one case stands against its clocks: what is due, what was done and when, what stands still, what is next. Pure.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/clocks/clocks.hpp"
#include "areas/complaints/complaint.hpp"

namespace heed::complaints {

// ---- clocks that the law fixes

/// Reg. 13: the end of the third working day after the day of receipt, which itself does not count.
Day acknowledgement_due(Day received_on, WorkingDays const& days);

/// Reg. 8(1)(c): the end of the next working day after the day on which it was said.
Day quick_resolution_due(Day received_on, WorkingDays const& days);

/// Reg. 14: six months that begin with the day of receipt; the last of them is the day before the same date six months
/// on (our reading). Where that month is too short for the date we take the earlier end, which no reading can call late.
Day answer_limit(Day received_on);

/// That limit, or the longer time that was agreed with the person before it ended (reg. 14).
Day answer_limit(Day received_on, std::vector<Plan> const& plans);

/// The same for one case: reg. 14, or the clock of its own track; where that has not started, none that could be missed.
Day answer_limit(Story const& story);

/// The day by which this case must be answered at the latest, whatever was planned: reg. 14, Code 6.3 and 6.4, one month
/// or three for somebody's records. Nothing where the track's clock has not started.
std::optional<Day> latest_answer(Story const& story, Clocks const& clocks);

/// The date that the person was given: that of the last plan; without a plan, the latest.
Day answer_promised_for(Story const& story);

/// Reg. 12: made later than 12 months after the matter, or after it came to the person's notice if that was later.
bool is_out_of_time(Day received_on, Day happened_on, std::optional<Day> noticed_on = {});

// ---- how it stands

/// A clock of this case. What is not yet started is left out.
struct ClockStanding {
    std::string clock;
    Day due;
    std::optional<Day> done{};
    bool still = false;  ///< a hold makes it stand still
    bool outer = false;  ///< a limit round other steps, not a step itself
    std::string rule{};  ///< "regulation 13: 3 working days"
};
std::vector<ClockStanding> clocks_of(Story const& story, Clocks const& clocks);

struct NextStep {
    std::string what;  ///< "acknowledge", "plan", "answer", "look_at", "refer", "look_again"
    Day due;
    bool operator==(NextStep const&) const = default;
};

/// What is to be done next; nothing when it is answered or closed. Under a hold it is the day to look again, unless a
/// clock that the hold does not stop ends before.
std::optional<NextStep> next_step(Story const& story, Clocks const& clocks);

/// "Acknowledge it", "Agree a plan", "Answer it", "Send their records".
std::string spoken_step(std::string_view what, Kind kind, Track track);

/// The act that does it: the end of its path.
std::string act_of_step(std::string_view what, Kind kind);

/// "3 days left", "due today", "2 days late".
std::string days_left(Day due, Day today);

/// Reg. 17: whether the answer came within the time that the person was given, first and as it was changed.
struct InTime {
    std::optional<Day> first_given{};  ///< nothing: no time was given
    Day last_given;                    ///< without a plan, the latest day of the law
    Day latest;
    bool in_first = false;
    bool in_last = false;
    bool in_latest = false;
};
/// Of an answered complaint.
InTime in_time(Story const& story, Clocks const& clocks);

}  // namespace heed::complaints
