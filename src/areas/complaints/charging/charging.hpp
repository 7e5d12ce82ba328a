#pragma once
// Charging: complaints joined to the care events behind them, and how long people wait for a financial assessment.

#include "areas/complaints/acts.hpp"
#include "areas/complaints/panels.hpp"
#include "people/site.hpp"

namespace heed::complaints {

/// "/charging" and below, and the acts of this room on the page of a case.
void mount_charging(people::Site& at);

/// "/charging" and "/charging/events": what happened, with and without a complaint.
void mount_care_events(people::Site& at);
/// "/charging/waits": financial assessments.
void mount_waits(people::Site& at);

/// Joins a case to a care event, or takes it away from one.
extern Act const join_a_care_event;

/// The events behind a case.
web::Html show_care_events(Story const& story, people::Here const& here);

}  // namespace heed::complaints
