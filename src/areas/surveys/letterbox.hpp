#pragma once
// An answer comes, its invitation goes. Answers lie in the letterbox until a batch of them is counted into the tallies, by
// quarter, and deleted; what people wrote becomes a signal then.

#include "areas/surveys/asking.hpp"
#include "loop/offers.hpp"

namespace heed::surveys {

struct Came {
    Channel channel = Channel::web;
    std::int64_t by = 0;  ///< the member of staff who typed it in; 0: the person
    std::string server_key;
    std::string form_key;
    Instant now;
};

/// Takes the answer: the invitation and its contact are deleted, what was written is made anonymous, and who wants to be rung
/// becomes a concern, in this transaction. What was opened is answered, if something was.
std::optional<loop::ConcernOpened> take_answer(store::Writing& db, Invitation const& invitation,
                                               Answered const& answered, Came const& came);

/// Once a night: counts what may be counted now (see rules.hpp), and tells the loop what was written.
void empty_letterbox(store::Writing& db, Doing const& doing);

}  // namespace heed::surveys
