#pragma once
// Parts of the page of one case, shared by its sections.

#include <string>
#include <utility>
#include <vector>

#include "areas/ombudsman/ombudsman.hpp"
#include "loop/parts.hpp"

namespace heed::ombudsman {

bool may_act(people::Here const& here);

/// The day, and from which day it was moved: "Moved from 3 March: two records were with the provider."
web::Html due_of(Story const& story, Dated part, std::int64_t of, Day due);

/// What can be done now, as links below each other: path and text. Nothing for who may not act.
web::Html offered(people::Here const& here, std::vector<std::pair<std::string, std::string>> const& links);

/// The remedies of that kind: what, who, when, how each stands, and where an improvement is in the loop.
web::Html remedies_of(people::Here const& here, Story const& story, RemedyKind kind);
/// "Done: 2 of 3 that have been due. Done by their date: 1 of 3."
std::string rates_of(Story const& story, Day today);

}  // namespace heed::ombudsman
