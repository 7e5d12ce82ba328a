#pragma once
// Rows of care events and of the complaints about them. Who may not see what is kept from workers does not see that such a
// complaint is joined to an event, and to them it counts as one that nobody complained about.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/charging/care_event.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

enum class ComplainedAbout { either, with, without };
BOOST_DESCRIBE_ENUM(ComplainedAbout, either, with, without)

struct EventFilter {
    ComplainedAbout complained = ComplainedAbout::either;
    bool see_kept = false;
    Id<CareEvent> before;  ///< the page further back
    Id<CareEvent> after;   ///< the page nearer to now
};
/// At most `most`, the one put on record last first.
std::vector<CareEvent> list_events(store::Reading const& db, EventFilter const& filter, int most);

std::optional<CareEvent> find_event(store::Reading const& db, Id<CareEvent> id);
std::vector<CareEvent> events_of_case(store::Reading const& db, Id<Case> id);

constexpr int most_cases_of_an_event = 50;
/// The complaints that may be seen, at most `most_cases_of_an_event`.
std::vector<Id<Case>> cases_of_event(store::Reading const& db, Id<CareEvent> id, bool see_kept);

/// By kind: how many events began in these days, and about how many of them somebody complained.
struct EventFigure {
    CareEventKind kind = CareEventKind::missed_visit;
    std::int64_t events = 0;
    std::int64_t complained_about = 0;
};
BOOST_DESCRIBE_STRUCT(EventFigure, (), (kind, events, complained_about))
std::vector<EventFigure> event_figures(store::Reading const& db, Days const& days, bool see_kept);

Id<CareEvent> add_event(store::Writing& db, CareEvent event, std::int64_t by, Instant now);
/// Those whose reference is not there yet; answers how many were added. One event is noted for all.
std::int64_t add_events(store::Writing& db, std::vector<CareEvent> const& events, std::int64_t by, Instant now);

/// Joins the case to the event, or takes it away. Notes the event on the case.
void join_to_event(store::Writing& db, Story const& story, Id<CareEvent> event, bool joined, Doing const& doing);

}  // namespace heed::complaints
