#pragma once
// A remedy that improves a service enters the loop: as a learning point that comes from a complaint and was accepted when it
// was promised, with an action of the same owner and day. Nobody is named in either. When the remedy is done the action is
// done too; whether it helped is the loop's to prove.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/inquiry/remedies.hpp"

namespace heed::complaints {

/// What was typed to send it there.
struct Learned {
    std::string sentence;  ///< what would be different, in a sentence that can be tested
    std::int64_t theme = 0;
    std::string what;  ///< the action, without names
    std::int64_t strength = 0;
};

/// The form on the remedy's page; empty where it is in the loop already, or there is nothing to change in a service.
web::Html learning_form(people::Here const& here, Story const& story, Remedy const& remedy, Typed const& typed);

/// Fields "sentence", "theme", "strength".
Outcome<Learned> learned_from(people::Here const& here, Story const& story, Remedy const& remedy,
                              web::Form const& form);

void send_into_the_loop(store::Writing& db, Story const& story, Remedy const& remedy, Learned const& learned,
                        Doing const& doing);

/// The remedy was done, and so is its action; nothing where it has none or somebody ended it.
void end_its_action(store::Writing& db, Remedy const& remedy, Doing const& doing);

}  // namespace heed::complaints
