#include "areas/complaints/intake/pace.hpp"

#include <algorithm>

#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/store.hpp"
#include "kernel/failure.hpp"

namespace heed::complaints {

namespace {

constexpr std::int64_t files_an_hour = 40;
/// From all networks together: 25 GB at the worst.
constexpr std::int64_t files_a_day = 1000;
constexpr int day_stretch = 24 * 60 * 60;

}  // namespace

Pace from_network(people::Here const& here, web::Request const& request, std::string const& what, std::int64_t most,
                  int stretch) {
    return {what + " " + network_of(here.server_key, request.peer), most, stretch};
}

void keep_pace(people::Here& here, std::vector<Pace> const& paces) {
    bool const is_full = std::ranges::any_of(
        paces, [&](Pace const& one) { return tries_of(here.db, one.who, one.stretch, here.now) >= one.most; });
    if (is_full) {
        throw TooMany();
    }
    store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
        for (auto const& one : paces) {
            count_try(db, one.who, one.stretch, here.now);
        }
    });
}

void count_files(people::Here& here, web::Request const& request, std::size_t files) {
    for (std::size_t i = 0; i < files; ++i) {
        keep_pace(here, {from_network(here, request, "file", files_an_hour, telling_stretch),
                         {"files of everybody", files_a_day, day_stretch}});
    }
}

}  // namespace heed::complaints
