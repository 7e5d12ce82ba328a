#pragma once
// A learning point: what we now know that we should do differently, in one testable sentence; and the rows that say how
// it stands: each says who and when.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "loop/heard/signal.hpp"
#include "loop/learning/stage.hpp"
#include "loop/register/decision.hpp"
#include "loop/register/origin.hpp"
#include "loop/register/testable.hpp"
#include "people/member.hpp"

namespace heed::loop {

/// open: being worked on, or embedded. reopened: it came back and is not embedded again yet. closed: rejected, or given
/// up by hand, without proof.
enum class Standing { open, reopened, closed };
BOOST_DESCRIBE_ENUM(Standing, open, reopened, closed)

struct LearningPoint {
    Id<LearningPoint> id;
    std::string sentence;  ///< at most 300 characters
    Id<Theme> theme;
    Id<Service> service;  ///< 0: every service
    Id<people::Member> owner;
    Day made_on;
    Instant made_at;
    std::int64_t made_by = 0;
    std::int64_t version = 1;  ///< goes up each time that the wording, the service or the owner changes
    Stage stage = Stage::learned;
    Standing standing = Standing::open;
    std::optional<Day> next_due;   ///< the first day on which something of it is due
    std::optional<Day> lapses_on;  ///< embedded until this day, unless a proof is re-made
    OriginKind origin = OriginKind::own_learning;
    Decision decision = Decision::accepted;  ///< our own learning is accepted
    bool testable = false;                   ///< somebody said what is counted, on which sample and by when
};
BOOST_DESCRIBE_STRUCT(LearningPoint, (),
                      (id, sentence, theme, service, owner, made_on, made_at, made_by, version, stage, standing,
                       next_due, lapses_on, origin, decision, testable))

/// What the learning point said in one of its versions.
struct Wording {
    Id<LearningPoint> learning_point;
    std::int64_t version = 1;
    std::string sentence;
    Id<Service> service;
    Id<people::Member> owner;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Wording, (), (learning_point, version, sentence, service, owner, at, by))

/// It could be called embedded from this day on.
struct Embedding {
    Id<Embedding> id;
    Id<LearningPoint> learning_point;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Embedding, (), (id, learning_point, on_day, at, by))

/// recurrence: the theme was heard again in the same service. lapsed: a proof was not re-made in time. failed: a proof
/// does not hold. by_hand: somebody said why.
enum class ReopeningCause { recurrence, lapsed, failed, by_hand };
BOOST_DESCRIBE_ENUM(ReopeningCause, recurrence, lapsed, failed, by_hand)

struct Reopening {
    Id<Reopening> id;
    Id<LearningPoint> learning_point;
    ReopeningCause cause = ReopeningCause::by_hand;
    std::int64_t cause_id = 0;  ///< the signal or the proof; 0 by hand
    std::string reason;         ///< one sentence for the page
    Day on_day;
    Instant at;
    std::int64_t by = 0;  ///< -1: the program itself
};
BOOST_DESCRIBE_STRUCT(Reopening, (), (id, learning_point, cause, cause_id, reason, on_day, at, by))

/// Given up by hand. It is not embedded, and the page says so.
struct Closing {
    Id<Closing> id;
    Id<LearningPoint> learning_point;
    std::string reason;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (id, learning_point, reason, on_day, at, by))

/// The words that were approved for one change, and by whom; who was told them are the rows of told_back.
struct Telling {
    Id<Telling> id;
    Id<LearningPoint> learning_point;
    std::string
        about;  ///< the change: "acted_on", "proved", "reopened", with the round from the second on: "acted_on/2"
    std::string what_changed;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
    std::optional<Day> changed_on;  ///< the day of the change itself
};
BOOST_DESCRIBE_STRUCT(Telling, (), (id, learning_point, about, what_changed, on_day, at, by, changed_on))

/// As it was typed.
struct LearningDraft {
    std::string sentence{};
    std::int64_t theme = 0;
    std::int64_t service = 0;
    std::int64_t owner = 0;
    bool keep_as_it_is = false;  ///< they have read why the sentence cannot be tested, and keep it
};

/// Sentence, theme, service and owner, or what is to be put right. A sentence that cannot be tested is refused once:
/// with `keep_as_it_is` it passes.
Outcome<LearningPoint> learn(LearningDraft const& draft);

}  // namespace heed::loop
