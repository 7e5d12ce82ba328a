#pragma once
// The form that sorts a signal by its suggestions; it stands on the signal's page and in the queue.

#include "loop/heard/signal_store.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::loop {

/// Suggestions with their words, another theme, or none: one press confirms the first. With `in_queue` the answer leads to
/// the next signal that waits.
Html sorting_form(people::Here const& here, SignalRecord const& signal, bool in_queue, Typed const& typed = {});

/// Mounted by mount_themes, before "/themes/{id}".
void mount_sorting(people::Site& at);
void mount_agreement(people::Site& at);

/// What two readers make of one theme, for its page; empty where nobody read twice.
Html agreement_on(people::Here const& here, Id<Theme> theme);

}  // namespace heed::loop
