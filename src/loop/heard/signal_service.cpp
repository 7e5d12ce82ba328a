#include "loop/heard/signal_service.hpp"

#include "loop/heard/signal_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/told/telling.hpp"
#include "store/events.hpp"

namespace heed::loop {

namespace {

/// Theme 0 counts every signal once.
std::vector<Id<Theme>> counted_in(store::Reading const& db, Id<Signal> signal) {
    auto themes = store::values<Id<Theme>>(
        db, "select theme from theme_signals where council = :council and signal = :signal", db.council(), signal);
    themes.push_back({});
    return themes;
}

}  // namespace

void name_service(store::Writing& db, Id<Signal> signal, Id<Service> service, std::int64_t by, Instant now) {
    auto const was = find_signal(db, signal, true);
    must(was.has_value(), "the signal of a record is there");
    if (was->service == service) {
        return;
    }
    store::act(db, "update signals set service = :service where council = :council and id = :id", service, db.council(),
               signal);
    for (auto const theme : counted_in(db, signal)) {
        add_to_tally(db, {theme, was->kept_from_worker, was->stage, was->kind, was->service, -1});
        add_to_tally(db, {theme, was->kept_from_worker, was->stage, was->kind, service, 1});
    }
    count_in_service(db, signal, was->service);
    store::note(db, {"signal", signal.number, "service_named", "", by, now});
    for (auto const theme : counted_in(db, signal)) {
        for (auto const point : points_of_theme(db, theme, service)) {
            tell_newly_linked(db, point, signal, {day_in_england(now), now, by});
        }
    }
}

}  // namespace heed::loop
