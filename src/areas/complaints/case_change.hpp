#pragma once
// What every change of a case is made of, for the rooms of this area: its version, its rows, its entry on the timeline,
// its event, and the message to the person. A change reads
//
//     auto const version = next_version(db, seen);                       // Conflict where somebody was faster
//     insert_of_case(db, "case_issues", seen.said.id, issue, doing);
//     done(db, seen, {"issue_added", issue.issue}, version, doing);      // timeline, event, clocks and lists

#include <string>
#include <string_view>

#include "areas/complaints/store.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

/// Two who change the same case at once must not overwrite each other: throws Conflict when it was changed since `seen`.
std::int64_t next_version(store::Writing& db, Story const& seen);

/// An entry of the timeline; its code word is also the event's.
struct Did {
    std::string_view what;
    std::string says{};
    bool for_person = false;
};

/// Writes the entry and the event, and brings lists and clocks in line with the story as it now stands.
void done(store::Writing& db, Story const& seen, Did did, std::int64_t version, Doing const& doing);

/// The first part of `done`: the entry and the event.
void write_down(store::Writing& db, Story const& seen, Did did, std::int64_t version, Doing const& doing);

/// The last part of `done`, for a case that was changed by what was done to another.
void bring_up_to_date(store::Writing& db, Id<Case> id, Doing const& doing);

/// Puts a part of a contact on record under its id: teller and secret are the contact's. `says` is what the person reads;
/// `told` says whether the loop hears of it as a signal of its own. Answers its story.
Story receive_part(store::Writing& db, Case const& part, std::string const& says, bool told, Doing const& doing);

/// An e-mail to the person where that is wanted and safe; otherwise nothing. `about` once for ever: "plan/2".
void mail(store::Writing& db, Story const& story, std::string const& text, std::string const& about, Instant now);

/// The next number of a table whose key is (council, case_id, number).
std::int64_t next_in_case(store::Reading const& db, std::string_view table, Id<Case> id);

/// A row of a case: its own fields, the case, and who and when after them.
template <class Record>
struct OfCase : Record {
    Id<Case> case_id;
    std::int64_t by = 0;
    Instant at;
    BOOST_DESCRIBE_CLASS(OfCase, (Record), (case_id, by, at), (), ())
};

template <class Record>
void insert_of_case(store::Writing& db, std::string_view table, Id<Case> id, Record const& record, Doing const& doing) {
    OfCase<Record> row;
    static_cast<Record&>(row) = record;
    row.case_id = id;
    row.by = doing.by;
    row.at = doing.now;
    store::insert(db, table, row);
}

}  // namespace heed::complaints
