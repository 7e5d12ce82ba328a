#pragma once
// The picture: what was heard, what it led to, how long each stage takes, what is stuck where, and how learning stands; for
// the whole council, a service or a theme. Read from tallies; nothing here counts a table of signals.

#include <optional>
#include <vector>

#include "loop/learning/learning_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "measure/kaplan_meier.hpp"

namespace heed::loop {

struct PictureFilter {
    Scope scope;
    std::optional<Day> from;  ///< the first of a month; signals heard, waits begun and learning points made since then
    Day today;
    bool see_kept_from_worker = false;
};

struct HeardFigure {
    SignalKind kind = SignalKind::observation;
    std::string month;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(HeardFigure, (), (kind, month, number))
/// By kind and month, the first month first.
std::vector<HeardFigure> heard_figures(store::Reading const& db, PictureFilter const& filter);

struct ReachedFigure {
    Stage furthest = Stage::heard;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(ReachedFigure, (), (furthest, number))
/// By the furthest stage that the signals heard since then ever came to.
std::vector<ReachedFigure> reached_figures(store::Reading const& db, PictureFilter const& filter);
/// How many of them ever came to this stage.
std::int64_t ever_reached(std::vector<ReachedFigure> const& figures, Stage stage);

struct StandingFigure {
    Stage stage = Stage::heard;
    Day since;
    bool is_first = false;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(StandingFigure, (), (stage, since, is_first, number))
/// Where signals stand today and since when, the longest standing first; whenever they were heard.
std::vector<StandingFigure> standing_figures(store::Reading const& db, PictureFilter const& filter);

/// How long signals stood at a stage the first time, of those that came to it since then.
struct StageWait {
    Stage stage = Stage::heard;
    std::int64_t went_on = 0;
    std::int64_t set_back = 0;
    std::int64_t still_there = 0;
    measure::WaitQuantile half;  ///< days until half had gone on
    measure::WaitQuantile nine_tenths;
};
/// One for each stage before the last. Who still waits counts, and who was set back counts until then (Kaplan and Meier).
std::vector<StageWait> stage_waits(store::Reading const& db, PictureFilter const& filter,
                                   std::vector<StandingFigure> const& standing);

struct LearningPicture {
    Stage stage = Stage::learned;
    Standing standing = Standing::open;
    std::string cause;           ///< of its last reopening; "" where there was none
    std::int64_t strongest = 0;  ///< 3 strong, 2 medium, 1 weak, 0 no action
    bool is_told = false;        ///< people were told what changed
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(LearningPicture, (), (stage, standing, cause, strongest, is_told, number))
std::vector<LearningPicture> learning_figures(store::Reading const& db, PictureFilter const& filter);

}  // namespace heed::loop
