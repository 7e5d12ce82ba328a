#pragma once
// Remedies in the store, with their two clocks: the day promised, for who does it, and the warning before it for the
// complaints team. Each change is told to the person once the answer was sent: on their page, and by e-mail where that is
// wanted and safe (Code 6.6).

#include "areas/complaints/inquiry/remedies.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

std::vector<Remedy> remedies_of(store::Reading const& db, Id<Case> id);
std::optional<Remedy> find_remedy(store::Reading const& db, Id<Case> id, std::int64_t number);

struct RemedyUpdate {
    std::int64_t number = 0;
    std::string says;
    std::optional<Day> due_before;  ///< it was moved from this day
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(RemedyUpdate, (), (number, says, due_before, by, at))
std::vector<RemedyUpdate> updates_of(store::Reading const& db, Id<Case> id, std::int64_t remedy);

void add_remedy(store::Writing& db, Story const& seen, Remedy remedy, Doing const& doing);
void mark_carried_out(store::Writing& db, Story const& seen, Remedy const& remedy, Doing const& doing);
void move_remedy(store::Writing& db, Story const& seen, Remedy const& remedy, Day due_before, std::string const& reason,
                 Doing const& doing);
void give_up_remedy(store::Writing& db, Story const& seen, Remedy const& remedy, Doing const& doing);
/// How it goes: words for the person.
void tell_about_remedy(store::Writing& db, Story const& seen, Remedy const& remedy, std::string const& says,
                       Doing const& doing);
/// The loop goes on with it: this learning point, and this action of it.
void join_to_loop(store::Writing& db, Story const& seen, Remedy const& remedy, std::int64_t learning_point,
                  std::int64_t action, Doing const& doing);

/// A line of the list of what is promised.
struct RemedyLine {
    Id<Case> case_id;
    std::int64_t number = 0;
    RemedyKind kind = RemedyKind::apology;
    std::string what;
    std::int64_t owner = 0;
    Day due;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(RemedyLine, (), (case_id, number, kind, what, owner, due, kept_from_worker))

struct RemedyPlace {
    Day due;
    Id<Case> case_id;
    std::int64_t number = 0;
};
/// What is open, the most urgent first, below `after`.
std::vector<RemedyLine> open_remedies(store::Reading const& db, bool see_kept, std::optional<RemedyPlace> const& after,
                                      int most);

/// How those fared that were due in these days: compliance = done / due, on time = done by their day / due.
struct RemedyFigures {
    std::int64_t due = 0;
    std::int64_t done = 0;
    std::int64_t on_time = 0;
};
BOOST_DESCRIBE_STRUCT(RemedyFigures, (), (due, done, on_time))
RemedyFigures remedy_figures(store::Reading const& db, Day first, Day last, bool see_kept);

}  // namespace heed::complaints
