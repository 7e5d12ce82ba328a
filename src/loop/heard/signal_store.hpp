#pragma once
// Signals in the store: lists by key, and tallies that are kept in the transaction that changes them, so that no page
// ever counts a hundred thousand rows.

#include <optional>
#include <vector>

#include "loop/heard/signal.hpp"
#include "loop/learning/stage.hpp"

namespace heed::loop {

/// Where a page of a list ends and the next begins: signals stand by a day, that on which they were heard unless the filter
/// orders them by another, then by their number.
struct SignalPlace {
    Day heard_on;
    Id<Signal> signal;
};

/// What a list of signals is narrowed to, and from where it goes on. Without `see_kept_from_worker` the signals whose
/// teller said "don't tell my worker" are neither listed nor counted.
struct SignalFilter {
    std::optional<SignalKind> kind;
    Id<Service> service;  ///< 0: every service
    Id<Theme> theme;      ///< 0: every theme, and none
    std::optional<Stage> stage;
    std::optional<Day> heard_from, heard_to;  ///< both days included
    std::optional<Stage> reached;             ///< it ever came so far
    std::optional<Day> since_from,
        since_to;                   ///< it stands at its stage since then; the list then begins with the longest
    bool first_time = false;        ///< it stands there for the first time
    std::optional<Stage> left;      ///< it went on from this stage after its first time there; by that time
    bool set_back = false;          ///< of these, who were set back instead
    std::optional<Day> began_from;  ///< of these, who came to that stage on that day or later
    bool see_kept_from_worker = false;
    std::optional<SignalPlace> before;  ///< the page further on in the list
    std::optional<SignalPlace> after;   ///< the page nearer to its beginning
};

/// One line of a list.
struct SignalLine {
    Id<Signal> id;
    SignalKind kind = SignalKind::observation;
    std::string said;  ///< its first 200 characters
    Id<Service> service;
    Day heard_on;
    bool kept_from_worker = false;
    Stage stage = Stage::heard;
};
BOOST_DESCRIBE_STRUCT(SignalLine, (), (id, kind, said, service, heard_on, kept_from_worker, stage))

/// At most `most` signals, the one that was heard last first, unless the filter orders them otherwise.
std::vector<SignalLine> list_signals(store::Reading const& db, SignalFilter const& filter, int most);

/// How many signals the filter lets through, whatever its page. By kind, service, theme and stage it is read from tallies; a
/// filter by days is counted, up to `most_counted`.
std::int64_t count_signals(store::Reading const& db, SignalFilter const& filter);
constexpr std::int64_t most_counted = 2000;

/// Where this line stands in the list of that filter.
SignalPlace place_in_list(store::Reading const& db, SignalFilter const& filter, SignalLine const& line);

struct StageFigure {
    Stage stage = Stage::heard;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(StageFigure, (), (stage, number))

/// How many signals stand at each stage; stages without any are left out.
std::vector<StageFigure> signals_by_stage(store::Reading const& db, bool see_kept_from_worker);

/// The signal and how far it is; nothing if there is none, or if it is kept from the one who asks.
struct SignalRecord : Signal {
    Stage stage = Stage::heard;
    std::string stage_since;  ///< the day since when it stands there
    Stage furthest = Stage::heard;
};
BOOST_DESCRIBE_STRUCT(SignalRecord, (Signal), (stage, stage_since, furthest))
std::optional<SignalRecord> find_signal(store::Reading const& db, Id<Signal> id, bool see_kept_from_worker);

/// Adds to a tally, or takes from it. Callers are the store functions of this room.
struct Tally {
    Id<Theme> theme;
    bool kept_from_worker = false;
    Stage stage = Stage::heard;
    SignalKind kind = SignalKind::observation;
    Id<Service> service;
    std::int64_t number = 0;
    auto operator<=>(Tally const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (theme, kept_from_worker, stage, kind, service, number))
void add_to_tally(store::Writing& db, Tally const& tally);

/// Brings the stage of these signals, and the tallies, in line with their themes and learning points; what moves has moved
/// today.
void bring_stages_up_to_date(store::Writing& db, std::vector<Id<Signal>> const& signals, Day today);

}  // namespace heed::loop
