#pragma once
// What the staff pages of this area share.

#include <string>
#include <vector>

#include "areas/surveys/store.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::surveys {

/// "/surveys/3".
std::string path_of(Id<Survey> id);

Doing doing_now(people::Here const& here);

/// The name of a team; "No team" for 0.
std::string team_name(std::vector<people::Team> const& teams, std::int64_t id);

/// How hard the words of each question are to read, for who writes them: a hint, never a gate.
web::Html reading_ages(Version const& version);

void mount_surveys(people::Site& at);
void mount_events(people::Site& at);
void mount_letters(people::Site& at);
void mount_entry(people::Site& at);
void mount_results(people::Site& at);

}  // namespace heed::surveys
