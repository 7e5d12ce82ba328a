#pragma once
// The area's site map, and what its pages share.

#include "areas/ombudsman/store.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::ombudsman {

void mount(people::Site& at);

void mount_enquiries(people::Site& at);
void mount_decisions(people::Site& at);
void mount_remedies(people::Site& at);
void mount_corrections(people::Site& at);
void mount_reminders(people::Site& at);
void mount_settings(people::Site& at);
void mount_figures(people::Site& at);
void mount_benchmarks(people::Site& at);
void mount_elsewhere(people::Site& at);
void mount_code(people::Site& at);
void mount_letters(people::Site& at);

/// "/ombudsman/12".
std::string path_of(Id<OmbudsmanCase> id);
/// Throws NotFound, also for who may not see what is kept from a worker.
Story must_find(people::Here const& here, Id<OmbudsmanCase> id);
Doing doing_now(people::Here const& here);
/// Throws NotFound where the case has none of that number.
Remedy remedy_of(Story const& story, Id<Remedy> id);

/// A form at `place` below the case ("/enquiries/new"), with the case's reference above the fields.
loop::FormPage page_for(Story const& story, std::string title, std::string const& place, std::string button);

/// Members who may open this case: only they can be given something of it.
std::vector<loop::Option> members_for(store::Reading const& db, bool kept_from_worker);
/// The one that was chosen; 0 where none was, or one who may not open the case.
std::int64_t member_for(store::Reading const& db, web::Form const& form, std::string_view field, bool kept_from_worker);

/// "in 8 days", "2 days late"; nothing without a date.
web::Html due_badge(std::optional<Day> due, Day today);

web::Response show_case(web::Request const& request, people::Here& here, Id<OmbudsmanCase> id);

constexpr std::string_view without_names = "No names of people who draw on care";

}  // namespace heed::ombudsman
