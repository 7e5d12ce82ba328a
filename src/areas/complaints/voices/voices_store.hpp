#pragma once
// Complaints, concerns and compliments counted together, by service and by the team or provider they are about. Who may not
// see what is kept from workers gets counts without it: each function asks for `see_kept`. What a machine seems to have sent
// is not counted, nor what turned out to be no message.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/pattern.hpp"
#include "loop/heard/signal.hpp"
#include "store/store.hpp"

namespace heed::complaints {

// ---- teams and providers

enum class Sort { team, provider };
BOOST_DESCRIBE_ENUM(Sort, team, provider)

/// A team or provider that people speak about, by the name that the council uses.
struct SpokenAbout {
    Id<SpokenAbout> id;
    std::string name;
    Sort sort = Sort::team;
    Instant added_at;
    std::int64_t added_by = 0;
};
BOOST_DESCRIBE_STRUCT(SpokenAbout, (), (id, name, sort, added_at, added_by))

constexpr int most_spoken_about = 500;

/// In the order in which they were added, at most `most_spoken_about`.
std::vector<SpokenAbout> all_spoken_about(store::Reading const& db);
/// A name of 1 to 200 characters that is not there yet, whatever the case of its letters.
Outcome<SpokenAbout> spoken_about(std::string const& name, std::optional<Sort> sort,
                                  std::vector<SpokenAbout> const& there);
Id<SpokenAbout> add_spoken_about(store::Writing& db, SpokenAbout one, std::int64_t by, Instant now);

std::optional<SpokenAbout> about_of_case(store::Reading const& db, Id<Case> id);
/// 0 takes it away. Notes the event on the case, whose version it leaves alone: the answer to the person is not touched.
void say_about(store::Writing& db, Story const& story, Id<SpokenAbout> about, Doing const& doing);

// ---- counts

/// What something is counted by.
enum class By { service, spoken_about };
BOOST_DESCRIBE_ENUM(By, service, spoken_about)

struct Days {
    Day from;
    Day to;  ///< included
};

/// `about` is 0 where the service is not known; cases without a team or provider are in no figure of teams and providers.
struct VoiceFigure {
    std::int64_t about = 0;
    Kind kind = Kind::complaint;
    bool kept_from_worker = false;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(VoiceFigure, (), (about, kind, kept_from_worker, number))

std::vector<VoiceFigure> count_voices(store::Reading const& db, By by, Days const& days, bool see_kept);

/// How many of this kind came without a name. They are kept, and counted like the others.
std::int64_t count_nameless(store::Reading const& db, Kind kind, Days const& days, bool see_kept);

/// The day of the first case of all that may be seen; nothing while there is none.
std::optional<Day> records_began(store::Reading const& db, bool see_kept);

// ---- patterns

/// One service, team or provider that is watched, with what was seen of it.
struct WatchedLine {
    By by = By::service;
    std::int64_t about = 0;
    Watched watched;
    std::int64_t complaints = 0;  ///< in the window
    bool has_kept = false;        ///< some of the concerns in the window are kept from a worker
    Pattern pattern;
};

struct Watch {
    std::optional<Look> look;  ///< nothing while too little is known of earlier days
    PatternRule rule;
    double threshold = 0;
    std::vector<WatchedLine> lines;  ///< those with a concern in the days looked at, the least likely by chance first
};
Watch watch_concerns(store::Reading const& db, Day today, bool see_kept);

PatternRule pattern_rule_of(store::Reading const& db);
void set_pattern_rule(store::Writing& db, PatternRule const& rule, std::int64_t by, Instant now);

/// The signal that was made of this pattern in this week; 0 if none was, or if it may not be seen.
Id<loop::Signal> told_pattern(store::Reading const& db, WatchedLine const& line, Day monday, bool see_kept);

/// Whether exactly this was told this week: with what is kept from a worker, or without.
bool was_told(store::Reading const& db, WatchedLine const& line, Day monday);

/// Tells the loop that it stands, if that was not told; `sentence` names nobody.
void tell_pattern(store::Writing& db, WatchedLine const& line, Day monday, std::string const& sentence,
                  Doing const& doing);

}  // namespace heed::complaints
