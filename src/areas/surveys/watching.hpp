#pragma once
// The outcome of a survey as a measure of the loop: its quarters are the points, so that a promise that people would feel a
// change can be judged by them (loop/proof/run.hpp). A quarter has a point when it is over and ten or more have answered.

#include "areas/surveys/store.hpp"

namespace heed::surveys {

/// Begins the measure and gives it the quarters that are there. Throws Conflict where the survey has one.
void watch_outcome(store::Writing& db, Survey const& survey, Doing const& doing);

/// Once a night: the quarters that are new, and those in which later answers were counted.
void bring_measures_up_to_date(store::Writing& db, Doing const& doing);

}  // namespace heed::surveys
