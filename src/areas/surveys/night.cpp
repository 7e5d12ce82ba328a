#include "areas/surveys/night.hpp"

#include "areas/surveys/letterbox.hpp"
#include "areas/surveys/watching.hpp"
#include "people/settings.hpp"

namespace heed::surveys {

void run_the_night(store::Store& store, CouncilId council, Instant now) {
    Doing const doing{day_in_england(now), now, -1};
    auto const key = people::server_key(store, council);
    store::in_one_go(store, council, [&](store::Writing& db) {
        forget(db, doing);
        remind(db, key, doing);
    });
    store::in_one_go(store, council, [&](store::Writing& db) {
        empty_letterbox(db, doing);
        bring_measures_up_to_date(db, doing);
    });
    store::housekeeping(store, council, [&](store::Writing& db) { forget_marks(db, doing.today); });
}

}  // namespace heed::surveys
