#pragma once
// What a list of signals was asked for, in the page's address and in the form that downloads it.

#include <vector>

#include "loop/heard/signal_store.hpp"
#include "people/here.hpp"

namespace heed::loop {

/// Kind, service, theme and stage, and the place in the list; what makes no sense is left out. What is kept from workers
/// is let through for whoever may see it.
SignalFilter signals_asked_for(web::Request const& request, people::Here const& here);

/// The same as fields of an address, without the place; a field that narrows nothing is empty.
std::vector<web::Field> as_query(SignalFilter const& filter);

/// "2026-11-22.123": the day and the number with which a page of the list begins or ends.
std::string place_of(SignalPlace const& place);
/// In a list by the day they were heard.
std::string place_of(SignalLine const& line);

/// What narrows the list besides kind, service, theme and stage: "Only those heard since 1 December 2025."; or empty.
std::string days_in_words(SignalFilter const& filter);

/// The place in such a text; nothing if it is none.
std::optional<SignalPlace> place_in(std::string_view text);

}  // namespace heed::loop
