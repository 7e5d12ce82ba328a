#pragma once
// Told back: who raised it hears what changed because of it, across the theme and not only the case.
//
// Behind a change of a learning point stands everybody whose signal it took in, and everybody whose signal is linked to
// its theme and is about its service (a learning point without a service: every service), whichever learning point took
// that signal in; a compliment only if it was taken in. A person writes once what changed, for the public, and approves
// it. From then on it goes by itself: at once to those behind it, and to those whose signal is linked later for as long
// as it stays true. Each record is told of a change once (told_back), each person once (the outbox's key), and nobody of
// less than what they were told before. See docs/decisions/2026-11-22-told-back-by-itself.md.

#include <optional>
#include <vector>

#include "loop/learning/learning_store.hpp"
#include "loop/offers.hpp"
#include "loop/told/told_words.hpp"

namespace heed::loop {

/// What a telling will do, counted before it is approved. People, not records, where the area can know them. Who may not
/// see signals that are kept from a worker is given figures without them.
struct Behind {
    std::int64_t email = 0;
    std::int64_t page = 0;
    std::int64_t phone = 0;
    std::int64_t letter = 0;
    std::int64_t in_another_form = 0;  ///< of those above, the ones for whom a person must make it first: Easy Read ...
    std::int64_t cannot_be_told = 0;   ///< it is not safe, or there is no way
    std::int64_t not_asked = 0;        ///< they did not ask to hear, or nobody is behind the record
    std::int64_t told = 0;             ///< told of this change before
    std::int64_t logged_by_staff = 0;  ///< signals without a record: only who logged them knows whom to tell
    bool more = false;                 ///< there are more behind it than were looked at

    std::int64_t to_tell() const { return email + page + phone + letter; }
};
/// Looks at no more than this many records.
constexpr int most_looked_at = 1000;
Behind behind(store::Reading const& db, Story const& story, std::string const& change, bool see_kept_from_worker);

/// The words that were approved for this change; those approved last.
std::optional<Telling> words_for(store::Reading const& db, Id<LearningPoint> point, std::string const& change);

/// What people are to be told: not empty, at most 1,000 characters, nothing that names somebody, and no words that
/// somebody behind it said (six in a row).
Outcome<std::string> what_changed(store::Reading const& db, Story const& story, std::string const& typed);
/// The sentence of a signal behind it that stands in the text; nothing if none does. Every signal is looked at.
std::optional<std::string> quoted_from_a_signal(store::Reading const& db, LearningPoint const& point,
                                                std::string_view text);

/// How many told us, each record or signal once: complaints, concerns, compliments, boards and what staff heard; not the
/// findings of audits and reports. Without those of whom nobody may know.
std::int64_t people_who_told_us(store::Reading const& db, LearningPoint const& point);

struct ToldNow {
    std::int64_t told = 0;
    std::int64_t not_told = 0;
};
/// Approves the words for the change that stands now, and tells. Throws Conflict where nothing has changed.
ToldNow tell_back(store::Writing& db, Id<LearningPoint> point, std::string const& what_changed, Doing const& doing);

/// Tells those who wait, as far as there are approved words that are true now and nobody holds it; `settle` calls it.
/// One transaction tells at most `most_told_at_once` records; the others are left to `tell_who_still_waits`.
constexpr int most_told_at_once = 200;
void keep_people_told(store::Writing& db, Story const& story, Doing const& doing);
/// The same for one signal that was newly linked, or is newly known to be of this service.
void tell_newly_linked(store::Writing& db, Id<LearningPoint> point, Id<Signal> signal, Doing const& doing);

/// Every few seconds on each node: goes on where one transaction was not enough. Safe on several nodes at once.
void tell_who_still_waits(store::Store& store, CouncilId council, Instant now);

/// Hides from who may not see what is kept from workers that the record behind a signal was told, or shows it again.
void keep_tellings_from_worker(store::Writing& db, Id<LearningPoint> point, Signal const& signal, bool kept);

/// A member of staff told them (or could not reach them): the end of a `waits`. Nothing happens the second time.
void told_by_hand(store::Writing& db, std::int64_t telling, std::string const& source, std::int64_t source_id,
                  bool reached, Doing const& doing);

/// Holds the telling of a learning point, with a reason, or lets it go on: then those who wait are told at once.
struct TellingHold {
    Id<TellingHold> id;
    Id<LearningPoint> learning_point;
    bool held = true;
    std::string reason;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(TellingHold, (), (id, learning_point, held, reason, on_day, at, by))
void hold_telling(store::Writing& db, Id<LearningPoint> point, bool held, std::string const& reason,
                  Doing const& doing);
/// The hold that stands now; nothing where telling goes on.
std::optional<TellingHold> hold_on(store::Reading const& db, Id<LearningPoint> point);

/// One telling as the page shows it.
struct TellingLine {
    std::string about;
    std::string what_changed;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
    std::int64_t told = 0;
    std::int64_t waits = 0;
    std::int64_t cannot_be_told = 0;
};
BOOST_DESCRIBE_STRUCT(TellingLine, (), (about, what_changed, on_day, at, by, told, waits, cannot_be_told))
std::vector<TellingLine> tellings_of(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker);

/// Of those who asked to hear, how many were told, and how long that took. Counted in records and changes: somebody who
/// asked about two things that both changed is counted twice.
struct ToldFigures {
    std::int64_t asked = 0;  ///< the denominator: everybody but those who did not ask
    std::int64_t told = 0;
    std::int64_t waits = 0;                     ///< for a member of staff
    std::int64_t cannot = 0;                    ///< not safe, no way, or not reached
    std::map<Waited, std::int64_t> how_long{};  ///< of those told; since the change, or since they told us if later
};
/// All changes of one learning point. Those for whom nobody has approved words yet are not in it.
ToldFigures told_of(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker);
/// All changes of the council that came about in these quarters ("2025-4" to "2026-3").
ToldFigures told_between(store::Reading const& db, std::string const& first_quarter, std::string const& last_quarter,
                         bool see_kept_from_worker);

}  // namespace heed::loop
