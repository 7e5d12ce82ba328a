#include "loop/heard/signal_kept.hpp"

#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/search/search_texts.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/told/telling.hpp"
#include "store/events.hpp"

namespace heed::loop {

namespace {

std::vector<Id<Theme>> linked_themes(store::Reading const& db, Id<Signal> signal) {
    return store::values<Id<Theme>>(db, "select theme from theme_signals where council = :council and signal = :signal",
                                    db.council(), signal);
}

/// Counts the signal as it now stands in every figure, or takes it from them.
void count_everywhere(store::Writing& db, SignalRecord const& signal, std::vector<Id<Theme>> const& themes,
                      std::int64_t times) {
    add_to_tally(db, {{}, signal.kept_from_worker, signal.stage, signal.kind, signal.service, times});
    for (auto const theme : themes) {
        count_signal_of_theme(db, signal, theme, times);
    }
    if (signal.stage_since.empty()) {
        return;  // the tallies of journeys have not come to it yet
    }
    auto const journey = journey_of(db, signal.id);
    TallyChanges changes;
    changes.count_for_council(journey, times);
    for (auto const theme : themes) {
        changes.count(journey, {About::theme, theme.number}, times);
    }
    changes.write(db);
}

}  // namespace

void keep_from_worker(store::Writing& db, Id<Signal> id, bool kept, std::int64_t by, Instant now) {
    auto const was = find_signal(db, id, true);
    must(was.has_value(), "the signal of a record is there");
    if (was->kept_from_worker == kept) {
        return;
    }
    auto const themes = linked_themes(db, id);
    count_everywhere(db, *was, themes, -1);
    store::act(db, "update signals set kept_from_worker = :kept where council = :council and id = :id", kept,
               db.council(), id);
    store::act(db, "update second_readings set kept_from_worker = :kept where council = :council and signal = :id",
               kept, db.council(), id);
    auto const is = find_signal(db, id, true);
    count_everywhere(db, *is, themes, 1);
    for (auto const& point : points_of_signal(db, id)) {
        keep_tellings_from_worker(db, point.id, *is, kept);
    }
    make_findable_again(db, *is);
    store::note(db, {"signal", id.number, kept ? "kept_from_worker" : "not_kept_from_worker", "", by, now});
}

}  // namespace heed::loop
