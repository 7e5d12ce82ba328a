#pragma once
// What a list of learning points was asked for, in the page's address and in the form that downloads it.

#include <vector>

#include "loop/learning/learning_store.hpp"
#include "people/here.hpp"

namespace heed::loop {

/// Stage, standing, whether late, service, theme, owner or whether mine, origin, decision, whether testable, and the
/// place in the list; what makes no sense is left out.
LearningFilter learning_asked_for(web::Request const& request, people::Here const& here);

/// The same as fields of an address, as they were asked, without the place.
std::vector<web::Field> learning_query(web::Request const& request);

}  // namespace heed::loop
