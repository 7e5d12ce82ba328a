#pragma once
// Journeys in the store, and tallies of them that are kept in the transaction that moves a signal, so that the picture of a
// million signals is read from some thousand rows, and no more of them in ten years' time.

#include <compare>
#include <map>
#include <optional>
#include <vector>

#include "loop/picture/waits.hpp"
#include "measure/kaplan_meier.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// What a figure is about: the whole council (id 0), one service or one theme.
enum class About { whole, service, theme };
BOOST_DESCRIBE_ENUM(About, whole, service, theme)

struct Scope {
    About about = About::whole;
    std::int64_t id = 0;
    auto operator<=>(Scope const&) const = default;
};

// ---- keeping them

struct HeardTally {
    About about = About::whole;
    std::int64_t about_id = 0;
    std::string month;
    bool kept_from_worker = false;
    SignalKind kind = SignalKind::observation;
    auto operator<=>(HeardTally const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HeardTally, (), (about, about_id, month, kept_from_worker, kind))

struct ReachedTally {
    About about = About::whole;
    std::int64_t about_id = 0;
    std::string month;
    bool kept_from_worker = false;
    Stage furthest = Stage::heard;
    auto operator<=>(ReachedTally const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReachedTally, (), (about, about_id, month, kept_from_worker, furthest))

struct EndedTally {
    About about = About::whole;
    std::int64_t about_id = 0;
    std::string began;  ///< the month, or "" for all months
    Stage stage = Stage::heard;
    bool kept_from_worker = false;
    bool went_on = false;
    std::int64_t days = 0;
    auto operator<=>(EndedTally const&) const = default;
};
BOOST_DESCRIBE_STRUCT(EndedTally, (), (about, about_id, began, stage, kept_from_worker, went_on, days))

struct StandingTally {
    About about = About::whole;
    std::int64_t about_id = 0;
    Stage stage = Stage::heard;
    Day since;
    bool kept_from_worker = false;
    bool is_first = false;
    auto operator<=>(StandingTally const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StandingTally, (), (about, about_id, stage, since, kept_from_worker, is_first))

/// Changes of the tallies, gathered and written once.
class TallyChanges {
public:
    /// Counts the whole journey for this scope, `times` 1, or takes it away, -1. Of a compliment only that it was heard and how
    /// far it came: thanks wait for nothing.
    void count(Journey const& journey, Scope scope, std::int64_t times);
    /// For the whole council and for its service.
    void count_for_council(Journey const& journey, std::int64_t times);
    void write(store::Writing& db) const;

private:
    std::map<HeardTally, std::int64_t> heard_;
    std::map<ReachedTally, std::int64_t> reached_;
    std::map<EndedTally, std::int64_t> ended_;
    std::map<StandingTally, std::int64_t> standing_;
};

/// The journey of a signal that is there.
Journey journey_of(store::Reading const& db, Id<Signal> signal);

/// Counts a signal that was just told.
void count_new_signal(store::Writing& db, Signal const& signal);

/// The signal came to this stage: its row, its steps, and `changes` for the council, its service and `themes`.
void move_signal(store::Writing& db, Id<Signal> signal, Stage to, Day on, std::vector<Id<Theme>> const& themes,
                 TallyChanges& changes);

/// The signal is, or is no longer, about this theme: `times` 1 or -1.
void count_in_theme(store::Writing& db, Id<Signal> signal, Id<Theme> theme, std::int64_t times);

/// The signal was heard in another service than was thought.
void count_in_service(store::Writing& db, Id<Signal> signal, Id<Service> was);

/// The signals of a theme that meet a condition on theme_signals with one value, counted for another theme, or taken from
/// it: for merging and splitting, while theme_signals still says `from`.
struct Gathered {
    Id<Theme> from;
    std::string_view condition;
    std::int64_t value = 0;
};
void count_gathered(store::Writing& db, Gathered const& gathered, Id<Theme> theme, std::int64_t times);
void forget_tallies_of(store::Writing& db, Id<Theme> theme);

/// Counts in up to `most` signals that were there before the tallies, their journeys told by theme links and events.
/// Answers how many; 0 when all are counted.
int count_in_what_was_there(store::Writing& db, int most);
bool is_all_counted(store::Reading const& db);

}  // namespace heed::loop
