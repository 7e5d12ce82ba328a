#include "program/demonstration.hpp"

#include <array>
#include <iostream>

#include <unistd.h>

#include "areas/assessment/demonstration.hpp"
#include "areas/briefings/demonstration.hpp"
#include "areas/complaints/clocks/demonstration.hpp"
#include "areas/complaints/demonstration.hpp"
#include "areas/complaints/intake/demonstration.hpp"
#include "areas/complaints/voices/demonstration.hpp"
#include "areas/ombudsman/demonstration.hpp"
#include "areas/procedures/demonstration.hpp"
#include "areas/reports/demonstration.hpp"
#include "areas/surveys/demonstration.hpp"
#include "loop/demonstration/demonstration.hpp"
#include "people/demonstration.hpp"
#include "people/settings.hpp"
#include "program/site_map.hpp"

namespace heed::program {

namespace {

/// One line that is written over, on a terminal; nothing elsewhere.
class Progress {
public:
    void say(std::string_view what) {
        if (terminal_) {
            std::cout << "\r\033[KMaking the demonstration council: " << what << std::flush;
        }
    }
    ~Progress() {
        if (terminal_) {
            std::cout << "\r\033[K" << std::flush;
        }
    }
    Progress() = default;
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

private:
    bool terminal_ = ::isatty(STDOUT_FILENO) == 1;
};

constexpr std::string_view finished = "demonstration_finished";

struct Part {
    std::string_view what;
    void (*make)(store::Writing&, Instant now);
};

void learn_and_share(store::Writing& db, Instant now) {
    loop::demonstrate(db, now, {briefings::plan_demonstration, ombudsman::plan_demonstration});
}

constexpr std::array parts{
    Part{"complaints, concerns and compliments", complaints::demonstrate},
    Part{"matters that run on other clocks", complaints::demonstrate_tracks},
    Part{"the way in: drafts, files and help", complaints::demonstrate_intake},
    Part{"what many voices say together", complaints::demonstrate_voices},
    Part{"a published assessment", assessment::demonstrate},
    Part{"what people said when they were asked", surveys::demonstrate},
    Part{"what was learned from them", learn_and_share},
    Part{"the people who were rung about it", complaints::demonstrate_calls},
    Part{"the procedures that changed", procedures::demonstrate},
    Part{"the annual reports", reports::demonstrate},
};

}  // namespace

void make_demonstration(store::Store& store, Clock const& clock) {
    people::Site offering(store, clock);
    mount_everything(offering);  // what the areas offer the loop: people of the demonstration are told back too
    Progress progress;
    progress.say("its people");
    store::add_council(store, "thornmere", "Thornmere Council", true);
    auto const council = store::councils(store).front();
    people::add_cast(store, council, clock.now());
    for (auto const& part : parts) {
        progress.say(part.what);
        store::in_one_go(store, council.id, [&](store::Writing& db) { part.make(db, clock.now()); });
    }
    store::housekeeping(store, council.id, [](store::Writing& db) { people::set_setting(db, finished, "yes"); });
}

bool is_unfinished_demonstration(store::Store& store, store::CouncilRecord const& council) {
    return council.demonstration && !store::read(store, council.id, [](store::Reading& db) {
               return people::setting(db, finished).has_value();
           });
}

}  // namespace heed::program
