#pragma once
// Enquiries, draft decisions, remedies and improvements that are not in the loop yet reach somebody by e-mail before they
// are late, each rung of the ladder once for each date:
//
//   owner      so many days before, to whoever does it
//   overseers  so many days before, to who looks after the case and to those who oversee complaints
//   late       on the first working morning after it, to all of them
//
// A date that was moved is a new date. How loop/reminders/digest.hpp keeps people and what is kept from workers out of a
// mail holds here too.

#include <vector>

#include "areas/ombudsman/ombudsman.hpp"
#include "areas/ombudsman/settings.hpp"
#include "loop/reminders/digest.hpp"
#include "people/site.hpp"

namespace heed::ombudsman {

enum class Rung { owner, overseers, late };
BOOST_DESCRIBE_ENUM(Rung, owner, overseers, late)

enum class Part { enquiry, draft, remedy, improvement };
BOOST_DESCRIBE_ENUM(Part, enquiry, draft, remedy, improvement)

/// One thing with a date that is still to be done. improvement: to be begun in the loop.
struct Step {
    Part part = Part::enquiry;
    std::int64_t of = 0;
    std::string says;
    Day due;
    Id<people::Member> owner;
};
std::vector<Step> steps_of(Story const& story);

/// The highest rung that this day has reached; nothing while it is early for all.
std::optional<Rung> rung_of(Step const& step, ReminderDays const& days, Day today);

struct ToMail {
    Id<OmbudsmanCase> case_id;
    Step step;
    Rung rung = Rung::owner;
    std::int64_t member = 0;
    loop::Waiting what;
};
/// Who is to hear of what on this day, whether they have heard or not. Pure.
std::vector<ToMail> to_mail(Story const& story, std::vector<people::Member> const& members,
                            std::vector<people::Member> const& overseers, ReminderDays const& days, Day today);

/// What is done each morning; nothing on days that are no working days, and where the council has switched it off.
void remind(store::Writing& db, WorkingDays const& days, Day today, Instant now);
void remind_of_cases(store::Store& store, CouncilId council, Instant now);

}  // namespace heed::ombudsman
