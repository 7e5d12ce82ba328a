#include "areas/complaints/voices/reading_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::complaints {

namespace {

constexpr int working_days_to_act = 10;

void note_of_case(store::Writing& db, Story const& story, std::string_view what, Doing const& doing) {
    store::note(
        db, {std::string(name_of(story.said.kind)), story.said.id.number, std::string(what), "", doing.by, doing.now});
}

}  // namespace

std::optional<ReadFirst> reading_of(store::Reading const& db, Id<Case> id) {
    return store::row<ReadFirst>(db, "select by, at from case_readings where council = :council and case_id = :case_id",
                                 db.council(), id);
}

void mark_as_read(store::Writing& db, Story const& story, Doing const& doing) {
    store::act(db,
               "insert into case_readings (council, case_id, by, at) values (:council, :case_id, :by, :at)"
               " on conflict (council, case_id) do nothing",
               db.council(), story.said.id, doing.by, doing.now);
    note_of_case(db, story, "read_first", doing);
}

std::vector<ToRead> cases_to_read(store::Reading const& db) {
    auto found = store::rows<ToRead>(
        db,
        "select id, kind, received_on,"
        " cast(case when exists (select 1 from case_readings where case_readings.council = cases.council"
        " and case_readings.case_id = cases.id) then 1 else 0 end as bigint) as was_read"
        " from cases where council = :council and kept_from_worker = 1 and next_due is not null"
        " order by received_on, id limit :most",
        db.council(), std::int64_t{most_to_read});
    std::ranges::stable_sort(found, {}, &ToRead::was_read);
    return found;
}

std::optional<PassedOn> find_passed_on(store::Reading const& db, Id<PassedOn> id) {
    return store::row<PassedOn>(db,
                                "select id, words, service, for_member, month, done from passed_on"
                                " where council = :council and id = :id",
                                db.council(), id);
}

std::vector<PassedOn> passed_on_of(store::Reading const& db, Id<Case> id) {
    auto const numbers = store::values<Id<PassedOn>>(
        db, "select passed_on from passed_on_cases where council = :council and case_id = :case_id order by passed_on",
        db.council(), id);
    std::vector<PassedOn> all;
    for (auto const number : numbers) {
        all.push_back(*find_passed_on(db, number));
    }
    return all;
}

Id<PassedOn> pass_on(store::Writing& db, Story const& story, std::string const& words, std::int64_t for_member,
                     Doing const& doing) {
    auto const today = doing.today();
    PassedOn const passed{
        store::next_id<PassedOn>(db, "passed_on"), words, story.said.service, for_member, iso(today).substr(0, 7), ""};
    store::insert(db, "passed_on", passed);
    store::act(db,
               "insert into passed_on_cases (council, case_id, passed_on, by, at)"
               " values (:council, :case_id, :passed_on, :by, :at)",
               db.council(), story.said.id, passed.id, doing.by, doing.now);
    work::set_deadline(db, {"passed_on", passed.id.number, "act_on_it", "Act on what an independent reader passed on",
                            fmt::format("/voices/passed-on/{}", passed.id.number), "see_cases",
                            doing.working_days.after(today, working_days_to_act), for_member});
    note_of_case(db, story, "passed_on_without_names", doing);
    return passed.id;
}

void say_what_was_done(store::Writing& db, PassedOn const& passed, std::string const& done, Doing const& doing) {
    store::act(db, "update passed_on set done = :done where council = :council and id = :id", done, db.council(),
               passed.id);
    work::meet_deadline(db, "passed_on", passed.id.number, "act_on_it", doing.today());
    store::note(db, {"passed_on", passed.id.number, "acted_on", "", doing.by, doing.now});
}

}  // namespace heed::complaints
