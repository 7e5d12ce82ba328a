#pragma once
// A record that the loop has heard of was corrected. The signal says from then on what the record says, and what it said
// before stays; the owner of each learning point that came of it is asked whether its sentence still fits.

#include <optional>
#include <string>
#include <vector>

#include "loop/learning/learning_store.hpp"

namespace heed::loop {

struct SignalWording {
    Id<Signal> signal;
    std::int64_t number = 0;
    std::string said;  ///< until `at`
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(SignalWording, (), (signal, number, said, at, by))

/// The signal says this from now on, made anonymous as every signal is; search and suggestions follow. Nothing where it
/// says so already.
void correct_said(store::Writing& db, Id<Signal> id, std::string const& said, Doing const& doing);
/// What it said before, the last first.
std::vector<SignalWording> said_until_corrected(store::Reading const& db, Id<Signal> signal);

struct SourceCorrection {
    Id<LearningPoint> learning_point;
    std::int64_t number = 0;
    std::string what;  ///< a sentence without a case: "The Ombudsman’s decision was corrected: its category."
    Day on_day;
    std::optional<Day> read_on{};
    std::int64_t read_by = 0;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(SourceCorrection, (), (learning_point, number, what, on_day, read_on, read_by, at, by))

/// How long the owner has to look.
constexpr int days_to_read_a_correction = 14;

/// Tells the learning point, with a deadline of its owner until somebody has looked.
void tell_of_correction(store::Writing& db, Id<LearningPoint> point, std::string const& what, Doing const& doing);
/// Somebody looked at everything that was corrected so far. Throws Conflict where nothing waits.
void mark_correction_read(store::Writing& db, Id<LearningPoint> point, Doing const& doing);
/// The last first.
std::vector<SourceCorrection> source_corrections_of(store::Reading const& db, Id<LearningPoint> point);

}  // namespace heed::loop
