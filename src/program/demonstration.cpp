#include "program/demonstration.hpp"

#include <iostream>

#include <unistd.h>

#include "areas/complaints/demonstration.hpp"
#include "people/demonstration.hpp"

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

}  // namespace

void make_demonstration(store::Store& store, Clock const& clock) {
    Progress progress;
    progress.say("its people");
    store::add_council(store, "thornmere", "Thornmere Council", true);
    auto const council = store::councils(store).front();
    people::add_cast(store, council, clock.now());
    progress.say("three years of complaints, concerns and compliments");
    store::in_one_go(store, council.id, [&](store::Writing& db) { complaints::demonstrate(db, clock.now()); });
}

}  // namespace heed::program
