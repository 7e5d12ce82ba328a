#include "areas/complaints/charging/charging_store.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view columns =
    "id, kind, from_day, to_day, provider, service, pence, how_known, reference, at, by";

/// A complaint that may be seen is joined to this event.
std::string somebody_complained(bool see_kept) {
    return fmt::format("exists (select 1 from case_care_events join cases on cases.council = case_care_events.council"
                       " and cases.id = case_care_events.case_id where case_care_events.council = care_events.council"
                       " and event = care_events.id{})",
                       see_kept ? "" : " and kept_from_worker = 0");
}

std::string condition_of(EventFilter const& filter) {
    switch (filter.complained) {
        case ComplainedAbout::with:
            // Few events are complained about: they are found from the complaints.
            return fmt::format(
                " and id in (select event from case_care_events where council = care_events.council) and {}",
                somebody_complained(filter.see_kept));
        case ComplainedAbout::without: return " and not " + somebody_complained(filter.see_kept);
        case ComplainedAbout::either: break;
    }
    return "";
}

}  // namespace

std::vector<CareEvent> list_events(store::Reading const& db, EventFilter const& filter, int most) {
    auto const from = filter.after    ? filter.after.number
                      : filter.before ? filter.before.number
                                      : std::numeric_limits<std::int64_t>::max();
    auto found = store::rows<CareEvent>(
        db,
        fmt::format("select {} from care_events where council = :council and id {} :place{}"
                    " order by id{} limit :most",
                    columns, filter.after ? ">" : "<", condition_of(filter), filter.after ? "" : " desc"),
        db.council(), from, std::int64_t{most});
    if (filter.after) {
        std::ranges::reverse(found);
    }
    return found;
}

std::optional<CareEvent> find_event(store::Reading const& db, Id<CareEvent> id) {
    return store::row<CareEvent>(
        db, fmt::format("select {} from care_events where council = :council and id = :id", columns), db.council(), id);
}

std::vector<CareEvent> events_of_case(store::Reading const& db, Id<Case> id) {
    auto const ids = store::values<Id<CareEvent>>(
        db, "select event from case_care_events where council = :council and case_id = :case_id order by event",
        db.council(), id);
    std::vector<CareEvent> events;
    for (auto const event : ids) {
        events.push_back(*find_event(db, event));
    }
    return events;
}

std::vector<Id<Case>> cases_of_event(store::Reading const& db, Id<CareEvent> id, bool see_kept) {
    return store::values<Id<Case>>(
        db,
        fmt::format("select case_id from case_care_events join cases on cases.council = case_care_events.council"
                    " and cases.id = case_care_events.case_id"
                    " where case_care_events.council = :council and event = :event{} order by case_id limit :most",
                    see_kept ? "" : " and kept_from_worker = 0"),
        db.council(), id, std::int64_t{most_cases_of_an_event});
}

std::vector<EventFigure> event_figures(store::Reading const& db, Days const& days, bool see_kept) {
    return store::rows<EventFigure>(
        db,
        fmt::format(
            "select kind, cast(count(*) as bigint) as events,"
            " cast(sum(case when {} then 1 else 0 end) as bigint) as complained_about from care_events"
            " where council = :council and from_day >= :since and from_day <= :until group by kind order by kind",
            somebody_complained(see_kept)),
        db.council(), days.from, days.to);
}

namespace {

Id<CareEvent> insert_event(store::Writing& db, CareEvent event, std::int64_t by, Instant now) {
    event.id = store::next_id<CareEvent>(db, "care_events");
    event.at = now;
    event.by = by;
    store::insert(db, "care_events", event);
    return event.id;
}

bool has_reference(store::Reading const& db, std::string const& reference) {
    return !reference.empty() &&
           !store::values<std::int64_t>(db,
                                        "select id from care_events where council = :council and reference = :reference"
                                        " and reference <> '' limit 1",
                                        db.council(), reference)
                .empty();
}

}  // namespace

Id<CareEvent> add_event(store::Writing& db, CareEvent event, std::int64_t by, Instant now) {
    auto const id = insert_event(db, std::move(event), by, now);
    store::note(db, {"care_event", id.number, "put_on_record", "", by, now});
    return id;
}

std::int64_t add_events(store::Writing& db, std::vector<CareEvent> const& events, std::int64_t by, Instant now) {
    std::int64_t added = 0;
    for (auto const& event : events) {
        if (!has_reference(db, event.reference)) {
            insert_event(db, event, by, now);
            ++added;
        }
    }
    store::note(
        db, {"care_event", 0, "read_in",
             fmt::format("{} added, {} were there", added, static_cast<std::int64_t>(events.size()) - added), by, now});
    return added;
}

void join_to_event(store::Writing& db, Story const& story, Id<CareEvent> event, bool joined, Doing const& doing) {
    if (joined) {
        store::act(db,
                   "insert into case_care_events (council, case_id, event, by, at)"
                   " values (:council, :case_id, :event, :by, :at) on conflict (council, case_id, event) do nothing",
                   db.council(), story.said.id, event, doing.by, doing.now);
    } else {
        store::act(db,
                   "delete from case_care_events where council = :council and case_id = :case_id and event = :event",
                   db.council(), story.said.id, event);
    }
    store::note(db, {std::string(name_of(story.said.kind)), story.said.id.number,
                     joined ? "joined_to_event" : "taken_from_event", fmt::format("care event {}", event.number),
                     doing.by, doing.now});
}

}  // namespace heed::complaints
