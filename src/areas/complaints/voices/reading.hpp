#pragma once
// The independent reader: what is kept from a worker is read first by somebody who is not of the service, and passed on
// without names. Whoever it is passed on to reads the words, the service and the month, and nothing that leads to the case.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/acts.hpp"
#include "areas/complaints/panels.hpp"
#include "people/site.hpp"

namespace heed::complaints {

struct PassedOn {
    Id<PassedOn> id;
    std::string words;
    std::int64_t service = 0;
    std::int64_t for_member = 0;
    std::string month;  ///< "2026-11"
    std::string done;   ///< what was done, in the words of whoever it was for; "" until they say
};
BOOST_DESCRIBE_STRUCT(PassedOn, (), (id, words, service, for_member, month, done))

/// Words that name nobody: what could name a person is a problem, and so are the names that stand in the case.
Outcome<std::string> words_without_names(std::string const& words, Teller const& teller);

extern Act const read_it_first;
extern Act const pass_it_on_without_names;

/// On the page of a case that is kept: who read it first, and what became of what was passed on.
web::Html show_reading(Story const& story, people::Here const& here);

/// "/voices/reading" and "/voices/passed-on/{id}".
void mount_reading(people::Site& at);

}  // namespace heed::complaints
