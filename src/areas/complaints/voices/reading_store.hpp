#pragma once
// Rows of the independent reader.

#include <optional>
#include <vector>

#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/reading.hpp"

namespace heed::complaints {

struct ReadFirst {
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(ReadFirst, (), (by, at))
std::optional<ReadFirst> reading_of(store::Reading const& db, Id<Case> id);
void mark_as_read(store::Writing& db, Story const& story, Doing const& doing);

struct ToRead {
    Id<Case> id;
    Kind kind = Kind::concern;
    Day received_on;
    bool was_read = false;
};
BOOST_DESCRIBE_STRUCT(ToRead, (), (id, kind, received_on, was_read))
constexpr int most_to_read = 200;
/// Open cases that are kept from a worker, those that nobody read first, then by the day.
std::vector<ToRead> cases_to_read(store::Reading const& db);

std::optional<PassedOn> find_passed_on(store::Reading const& db, Id<PassedOn> id);
std::vector<PassedOn> passed_on_of(store::Reading const& db, Id<Case> id);
/// With a task for whoever it is for.
Id<PassedOn> pass_on(store::Writing& db, Story const& story, std::string const& words, std::int64_t for_member,
                     Doing const& doing);
void say_what_was_done(store::Writing& db, PassedOn const& passed, std::string const& done, Doing const& doing);

}  // namespace heed::complaints
