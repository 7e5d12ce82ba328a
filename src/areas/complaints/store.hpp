#pragma once
// Rows in, rows out: all of this area's SQL. Who may not see what is kept from workers gets neither the row nor the
// count: every function that reads cases for staff asks for `see_kept`.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/case_list.hpp"
#include "areas/complaints/complaint.hpp"
#include "areas/complaints/rules.hpp"
#include "kernel/working_days.hpp"
#include "store/store.hpp"

namespace heed::complaints {

/// Who does it and when, and by which working days the clocks are counted. 0 is the person, -1 the program.
struct Doing {
    std::int64_t by = 0;
    Instant now;
    WorkingDays const& working_days;
    Day today() const { return day_in_england(now); }
};

// ---- reading

std::optional<Story> find_story(store::Reading const& db, Id<Case> id, bool see_kept);
std::vector<Entry> entries_of(store::Reading const& db, Id<Case> id);

/// The SHA-256 of the secret of the contact that it came with; "" where there is no such case.
std::string secret_of(store::Reading const& db, Id<Case> id);

/// A case that came with the same contact, as the others' pages name it.
struct Part {
    Id<Case> id;
    Kind kind = Kind::complaint;
    Track track = Track::none;
    std::int64_t stage = 1;
    Id<Case> follows;
    std::string next_step;
    std::optional<Day> next_due;
    std::optional<Day> closed_on;
    std::int64_t officer = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (), (id, kind, track, stage, follows, next_step, next_due, closed_on, officer))

/// Everything that came with this contact, itself too.
std::vector<Part> parts_of(store::Reading const& db, Case const& said, bool see_kept);

/// The clocks as this council has set them.
Clocks council_clocks(store::Reading const& db, WorkingDays const& days);

/// What is to be done first for something that has just come.
NextStep first_step(store::Reading const& db, Received const& received, WorkingDays const& days);

// ---- what people tell us

/// Puts it on record under this id, sets its clock, and tells the loop at once, unless a machine seems to have sent it.
/// Answers false, and does nothing, when the id is taken.
bool receive(store::Writing& db, Received const& received, Id<Case> id, std::string const& kept_secret,
             Doing const& doing);

/// Something more from the person. `kind` is for the event.
void add_from_person(store::Writing& db, Story const& story, std::string const& text, Doing const& doing);

// ---- what staff do. Each throws Conflict when the version is no longer the one that was seen, notes its event, keeps an
// ---- entry for the timeline, and sets or meets the deadlines.

void acknowledge(store::Writing& db, Story const& seen, Acknowledgement const& acknowledgement, Doing const& doing);
void agree(store::Writing& db, Story const& seen, Plan const& plan, Doing const& doing);
void close(store::Writing& db, Story const& seen, Closing const& closing, Doing const& doing);
void take_though_late(store::Writing& db, Story const& seen, Lateness const& reasons, Doing const& doing);
/// A note that only staff read, or words for the person: by e-mail where that is wanted and safe, and on their page.
void write_note(store::Writing& db, Story const& seen, std::string const& text, Doing const& doing);
void write_to_person(store::Writing& db, Story const& seen, std::string const& text, Doing const& doing);
void take_on(store::Writing& db, Story const& seen, std::int64_t officer, Doing const& doing);
void name_service(store::Writing& db, Story const& seen, std::int64_t service, Doing const& doing);
/// Somebody has looked: it is from a person, and the loop is told.
void confirm_genuine(store::Writing& db, Story const& seen, Doing const& doing);

/// What changed because of it, where the person follows their case; with its event. See told_back.hpp for the rest.
void write_what_changed(store::Writing& db, Story const& story, std::string const& text, Instant now);

std::string council_name(store::Reading const& db);

// ---- tries of strangers, counted in stretches of time

constexpr int tries_stretch = 15 * 60;    ///< seconds, for wrong pairs of reference and secret
constexpr int telling_stretch = 60 * 60;  ///< seconds, for forms sent from one network

std::int64_t tries_of(store::Reading const& db, std::string const& who, int stretch, Instant now);
/// Counts one more, and forgets what is older than a day.
void count_try(store::Writing& db, std::string const& who, int stretch, Instant now);

}  // namespace heed::complaints
