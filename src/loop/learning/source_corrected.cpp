#include "loop/learning/source_corrected.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/heard/signal_words.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/search/search_texts.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr std::string_view clock_of_reading = "read_correction";
constexpr std::size_t longest_line = 90;

std::vector<Id<Theme>> themes_that_learned(store::Reading const& db, Id<Signal> signal) {
    return store::values<Id<Theme>>(
        db, "select theme from theme_signals where council = :council and signal = :signal and learned = 1",
        db.council(), signal);
}

std::int64_t next_wording(store::Reading const& db, Id<Signal> signal) {
    return store::value<std::int64_t>(db,
                                      "select coalesce(max(number), 0) + 1 from signal_wordings"
                                      " where council = :council and signal = :signal",
                                      db.council(), signal);
}

std::int64_t next_correction(store::Reading const& db, Id<LearningPoint> point) {
    return store::value<std::int64_t>(db,
                                      "select coalesce(max(number), 0) + 1 from source_corrections"
                                      " where council = :council and learning_point = :point",
                                      db.council(), point);
}

}  // namespace

void correct_said(store::Writing& db, Id<Signal> id, std::string const& said, Doing const& doing) {
    auto signal = find_signal(db, id, true);
    must(signal.has_value(), "the signal of a record is there");
    auto const now_says = as_a_signal_says(said);
    if (now_says == signal->said) {
        return;
    }
    for (auto const theme : themes_that_learned(db, id)) {
        learn_words(db, signal->said, theme, -1);
        learn_words(db, now_says, theme, 1);
    }
    store::insert(db, "signal_wordings", SignalWording{id, next_wording(db, id), signal->said, doing.now, doing.by});
    store::act(db, "update signals set said = :said where council = :council and id = :id", now_says, db.council(), id);
    signal->said = now_says;
    make_findable_again(db, *signal);
    store::note(db, {"signal", id.number, "corrected", "", doing.by, doing.now});
}

std::vector<SignalWording> said_until_corrected(store::Reading const& db, Id<Signal> signal) {
    return store::rows<SignalWording>(db,
                                      "select signal, number, said, at, by from signal_wordings"
                                      " where council = :council and signal = :signal order by number desc",
                                      db.council(), signal);
}

void tell_of_correction(store::Writing& db, Id<LearningPoint> point, std::string const& what, Doing const& doing) {
    auto const story = story_there(db, point);
    store::insert(db, "source_corrections",
                  SourceCorrection{point, next_correction(db, point), what, doing.today, {}, 0, doing.now, doing.by});
    note(db, point, "source_corrected", "", doing);
    work::set_deadline(
        db,
        {"learning_point", point.number, std::string(clock_of_reading),
         fmt::format("See whether it still fits what was corrected: {}", shortened(story.point.sentence, longest_line)),
         fmt::format("/learning-points/{}#corrected", point.number), std::string(name_of(people::May::see_learning)),
         doing.today + days_to_read_a_correction, story.point.owner.number});
}

void mark_correction_read(store::Writing& db, Id<LearningPoint> point, Doing const& doing) {
    auto const read = store::act(db,
                                 "update source_corrections set read_on = :on, read_by = :by where council = :council"
                                 " and learning_point = :point and read_on is null",
                                 doing.today, doing.by, db.council(), point);
    if (read == 0) {
        throw Conflict();
    }
    note(db, point, "correction_read", "", doing);
    work::meet_deadline(db, "learning_point", point.number, clock_of_reading, doing.today);
}

std::vector<SourceCorrection> source_corrections_of(store::Reading const& db, Id<LearningPoint> point) {
    return store::rows<SourceCorrection>(db,
                                         "select learning_point, number, what, on_day, read_on, read_by, at, by"
                                         " from source_corrections where council = :council"
                                         " and learning_point = :point order by number desc",
                                         db.council(), point);
}

}  // namespace heed::loop
