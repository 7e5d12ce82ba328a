#pragma once
// What the pages of one record of an investigation share: their frame, and the small forms in them.

#include <string>

#include "areas/complaints/acts.hpp"

namespace heed::complaints {

/// A page about a part of a case: back link, error summary, whose case, what must be seen first, and the rest.
web::Response show_part(people::Here const& here, Story const& story, std::string const& heading, web::Html const& main,
                        Problems const& problems = {});

/// One of several forms on a page.
struct SmallForm {
    std::string path;
    web::Html fields{};
    std::string button;
    bool first = false;  ///< the one that is mostly pressed
    bool with_file = false;
};
web::Html small_form(people::Here const& here, SmallForm const& form);

}  // namespace heed::complaints
