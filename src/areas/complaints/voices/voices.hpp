#pragma once
// What many voices say together: concerns beside complaints and compliments, patterns of concerns, who is not complaining,
// and compliments that reach the people they are about.

#include "areas/complaints/acts.hpp"
#include "people/site.hpp"

namespace heed::complaints {

/// "/voices" and below, and the acts of this room on the page of a case.
void mount_voices(people::Site& at);

/// "/voices": counts side by side.
void mount_comparison(people::Site& at);
/// "/voices/patterns": the watch over concerns, and its rule.
void mount_patterns(people::Site& at);
/// "/voices/who" and "/voices/people-supported".
void mount_who_speaks(people::Site& at);
/// "/voices/teams-and-providers".
void mount_spoken_about(people::Site& at);

/// Says which team or provider a case is about.
extern Act const choose_spoken_about;

}  // namespace heed::complaints
