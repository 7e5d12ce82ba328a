#pragma once
// The paths of the API, by what they are about. docs/api.md and embedded/openapi.json describe them; a test holds them to
// the description, in both directions.

#include "people/site.hpp"

namespace heed::api {

void mount_description(people::Site& at);
void mount_signals(people::Site& at);
void mount_survey_events(people::Site& at);
void mount_learning(people::Site& at);
void mount_names(people::Site& at);
void mount_events(people::Site& at);

}  // namespace heed::api
