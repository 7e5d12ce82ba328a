#pragma once
// The officers' list: what is next over all tracks, the most urgent first; or what is closed, the last first. Paged by
// key; every filter has an index of open cases, so a page costs the same however many there are.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "store/store.hpp"

namespace heed::complaints {

struct CaseLine {
    Id<Case> id;
    Kind kind = Kind::complaint;
    Track track = Track::none;
    std::int64_t stage = 1;
    Id<Case> contact;
    std::string said;  ///< its first 200 characters
    Day received_on;
    bool kept_from_worker = false;
    Doubt doubt = Doubt::none;
    std::int64_t officer = 0;
    std::string next_step;
    std::optional<Day> next_due;
    std::optional<Day> closed_on;
    bool needs_support = false;
    bool safe_to_contact = true;
};
BOOST_DESCRIBE_STRUCT(CaseLine, (),
                      (id, kind, track, stage, contact, said, received_on, kept_from_worker, doubt, officer, next_step,
                       next_due, closed_on, needs_support, safe_to_contact))

/// Where a list goes on: below the last line of the page before.
struct Place {
    Day day;
    Id<Case> id;
};

struct CaseFilter {
    bool see_kept = false;
    std::optional<Kind> kind;
    std::optional<Track> track;           ///< one track says the kind too
    std::optional<std::int64_t> officer;  ///< 0: what nobody has yet
    std::optional<Day> due_before;        ///< late ones: what was due before this day
    bool closed = false;                  ///< closed ones, the last first; otherwise open ones, the most urgent first
    std::optional<Place> after;
};

std::vector<CaseLine> list_cases(store::Reading const& db, CaseFilter const& filter, int most);

/// How many there are, counted no further than `most`.
std::int64_t count_cases(store::Reading const& db, CaseFilter const& filter, int most = 1000);

}  // namespace heed::complaints
