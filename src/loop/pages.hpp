#pragma once
// The pages of the loop: the home page of staff, signals, themes and learning points.

#include "people/site.hpp"

namespace heed::loop {

void mount(people::Site& at);

/// Its parts; `mount` calls them.
void mount_home(people::Site& at);
void mount_picture(people::Site& at);
void mount_signals(people::Site& at);
void mount_themes(people::Site& at);
void mount_exports(people::Site& at);
void mount_learning_points(people::Site& at);
void mount_register(people::Site& at);
void mount_register_entry(people::Site& at);
void mount_deciding(people::Site& at);
void mount_versions(people::Site& at);
void mount_source_corrections(people::Site& at);
void mount_plans(people::Site& at);
void mount_shares(people::Site& at);
void mount_proofs(people::Site& at);
void mount_proof_changes(people::Site& at);
void mount_runs(people::Site& at);
void mount_standing(people::Site& at);
void mount_telling(people::Site& at);
void mount_publishing(people::Site& at);
void mount_said_and_done(people::Site& at);

}  // namespace heed::loop
