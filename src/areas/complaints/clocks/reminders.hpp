#pragma once
// Nothing goes overdue unseen. Each working morning the owner is reminded of what is due soon, today or late; who oversees
// complaints, and whoever runs the procedure, of what is late or nobody has. One digest a person and day: references,
// steps and days, no word of the case and no name. What is kept from a worker goes only to who may see it, and where
// nobody of those who oversee may, to all who may.

#include <string>
#include <vector>

#include "areas/complaints/store.hpp"
#include "people/site.hpp"

namespace heed::complaints {

enum class Why { due_soon, due_today, late, nobody_has_it };
BOOST_DESCRIBE_ENUM(Why, due_soon, due_today, late, nobody_has_it)

struct ToRemind {
    Id<Case> id;
    Kind kind = Kind::complaint;
    Track track = Track::none;
    std::string step;
    Day due;
    std::int64_t officer = 0;
    bool kept_from_worker = false;
};
BOOST_DESCRIBE_STRUCT(ToRemind, (), (id, kind, track, step, due, officer, kept_from_worker))

struct ReminderLine {
    ToRemind what;
    Why why = Why::due_soon;
};

struct Digest {
    people::Member to;
    std::vector<ReminderLine> lines{};
    int more = 0;  ///< left out of a long digest
};

/// Who is reminded of what on this day. Pure: `overseers` are those who hear of late ones, `members` who may be an owner.
std::vector<Digest> digests_of(std::vector<ToRemind> const& open, std::vector<people::Member> const& members,
                               std::vector<people::Member> const& overseers, Day today);

/// The text of the mail.
std::string text_of(Digest const& digest, std::string const& council, std::string const& address);

/// What is done each morning; on days that are no working days, nothing. A second time on one day, nothing.
void remind(store::Writing& db, WorkingDays const& days, Day today, Instant now);
void remind_of_cases(store::Store& store, CouncilId council, Instant now);

/// Who was reminded of what: the last first.
people::Response show_reminders(people::Request const& request, people::Here& here);

}  // namespace heed::complaints
