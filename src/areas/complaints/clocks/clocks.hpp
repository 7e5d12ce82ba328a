#pragma once
// Clock profiles as data: embedded/clocks.tsv has a row for each clock of each track, with its source. Lengths that a law
// fixes stand; a council sets the others (see settings.hpp). Pure: today is never asked for here.

#include <string>
#include <string_view>
#include <vector>

#include "areas/complaints/clocks/track.hpp"
#include "kernel/working_days.hpp"

namespace heed::complaints {

enum class From { received, acknowledged };
BOOST_DESCRIBE_ENUM(From, received, acknowledged)

enum class Unit { working_days, calendar_days, months };
BOOST_DESCRIBE_ENUM(Unit, working_days, calendar_days, months)

/// plain: the day on which it starts does not count. first_day: it does (six months "starting on the day of receipt").
/// rolled: plain, and where the last day is no working day, the next one.
enum class Counted { plain, first_day, rolled };
BOOST_DESCRIBE_ENUM(Counted, plain, first_day, rolled)

/// Which holds make the clock stand still.
enum class Stops { never, holds, clarifying };
BOOST_DESCRIBE_ENUM(Stops, never, holds, clarifying)

struct ClockRule {
    Track track = Track::none;
    int stage = 1;
    std::string clock;  ///< "acknowledge", "plan", "answer", "limit", "target", "quick", "look_at", "refer"
    From from = From::received;
    int length = 0;
    Unit unit = Unit::working_days;
    Counted counted = Counted::plain;
    bool fixed = false;  ///< by law: no council may set it
    int longer = 0;      ///< by how much the council may lengthen it by itself, in the same unit
    Stops stops = Stops::never;
    std::string source;  ///< "regulation 13"
};

/// A council's own figure for one clock: "corporate_code.2.answer.length" is "20".
struct ComplaintSetting {
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(ComplaintSetting, (), (name, value))

/// "corporate_code.2.answer.length": `what` is "length", "longer" or "stops".
std::string setting_name(ClockRule const& rule, std::string_view what);

class Clocks {
public:
    /// The table with what the council has set; a setting that fits no clock, or one that is fixed, changes nothing.
    /// `days` must outlive it.
    explicit Clocks(WorkingDays const& days, std::vector<ComplaintSetting> const& settings = {});

    /// The clock, or null where the track has none of that name.
    ClockRule const* find(Track track, std::int64_t stage, std::string_view clock) const;
    /// The clock, which is there.
    ClockRule const& rule(Track track, std::int64_t stage, std::string_view clock) const;
    std::vector<ClockRule> const& rules() const { return rules_; }
    WorkingDays const& days() const { return *days_; }

private:
    WorkingDays const* days_;
    std::vector<ClockRule> rules_;
};

/// The last day of a clock that starts on this day.
Day due_from(ClockRule const& rule, Day start, WorkingDays const& days);

/// The same, later by as long as it stood still under holds that are over. Of working-day clocks only working days stand
/// still; holds that overlap count once.
Day due_from(ClockRule const& rule, Day start, std::vector<Hold> const& holds, WorkingDays const& days);

/// Whether an open hold makes it stand still now.
bool stands_still(ClockRule const& rule, std::vector<Hold> const& holds);

/// The latest day to which the council may lengthen it by itself; its own due day where it may not.
Day longest(ClockRule const& rule, Day start, std::vector<Hold> const& holds, WorkingDays const& days);

/// "regulation 13: 3 working days".
std::string spoken(ClockRule const& rule);
/// "3 working days", "1 month".
std::string spoken_length(int length, Unit unit);

}  // namespace heed::complaints
