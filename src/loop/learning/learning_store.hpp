#pragma once
// Learning points and everything that belongs to their story, in the store. Each act writes its row and its event and
// then settles the learning point: what the rules now say of it is repeated where the lists look, its deadlines are set
// or met, and if it can be called embedded from now on, that is written down.

#include <optional>
#include <vector>

#include "loop/learning/learning_aspect.hpp"
#include "loop/learning/share_use.hpp"
#include "loop/learning/story.hpp"
#include "loop/themes/theme.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// Who does something, and when.
struct Doing {
    Day today;
    Instant now;
    std::int64_t by = 0;
};

/// Notes an event of a learning point: a verb in the past tense, and codes and numbers only.
void note(store::Writing& db, Id<LearningPoint> point, std::string what, std::string detail, Doing const& doing);

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
    OriginKind origin = OriginKind::own_learning;
    Decision decision = Decision::accepted;
    bool testable = false;
};
BOOST_DESCRIBE_STRUCT(LearningLine, (),
                      (id, sentence, theme, service, owner, stage, standing, next_due, origin, decision, testable))

struct LearningFilter {
    std::optional<OriginKind> origin{};
    std::optional<Decision> decision{};
    std::optional<bool> testable{};
    std::optional<Stage> stage;
    std::optional<Standing> standing;
    std::optional<Day> due_before;  ///< late on this day
    Id<Service> service;
    Id<Theme> theme;
    Id<people::Member> owner;
    LearningAspect aspect{};
    Id<LearningPoint> before;  ///< the page further back
    Id<LearningPoint> after;   ///< the page nearer to now
};

/// At most `most`, the one made last first.
std::vector<LearningLine> list_learning_points(store::Reading const& db, LearningFilter const& filter, int most);
/// How many there are, counted no further than `counted_up_to`.
std::int64_t count_learning_points(store::Reading const& db, LearningFilter const& filter);
constexpr std::int64_t counted_up_to = 1000;
/// "12 learning points", "more than 1,000 learning points".
std::string spoken_count(std::int64_t number);

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

/// Takes in the signals of its theme in its service, and those given. With an origin it is a recommendation, and waits
/// for a decision until its day.
Id<LearningPoint> add_learning_point(store::Writing& db, LearningPoint point, std::vector<Id<Signal>> const& signals,
                                     Doing const& doing, TestableForm const& form = {},
                                     std::optional<Origin> const& origin = std::nullopt);
/// The signal is one of those that this learning point came from; nothing if it is so already.
void join(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Instant now, std::int64_t by);
/// The same for a caller who joins several and then brings the signal's stage up to date once: one act is one move.
/// Answers whether it is new.
bool take_in(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Instant now, std::int64_t by);

/// Changes sentence, service, owner and testable form. Throws Conflict unless it is still at `version`.
void reword(store::Writing& db, Id<LearningPoint> id, LearningPoint const& wording, TestableForm const& form,
            std::int64_t version, Doing const& doing);

/// Accepted, adapted (with its new sentence, which becomes its next version) or rejected, which closes it. It can be
/// decided again: every card is kept.
void decide_on(store::Writing& db, Id<LearningPoint> id, DecisionCard card, std::string const& new_sentence,
               Doing const& doing);

std::optional<Origin> find_origin(store::Reading const& db, Id<LearningPoint> id);
/// What makes this version of it testable; empty where nobody said.
TestableForm form_of(store::Reading const& db, Id<LearningPoint> id, std::int64_t version);
std::vector<DecisionCard> decisions_of(store::Reading const& db, Id<LearningPoint> id);

Id<Action> add_action(store::Writing& db, Id<LearningPoint> point, Action action, Doing const& doing);
/// Throws Conflict if it is done already, or given up.
void mark_done(store::Writing& db, Id<LearningPoint> point, Id<Action> action, Day done_on, Doing const& doing);
/// The action says this from now on; what it said before is kept with the reason. Throws Conflict if it is done or given
/// up, NotFound if it is not this learning point's.
void change_action(store::Writing& db, Id<LearningPoint> point, Action const& action, std::string const& reason,
                   Doing const& doing);
/// Nobody will do it. Throws Conflict if it is done or given up already.
void give_up_action(store::Writing& db, Id<LearningPoint> point, Id<Action> action, std::string const& reason,
                    Doing const& doing);
/// `source` is the record that made it, if one did. Otherwise who shared it is asked in six weeks whether it was used.
Id<Share> add_share(store::Writing& db, Id<LearningPoint> point, Share share, Doing const& doing,
                    ShareSource const& source = {});
Id<Proof> add_promise(store::Writing& db, Id<LearningPoint> point, Proof proof, Doing const& doing);
/// What was counted before; once for each promise.
void add_baseline(store::Writing& db, Id<LearningPoint> point, Baseline baseline, Doing const& doing);
/// The promise says this from now on; what it said before is kept with the reason. Throws Conflict unless it is a first
/// promise whose date has not gone by and that has no result: what re-makes a proof keeps its words.
void change_promise(store::Writing& db, Id<LearningPoint> point, Proof const& proof, std::string const& reason,
                    Doing const& doing);
/// The result says this from now on; what it said before is kept with the reason. What had only followed from it (its
/// re-making, a reopening because it failed) is taken back, and what follows from it now is done. Throws Conflict if
/// there is no result.
void correct_result(store::Writing& db, Id<LearningPoint> point, ProofResult const& corrected,
                    std::string const& reason, Doing const& doing);
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
