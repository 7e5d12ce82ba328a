#pragma once
// Who is asked: invitations, their reminders, and who does not want to be asked again.

#include <vector>

#include "areas/surveys/store.hpp"
#include "loop/offers.hpp"

namespace heed::surveys {

/// What became of events.
struct AskedOf {
    std::int64_t asked = 0;
    std::int64_t asked_lately = 0;  ///< not a second time within the survey's days
    std::int64_t asked_to_stop = 0;
    std::int64_t no_survey = 0;  ///< no running survey asks after this
};

/// Makes the invitations, sends what goes by e-mail, and notes one event for each survey.
AskedOf ask_after(store::Writing& db, std::string const& server_key, std::vector<Event> const& events,
                  Doing const& doing);

/// One event as another system tells it; its parts are named as the columns of a file.
Outcome<loop::AskAfter> hear_of_event(store::Reading const& db, loop::Happened const& happened);

/// The invitation that waits for this code; nothing for a wrong code, a used one, and one that is too old.
std::optional<Invitation> invitation_of(store::Reading const& db, std::string_view typed_code);

/// Those of a survey that are to be printed, or rung, by number from below; at most `most`, after that one.
std::vector<Invitation> to_do(store::Reading const& db, Id<Survey> survey, Next next, Id<Invitation> after, int most);
std::optional<Invitation> find_invitation(store::Reading const& db, Id<Survey> survey, Id<Invitation> id);
/// Counted to a hundred and no further.
std::int64_t count_to_do(store::Reading const& db, Id<Survey> survey, Next next);

/// These letters were printed and sent.
void letters_sent(store::Writing& db, Survey const& survey, std::vector<Id<Invitation>> const& ids, Doing const& doing);

/// They do not want to answer this time: the invitation and the contact are forgotten.
void declined(store::Writing& db, Invitation const& invitation, Doing const& doing);

/// Deletes it, contact and all, and takes back what was still to be sent. It was answered, declined, or is over.
void forget_invitation(store::Writing& db, Invitation const& invitation, Instant now);

/// Whoever has this mark is not asked any more by any survey, and what waits for them is forgotten.
void stop_asking(store::Writing& db, std::string const& mark, Doing const& doing);

/// Whether whoever has this mark asked not to be asked any more.
bool wants_no_more(store::Reading const& db, std::string const& mark);

/// Once a night: who has not answered is reminded once; whose time is over is forgotten, contact and all.
void remind(store::Writing& db, std::string const& server_key, Doing const& doing);
void forget(store::Writing& db, Doing const& doing);
/// Marks of more than two years ago, which no survey asks about. Housekeeping.
void forget_marks(store::Writing& db, Day today);

/// "https://heed.example/survey?code=K7MQ-2XPD-9HTR"
std::string link_of(Survey const& survey, std::string_view code);

/// "https://heed.example/survey/unsubscribe?t=…": stops all asking, with one press, also when the invitation is gone.
std::string stop_link_of(Survey const& survey, std::string_view server_key, std::string_view mark);

}  // namespace heed::surveys
