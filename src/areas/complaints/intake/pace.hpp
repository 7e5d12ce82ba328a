#pragma once
// How much strangers may leave with us in a stretch of time. What is left is kept for years, so that a room, or the table of
// a case, must not be filled by whoever likes to; who is told that it is too much can ring.

#include <string>
#include <vector>

#include "people/site.hpp"

namespace heed::complaints {

struct Pace {
    std::string who;  ///< as `count_try` counts them
    std::int64_t most = 0;
    int stretch = 0;  ///< seconds
};

/// From this network, under its keyed hash.
Pace from_network(people::Here const& here, web::Request const& request, std::string const& what, std::int64_t most,
                  int stretch);

/// Counts one more of each; throws TooMany (429), and counts nothing, where one of them is full.
void keep_pace(people::Here& here, std::vector<Pace> const& paces);

/// For as many files, before any of them is held: a form that is sent again and again would be held again each time.
void count_files(people::Here& here, web::Request const& request, std::size_t files);

}  // namespace heed::complaints
