#include "people/forgetting.hpp"

#include "people/invitations.hpp"
#include "people/sessions.hpp"
#include "people/tries.hpp"

namespace heed::people {

void forget_what_is_over(store::Store& store, CouncilId council, Instant now) {
    store::housekeeping(store, council, [&](store::Writing& db) {
        forget_old_sessions(db, now);
        forget_old_guesses(db, now);
        forget_old_invitations(db, now);
    });
}

}  // namespace heed::people
