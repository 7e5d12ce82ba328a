#pragma once
// What stands on the page of one case between what is due and the facts: each part of this area adds its own panel here.

#include <string_view>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "people/here.hpp"
#include "web/html.hpp"

namespace heed::complaints {

struct Panel {
    std::string_view heading;
    /// Empty where this case has nothing of it; then the heading is left out too.
    web::Html (*shown)(Story const& story, people::Here const& here);
};

/// Every panel, in the order of the page.
std::vector<Panel> const& case_panels();

}  // namespace heed::complaints
