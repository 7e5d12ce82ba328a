#pragma once
// Learning points and everything that belongs to their story, in the store. Each act writes its row and its event and
// then settles the learning point: what the rules now say of it is repeated where the lists look, its deadlines are set
// or met, and if it can be called embedded from now on, that is written down.

#include <optional>
#include <vector>

#include "loop/story.hpp"
#include "loop/theme.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// Who does something, and when.
struct Doing {
    Day today;
    Instant now;
    std::int64_t by = 0;
};

/// A line of a list.
struct LearningLine {
    Id<LearningPoint> id;
    std::string sentence;
    Id<Theme> theme;
    Id<Service> service;
    Id<people::Member> owner;
    Stage stage = Stage::learned;
    Standing standing = Standing::open;
    std::optional<Day> next_due;
};
BOOST_DESCRIBE_STRUCT(LearningLine, (), (id, sentence, theme, service, owner, stage, standing, next_due))

struct LearningFilter {
    std::optional<Stage> stage;
    std::optional<Standing> standing;
    std::optional<Day> due_before;  ///< late on this day
    Id<Service> service;
    Id<Theme> theme;
    Id<people::Member> owner;
    Id<LearningPoint> before;  ///< the page further back
    Id<LearningPoint> after;   ///< the page nearer to now
};

/// At most `most`, the one made last first.
std::vector<LearningLine> list_learning_points(store::Reading const& db, LearningFilter const& filter, int most);
std::int64_t count_learning_points(store::Reading const& db, LearningFilter const& filter);

struct LearningFigure {
    Stage stage = Stage::learned;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(LearningFigure, (), (stage, number))
/// How many that are not closed stand at each stage.
std::vector<LearningFigure> learning_points_by_stage(store::Reading const& db);

/// The learning points of this theme that a signal in this service is about.
std::vector<Id<LearningPoint>> points_of_theme(store::Reading const& db, Id<Theme> theme, Id<Service> service);
/// The learning points that took this signal in.
std::vector<LearningLine> points_of_signal(store::Reading const& db, Id<Signal> signal);

struct ReopenedLine {
    Id<LearningPoint> id;
    std::string sentence;
    std::string reason;
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(ReopenedLine, (), (id, sentence, reason, on_day))
/// What is reopened and not embedded again, with its last reason; the last reopened first, at most `most`.
std::vector<ReopenedLine> list_reopened(store::Reading const& db, int most);

std::optional<Story> read_story(store::Reading const& db, Id<LearningPoint> id);
/// The same; throws NotFound.
Story story_there(store::Reading const& db, Id<LearningPoint> id);
std::vector<Wording> wordings_of(store::Reading const& db, Id<LearningPoint> id);

/// Takes in the signals of its theme in its service, and those given.
Id<LearningPoint> add_learning_point(store::Writing& db, LearningPoint point, std::vector<Id<Signal>> const& signals,
                                     Doing const& doing);
/// The signal is one of those that this learning point came from; nothing if it is so already.
void join(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Instant now, std::int64_t by);

/// Changes sentence, service and owner. Throws Conflict unless it is still at `version`.
void reword(store::Writing& db, Id<LearningPoint> id, LearningPoint const& wording, std::int64_t version,
            Doing const& doing);

Id<Action> add_action(store::Writing& db, Id<LearningPoint> point, Action action, Doing const& doing);
/// Throws Conflict if it is done already.
void mark_done(store::Writing& db, Id<LearningPoint> point, Id<Action> action, Day done_on, Doing const& doing);
Id<Share> add_share(store::Writing& db, Id<LearningPoint> point, Share share, Doing const& doing);
Id<Proof> add_promise(store::Writing& db, Id<LearningPoint> point, Proof proof, Doing const& doing);
/// Writes the result. If it holds, its re-making is promised; if they were too few to tell, it is promised once more; if
/// it does not hold, the learning point is reopened. Throws Conflict if the proof has a result already.
void add_result(store::Writing& db, Id<LearningPoint> point, ProofResult result, Doing const& doing);

void reopen(store::Writing& db, Id<LearningPoint> point, Reason const& reason, Day today, Instant now, std::int64_t by);
void close_without_proof(store::Writing& db, Id<LearningPoint> point, std::string const& reason, Doing const& doing);

/// Once a day: reopens every learning point of which a proof has lapsed, and promises that proof again for 28 days from
/// now. Answers how many. Called twice on a day, it does nothing the second time.
int reopen_what_lapsed(store::Writing& db, Day today, Instant now);

/// Brings everything that is derived from the story in line with it; the acts above call it.
void settle(store::Writing& db, Id<LearningPoint> point, Doing const& doing);

}  // namespace heed::loop
