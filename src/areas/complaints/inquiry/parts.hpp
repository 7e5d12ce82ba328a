#pragma once
// What the pages of one record of an investigation share: their frame, and the small forms in them.

#include <optional>
#include <string>
#include <utility>

#include "areas/complaints/acts.hpp"
#include "kernel/failure.hpp"

namespace heed::complaints {

/// A page about a part of a case: back link, error summary, whose case, what must be seen first, and the rest.
web::Response show_part(people::Here const& here, Story const& story, std::string const& heading, web::Html const& main,
                        Problems const& problems = {});

/// A case with one record of its own.
template <class Record>
struct CaseWith {
    Story story;
    Record record;
};

/// The case, if this member may see it, with the record that was looked up under it; NotFound where either is not there.
template <class Record>
CaseWith<Record> must_find_with(people::Here const& here, Id<Case> id, std::optional<Record> record) {
    auto story = must_find(here, id);
    if (!record) {
        throw NotFound();
    }
    return {std::move(story), std::move(*record)};
}

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
